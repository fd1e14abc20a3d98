import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { isLanguageCode, SOURCE_LANGUAGE } from '#renderer/i18n/languages.ts';
import { isReviewed } from '#renderer/i18n/reviews.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './language-menu.module.css';

/**
 * Each language in its own name and script, so that one can find back from any other. No restart. A language whose texts
 * no native mariner has read says so.
 */
export function LanguageMenu() {
  const { t } = useTranslation('ui');
  const { language, setLanguage, offered, isSourceShown, setSourceShown } = useLanguage();
  const code = language.code.split('-', 1)[0]?.toUpperCase();
  return (
    <Menu withinPortal={false} position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          className="bulwark-bar-button"
          leftSection={<Icon name="language" />}
          aria-label={t('shell.language', { code, language: language.name })}
        >
          <span lang={language.code}>{code}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.languageTitle')}</Menu.Label>
        <Menu.RadioGroup
          value={language.code}
          onChange={(next) => {
            if (isLanguageCode(next)) void setLanguage(next);
          }}
        >
          {offered.map(({ code: each, name, dir }) => (
            <Menu.RadioItem
              key={each}
              value={each}
              className={classes['language']}
              closeMenuOnClick
              data-autofocus={each === language.code || undefined}
            >
              <bdi lang={each} dir={dir}>
                {name}
              </bdi>
              {each !== SOURCE_LANGUAGE && !isReviewed(each) && (
                <span className={classes['machine']}>{t('shell.machineText')}</span>
              )}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {language.code !== SOURCE_LANGUAGE && (
          <>
            <Menu.Divider />
            <Menu.CheckboxItem checked={isSourceShown} onChange={setSourceShown} closeMenuOnClick>
              {t('shell.sourceBeside')}
            </Menu.CheckboxItem>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
