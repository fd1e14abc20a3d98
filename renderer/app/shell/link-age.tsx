import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { useNow, wholeMinute } from '#renderer/ui/time/time-provider.tsx';

/** When the other side was last really heard: on a ship the shore's answer, ashore what the hub stored. */
export type LinkState =
  | { readonly kind: 'heard'; readonly at: number | null }
  | { readonly kind: 'stored'; readonly at: number | null }
  | { readonly kind: 'isolated' };

type LinkAgeProps = { readonly link: LinkState; readonly href: string };

/** "Synced" is never said without how long ago; a press opens the sync page. */
export function LinkAge({ link, href }: LinkAgeProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const now = useNow();

  function text(): string {
    switch (link.kind) {
      case 'isolated':
        return t('shell.isolated');
      case 'stored':
        return link.at === null
          ? t('shell.neverStored')
          : t('shell.stored', {
              time: `\u2068${formats.instant(link.at, now - link.at < 43_200_000 ? 'time' : 'dayTime')}\u2069`,
            });
      case 'heard': {
        if (link.at === null) return t('shell.neverHeard');
        const ms = now - wholeMinute(link.at);
        return ms < 60_000 ? t('shell.heardNow') : t('shell.heard', { age: formats.duration(ms) });
      }
    }
  }

  const icon = link.kind === 'isolated' ? 'isolate' : link.at === null ? 'satellite-off' : 'satellite';
  return (
    <Button
      component="a"
      href={href}
      variant="subtle"
      className="bulwark-bar-button bulwark-bar-fact"
      leftSection={<Icon name={icon} />}
    >
      {text()}
    </Button>
  );
}
