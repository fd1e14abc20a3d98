import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, remove, save } from '#renderer/data/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { DayField } from '#renderer/ui/fields/instant-field.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { useNow, useShipOffset } from '#renderer/ui/time/time-provider.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './assets.module.css';

type RetireDialogProps = {
  readonly row: RecordRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

type How = 'scrapped' | 'removed';

const MINUTE = 60_000;

/** Two different things that people call "delete": the thing left the ship, or the entry was a mistake. */
export function RetireDialog({ row, onDone, onCancel }: RetireDialogProps) {
  const { t } = useTranslation(['assets', 'ui']);
  const now = useNow();
  const offset = useShipOffset() ?? 0;
  const [how, setHow] = useState<How>('scrapped');
  const [day, setDay] = useState<string | null>(() => new Date(now + offset * MINUTE).toISOString().slice(0, 10));
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const needsReason = reason.trim() === '';
  const needsDay = how === 'scrapped' && day === null;

  async function confirm() {
    setAsked(true);
    if (needsReason || needsDay) return;
    setBusy(true);
    const why = reason.trim();
    const done =
      how === 'removed'
        ? await remove(row, why)
        : await save([
            {
              record: row.id,
              collection: 'asset',
              values: { status: 'scrapped', scrappedOn: day },
              loaded: row,
              reason: why,
            },
          ]);
    setBusy(false);
    if (done.ok) onDone();
    else setError(done.error);
  }

  return (
    <ConfirmDialog
      opened
      title={t('assets:retire.title', { name: row.title })}
      confirm={t(`assets:retire.confirm.${how}`)}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
      busy={isBusy}
    >
      <div className={classes['dialog']}>
        <ChoiceCards
          label={t('assets:retire.how')}
          value={how}
          onChange={setHow}
          options={[
            {
              value: 'scrapped',
              label: t('assets:retire.scrapped.label'),
              text: t('assets:retire.scrapped.text'),
            },
            { value: 'removed', label: t('assets:retire.removed.label'), text: t('assets:retire.removed.text') },
          ]}
        />
        {how === 'scrapped' && (
          <DayField
            label={t('assets:retire.day')}
            value={day}
            onChange={setDay}
            required
            error={isAsked && needsDay ? t('ui:field.needed') : null}
          />
        )}
        <TextAreaField
          label={t('assets:retire.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          required
          error={isAsked && needsReason ? t('ui:field.needed') : null}
        />
        {error !== null && <ErrorNote error={error} />}
      </div>
    </ConfirmDialog>
  );
}
