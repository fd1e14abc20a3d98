import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/features/session/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import type { Result } from '#shared/base/result.ts';
import classes from './reports.module.css';

type ReasonDialogProps = {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen and what stays. */
  readonly text: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onGiven: (reason: string) => Promise<Result<unknown>>;
};

/** Asks why; without a reason the deed is not done. */
export function ReasonDialog({ opened, title, text, confirm, onClose, onGiven }: ReasonDialogProps) {
  const { t } = useTranslation('reports');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { run, isBusy, error } = useCommand();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!opened) return;
    setReason('');
    setMissing(false);
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
    const result = await run(() => onGiven(reason.trim()));
    if (result.ok) onClose();
  }

  return (
    <ConfirmDialog opened={opened} title={title} confirm={confirm} onConfirm={give} onCancel={onClose} busy={isBusy}>
      <div className={classes['stack']} ref={place}>
        <p>{text}</p>
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
