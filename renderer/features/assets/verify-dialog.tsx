import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { useNow, useShipOffset } from '#renderer/ui/time/time-provider.tsx';
import type { AppError } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import classes from './assets.module.css';

type VerifyDialogProps = {
  readonly row: RecordRow;
  readonly person: RecordId;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

const MINUTE = 60_000;

/** Somebody stood before the thing and found the record right: by whom, on which day of the ship. */
export function VerifyDialog({ row, person, onDone, onCancel }: VerifyDialogProps) {
  const { t } = useTranslation('assets');
  const words = useFieldWords();
  const now = useNow();
  const offset = useShipOffset() ?? 0;
  const [note, setNote] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    const verifiedOn = new Date(now + offset * MINUTE).toISOString().slice(0, 10);
    const values = { verifiedOn, verifiedBy: person, verifiedNote: note.trim() || null };
    const saved = await save([{ record: row.id, collection: 'asset', values, loaded: row }]);
    setBusy(false);
    if (saved.ok) onDone();
    else setError(saved.error);
  }

  return (
    <ConfirmDialog
      opened
      title={t('verify.title', { name: row.title })}
      confirm={t('verify.confirm')}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
      busy={isBusy}
    >
      <div className={classes['dialog']}>
        <p>{t('verify.words')}</p>
        <TextAreaField label={words.label('asset', 'verifiedNote')} value={note} onChange={setNote} rows={2} />
        {error !== null && <ErrorNote error={error} />}
      </div>
    </ConfirmDialog>
  );
}
