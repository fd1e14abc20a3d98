import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, takeBackRemoval } from '#renderer/data/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './assets.module.css';

type TakeBackDialogProps = {
  readonly row: RecordRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Undo of a removal; it too says why, since both stay in the history. */
export function TakeBackDialog({ row, onDone, onCancel }: TakeBackDialogProps) {
  const { t } = useTranslation(['assets', 'ui']);
  const [reason, setReason] = useState(() => t('assets:takeBack.usual'));
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function confirm() {
    setAsked(true);
    if (reason.trim() === '') return;
    setBusy(true);
    const done = await takeBackRemoval(row, reason.trim());
    setBusy(false);
    if (done.ok) onDone();
    else setError(done.error);
  }

  return (
    <ConfirmDialog
      opened
      title={t('assets:takeBack.title', { name: row.title })}
      confirm={t('assets:takeBack.confirm')}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
      busy={isBusy}
    >
      <div className={classes['dialog']}>
        <p>{t('assets:takeBack.words')}</p>
        <TextAreaField
          label={t('assets:takeBack.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          required
          error={isAsked && reason.trim() === '' ? t('ui:field.needed') : null}
        />
        {error !== null && <ErrorNote error={error} />}
      </div>
    </ConfirmDialog>
  );
}
