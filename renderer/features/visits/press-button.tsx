import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { nextPress, press, type VisitPress } from './visit-values.ts';

const ICONS: Readonly<Record<VisitPress, 'check' | 'play' | 'stop'>> = {
  approved: 'check',
  active: 'play',
  ended: 'stop',
  reviewed: 'check',
};

/** The one press that a session waits for: allowed, begin, end, or reviewed; nothing where it is somebody else's. */
export function PressButton({ row, isMain = false }: { readonly row: RecordRow; readonly isMain?: boolean }) {
  const { t } = useTranslation('visits');
  const session = useSession();
  const { run, isBusy, error } = useCommand();
  const to = nextPress(row, session);
  if (to === null || !session.may.includes('mediaWrite')) return null;
  return (
    <>
      <Button
        variant={isMain ? 'filled' : 'default'}
        leftSection={<Icon name={ICONS[to]} />}
        disabled={isBusy}
        aria-label={t(`press.${to}Of`, { name: row.title })}
        onClick={() => void run(() => press(row, to, session, Date.now()))}
      >
        {t(`press.${to}`)}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
