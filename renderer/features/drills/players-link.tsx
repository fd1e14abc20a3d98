import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canOpenWindows } from '#renderer/platform/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { RecordId } from '#shared/oplog/op.ts';

/** Opens what the players may see, in a window of its own where the host has windows: it is put on another screen. */
export function PlayersLink({ drill }: { readonly drill: RecordId }) {
  const { t } = useTranslation('drills');
  return (
    <Button
      component="a"
      href={`#/drills/${drill}/players`}
      {...(canOpenWindows() ? { target: '_blank', rel: 'noopener' } : {})}
      leftSection={<Icon name="visible" />}
    >
      {t('players.open')}
    </Button>
  );
}
