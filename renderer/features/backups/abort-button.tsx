import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { movesOf } from '#shared/domain/moves.ts';
import { moveTo, watchLine } from './test-values.ts';

/** Anybody may stop a test that runs: the ship comes first. */
export function AbortButton({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('backups');
  const session = useSession();
  const [isAsking, setAsking] = useState(false);
  if (session.side !== 'ship' || !movesOf(row, session).includes('aborted')) return null;

  function abort(reason: string) {
    const at = Date.now();
    const by = session.person?.record ?? null;
    const values = { state: moveTo('aborted', by, at, { reason }), result: 'aborted', endedAt: at };
    return save([watchLine(row.id, 'end', by, at), { record: row.id, collection: 'restoreTest', values, loaded: row }]);
  }

  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {t('abort.open')}
      </Button>
      <ReasonDialog
        opened={isAsking}
        title={t('abort.title')}
        text={t('abort.text')}
        confirm={t('abort.open')}
        onClose={() => setAsking(false)}
        onGiven={abort}
      />
    </>
  );
}
