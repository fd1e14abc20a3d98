import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { NEXT, press } from './visit-values.ts';

/** The one press that a session waits for: begin, end, or reviewed. */
export function PressButton({ row, isMain = false }: { readonly row: RecordRow; readonly isMain?: boolean }) {
  const { t } = useTranslation('visits');
  const { may } = useSession();
  const { run, isBusy, error } = useCommand();
  const to = NEXT[row.state ?? ''];
  if (to === undefined || row.isRemoved || !may.includes('mediaWrite')) return null;
  return (
    <>
      <Button
        variant={isMain ? 'filled' : 'default'}
        leftSection={<Icon name={to === 'active' ? 'play' : to === 'ended' ? 'stop' : 'check'} />}
        disabled={isBusy}
        aria-label={t(`press.${to}Of`, { name: row.title })}
        onClick={() => void run(() => press(row, Date.now()))}
      >
        {t(`press.${to}`)}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
