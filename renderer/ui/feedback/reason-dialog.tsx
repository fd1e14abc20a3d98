import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError, Result } from '#shared/base/result.ts';
import { TextAreaField } from '../fields/text-field.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ErrorNote } from './error-note.tsx';
import classes from './reason-dialog.module.css';

type ReasonDialogProps = {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen and what stays. */
  readonly text: ReactNode;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onGiven: (reason: string) => Promise<Result<unknown>>;
};

/** Asks why; without a reason the deed is not done. */
export function ReasonDialog({ opened, title, text, confirm, onClose, onGiven }: ReasonDialogProps) {
  const { t } = useTranslation('ui');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!opened) return;
    setReason('');
    setMissing(false);
    setError(null);
    // After the dialog has put the keyboard on its own first button.
    const timer = setTimeout(() => place.current?.querySelector('textarea')?.focus(), 50);
    return () => clearTimeout(timer);
  }, [opened]);

  async function give() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') {
      place.current?.querySelector('textarea')?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    const result = await onGiven(reason.trim()).finally(() => setBusy(false));
    if (result.ok) onClose();
    else setError(result.error);
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={title}
      confirm={confirm}
      onConfirm={() => void give()}
      onCancel={onClose}
      busy={isBusy}
    >
      <div className={classes['stack']} ref={place}>
        <div>{text}</div>
        {error !== null && <ErrorNote error={error} />}
        <TextAreaField
          label={t('reason.label')}
          required
          error={isMissing ? t('reason.needed') : null}
          value={reason}
          onChange={setReason}
          rows={3}
        />
      </div>
    </ConfirmDialog>
  );
}
