import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { isPalette, PALETTES } from '#renderer/ui/theme/palette.ts';
import { usePalette } from '#renderer/ui/theme/palette-provider.tsx';
import { isTextSize, setTextSize, TEXT_SIZES, useTextSize } from '#renderer/ui/theme/text-size.ts';

/** The light of the screen and the size of what stands on it, on every page: the bridge may go dark at any moment. */
export function PaletteMenu() {
  const { t } = useTranslation('ui');
  const { palette, setPalette } = usePalette();
  const textSize = useTextSize();
  const name = t('shell.palette', { palette: t(`shell.${palette}`) });
  return (
    <Menu withinPortal={false} position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={name} title={name}>
          <Icon name={`palette-${palette}`} size={24} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.paletteTitle')}</Menu.Label>
        <Menu.RadioGroup value={palette} onChange={(next) => isPalette(next) && setPalette(next)}>
          {PALETTES.map((each) => (
            <Menu.RadioItem
              key={each}
              value={each}
              closeMenuOnClick
              data-autofocus={each === palette || undefined}
              rightSection={<Icon name={`palette-${each}`} />}
            >
              {t(`shell.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('shell.textSizeTitle')}</Menu.Label>
        <Menu.RadioGroup value={textSize} onChange={(next) => isTextSize(next) && setTextSize(next)}>
          {TEXT_SIZES.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {t(`shell.textSize.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
