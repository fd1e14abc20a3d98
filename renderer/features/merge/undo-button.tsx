import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecord, resolve } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { type AppError, fail } from '#shared/base/result.ts';
import { undoOf } from './merge-model.ts';
import { type LastSettled, useMergeSession } from './merge-session.ts';

/**
 * Takes the last decision back: a new decision, back to what was in use before it. Both stay in the history, and the
 * other side reads both.
 */
export function UndoButton({ last }: { readonly last: LastSettled }) {
  const { t } = useTranslation('merge');
  const setLast = useMergeSession((state) => state.setLast);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function undo() {
    setBusy(true);
    const row = await getRecord(last.record);
    const back = row === null ? fail('record/unknown') : undoOf(row, last);
    const done = back.ok ? await resolve(last.record, back.value, t('undo.reason', { reason: last.reason })) : back;
    setBusy(false);
    if (done.ok) setLast(null);
    else setError(done.error);
  }

  return (
    <>
      <Button leftSection={<Icon name="undo" />} onClick={() => void undo()} disabled={isBusy}>
        {t('undo.button')}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
