import { useTranslation } from 'react-i18next';
import { FieldInput, useFieldWords, useTooLong } from '#renderer/features/fields/index.ts';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { InstantField } from '#renderer/ui/fields/instant-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import type { Value } from '#shared/base/value.ts';
import classes from './backups.module.css';
import { BACKUP_RESULTS, type LogDraft, type LogProblems } from './log-draft.ts';

type LogFieldsProps = {
  readonly value: LogDraft;
  readonly problems: LogProblems;
  readonly onChange: (change: Partial<LogDraft>) => void;
};

export function LogFields({ value, problems, onChange }: LogFieldsProps) {
  const { t } = useTranslation('backups');
  const words = useFieldWords();
  const tooLong = useTooLong();
  const text = (next: Value) => (typeof next === 'string' ? next : null);
  return (
    <>
      <ChoiceCards
        label={t('log.result')}
        layout="row"
        value={value.result}
        onChange={(result) => onChange({ result })}
        options={BACKUP_RESULTS.map((code) => ({ value: code, label: t(`result.${code}`) }))}
      />
      {value.result !== 'ok' && (
        <>
          <TextAreaField
            label={t('log.error')}
            value={value.error}
            onChange={(error) => onChange({ error })}
            error={problems.error ? t('log.errorNeeded') : null}
            rows={2}
            required
          />
          <CheckField
            label={t('log.withReport')}
            checked={value.withReport}
            onChange={(withReport) => onChange({ withReport })}
          />
        </>
      )}
      <div className={classes['pair']}>
        <FieldInput
          collection="backup"
          field="mediaKind"
          value={value.mediaKind}
          onChange={(next) => onChange({ mediaKind: text(next) })}
          error={problems.mediaKind ? t('log.mediaNeeded') : null}
        />
        <TextField
          label={words.label('backup', 'mediaLabel')}
          error={tooLong('backup', 'mediaLabel', value.mediaLabel)}
          value={value.mediaLabel}
          onChange={(mediaLabel) => onChange({ mediaLabel })}
          content="code"
        />
        <TextField
          label={words.label('backup', 'storagePlace')}
          error={tooLong('backup', 'storagePlace', value.storagePlace)}
          value={value.storagePlace}
          onChange={(storagePlace) => onChange({ storagePlace })}
        />
        <InstantField
          label={t('log.endedAt')}
          value={value.endedAt}
          onChange={(endedAt) => onChange({ endedAt })}
          error={problems.endedAt ? t('log.endedAtNeeded') : problems.endedAhead ? t('log.endedAtAhead') : null}
        />
        <FieldInput
          collection="backup"
          field="method"
          value={value.method}
          onChange={(next) => onChange({ method: text(next) })}
        />
        <FieldInput
          collection="backup"
          field="trigger"
          value={value.trigger}
          onChange={(next) => onChange({ trigger: text(next) ?? 'schedule' })}
        />
      </div>
      <FieldInput
        collection="backup"
        field="asset"
        value={value.asset}
        onChange={(next) => onChange({ asset: text(next) })}
        error={problems.asset ? t('log.assetNeeded') : null}
      />
      <div className={classes['checks']}>
        <CheckField
          label={words.label('backup', 'offline')}
          checked={value.offline}
          onChange={(offline) => onChange({ offline })}
        />
        <CheckField
          label={t('log.readable')}
          checked={value.readable}
          onChange={(readable) => onChange({ readable })}
        />
      </div>
      <TextAreaField
        label={words.label('backup', 'note')}
        value={value.note}
        onChange={(note) => onChange({ note })}
        rows={2}
      />
    </>
  );
}
