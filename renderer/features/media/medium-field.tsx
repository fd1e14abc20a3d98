import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { RefField, useFieldWords } from '#renderer/features/fields/index.ts';
import { TextField } from '#renderer/ui/fields/text-field.tsx';

const ANY = { collection: 'mediaLog' } as const;

type MediumFieldProps = {
  readonly value: string | null;
  readonly label: string;
  readonly onChange: (next: { readonly medium?: string | null; readonly label?: string }) => void;
  readonly error: string | null;
  /** Kind of a new one. */
  readonly kind: ReactNode;
};

/** A medium of the register, or a new one by what is written on it. */
export function MediumField({ value, label, onChange, error, kind }: MediumFieldProps) {
  const { t } = useTranslation('media');
  const words = useFieldWords();
  const { total } = useRecords(ANY);
  return (
    <>
      {total > 0 && (
        <RefField
          label={words.record('mediaLog')}
          collection="mediaLog"
          value={value}
          onChange={(medium) => onChange({ medium })}
        />
      )}
      {value === null && (
        <>
          <TextField
            label={total > 0 ? t('form.newOne') : words.label('mediaLog', 'label')}
            help={t('form.labelHelp')}
            value={label}
            onChange={(next) => onChange({ label: next })}
            error={error}
            name="label"
          />
          {label.trim() !== '' && kind}
        </>
      )}
    </>
  );
}
