import { useTranslation } from 'react-i18next';
import { getRecord, save, setAutoLock, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { isLanguageCode } from '#renderer/i18n/languages.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { PALETTES } from '#renderer/ui/theme/palette.ts';
import { usePalette } from '#renderer/ui/theme/palette-provider.tsx';
import classes from './settings.module.css';

/** Minutes without a touch; a bridge PC that never locks would sign in the name of whoever left it. */
const AUTO_LOCK = [2, 5, 10, 15, 30, 60] as const;

export function ScreenPanel() {
  const { t } = useTranslation(['settings', 'ui']);
  const { language, setLanguage, offered } = useLanguage();
  const { palette, setPalette } = usePalette();
  const { person, autoLockMin, side, may } = useSession();
  const { run, error } = useCommand();
  const minutes: readonly number[] = [...new Set([...AUTO_LOCK, autoLockMin])].sort((a, b) => a - b);

  /** On this screen at once; for a person also on every other PC of the ship. */
  async function choose(code: string | null) {
    if (!isLanguageCode(code)) return;
    await setLanguage(code);
    if (person === null) return;
    const loaded = await getRecord(person.record);
    if (loaded === null) return;
    await run(() => save([{ record: person.record, collection: 'person', values: { uiLanguage: code }, loaded }]));
  }

  return (
    <Panel title={t('settings:screen.title')}>
      <div className={classes['form']}>
        {error !== null && <ErrorNote error={error} />}
        <div className={classes['pair']}>
          <SelectField
            label={t('ui:shell.languageTitle')}
            help={person === null ? t('settings:screen.languageHere') : t('settings:screen.languageMine')}
            value={language.code}
            onChange={choose}
            options={offered.map(({ code, name }) => ({ value: code as string, label: name }))}
          />
          {side === 'ship' && (
            <SelectField
              label={t('settings:screen.autoLock')}
              help={t(may.includes('autoLock') ? 'settings:screen.autoLockHelp' : 'settings:screen.autoLockMaster')}
              disabled={!may.includes('autoLock')}
              value={String(autoLockMin)}
              onChange={(next) => next !== null && void run(() => setAutoLock(Number(next)))}
              options={minutes.map((each) => ({
                value: String(each),
                label: t('settings:screen.minutes', { count: each }),
              }))}
            />
          )}
        </div>
        <ChoiceCards
          label={t('ui:shell.paletteTitle')}
          layout="row"
          value={palette}
          onChange={setPalette}
          options={PALETTES.map((each) => ({
            value: each,
            label: t(`ui:shell.${each}`),
            icon: `palette-${each}` as const,
          }))}
        />
      </div>
    </Panel>
  );
}
