import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, InstantField } from '#renderer/ui/fields/instant-field.tsx';
import { NumberField } from '#renderer/ui/fields/number-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import type { Value } from '#shared/base/value.ts';
import type { FieldSpec } from '#shared/domain/kind.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { CheckSet } from './check-set.tsx';
import { RefField, RefsField } from './ref-field.tsx';
import { useFieldWords } from './use-field-words.ts';
import { useTooLong } from './use-too-long.ts';

type FieldInputProps = {
  readonly collection: string;
  readonly field: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly error?: string | null;
  readonly help?: string;
  /** The record that is edited: it cannot refer to itself. */
  readonly record?: RecordId;
};

/** Texts that are codes of some maker: they stay left to right and are not spell-checked. */
const CODES = /(serialNumber|version|Version|subnet|vlan|model|usbSeal|number)$/;

function stringOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((part: Value): part is string => typeof part === 'string') : [];
}

function linesOf(text: string): readonly string[] {
  return [...new Set(text.split('\n').filter((line) => line.trim() !== ''))];
}

/** The control that fits a field's declaration; null is "not known". */
export function FieldInput({ collection, field, value, onChange, error, help, record }: FieldInputProps) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const tooLong = useTooLong();
  const spec: FieldSpec = fieldSpec(collection, field);
  const isMinutes = spec.type === 'number' && field.endsWith('Min');
  const props = {
    label: isMinutes ? `${words.label(collection, field)}, ${t('input.minutes')}` : words.label(collection, field),
    name: field,
    error: error ?? (spec.type === 'string' ? tooLong(collection, field, stringOf(value)) : null),
    ...(help === undefined ? {} : { help }),
    ...(spec.required ? { required: true } : {}),
  };
  const without = record === undefined ? {} : { without: record };
  switch (spec.type) {
    case 'number':
      return <NumberField {...props} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'instant':
      return <InstantField {...props} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'day':
      return <DayField {...props} value={stringOf(value) || null} onChange={onChange} />;
    case 'boolean':
      return (
        <SelectField
          {...props}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(next) => onChange(next === null ? null : next === 'yes')}
          options={[
            { value: 'yes', label: t('input.yes') },
            { value: 'no', label: t('input.no') },
          ]}
          clearable
        />
      );
    case 'code': {
      const codes = spec.values ?? [];
      return (
        <SelectField
          {...props}
          value={stringOf(value) || null}
          onChange={onChange}
          options={codes.map((code) => ({ value: code, label: words.code(collection, field, code) }))}
          searchable={codes.length > 10}
          clearable
        />
      );
    }
    case 'ref':
      return (
        <RefField
          {...props}
          {...without}
          collection={spec.to ?? collection}
          value={stringOf(value) || null}
          onChange={onChange}
        />
      );
    case 'list':
      if (spec.values !== undefined)
        return (
          <CheckSet
            {...props}
            value={listOf(value)}
            onChange={onChange}
            options={spec.values.map((code) => ({ value: code, label: words.code(collection, field, code) }))}
          />
        );
      if (spec.to !== undefined)
        return <RefsField {...props} {...without} collection={spec.to} value={listOf(value)} onChange={onChange} />;
      return <LinesField {...props} value={listOf(value)} onChange={onChange} />;
    default:
      return spec.rule === 'text' ? (
        <TextAreaField {...props} value={stringOf(value)} onChange={(next) => onChange(next || null)} rows={2} />
      ) : (
        <TextField
          {...props}
          value={stringOf(value)}
          onChange={(next) => onChange(next || null)}
          content={CODES.test(field) ? 'code' : 'text'}
        />
      );
  }
}

type LinesFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly error: string | null;
  readonly name: string;
  readonly value: readonly string[];
  readonly onChange: (value: Value) => void;
};

/** A set of short texts, one per line; the empty line that is being typed stays on screen. */
function LinesField({ value, onChange, help, ...props }: LinesFieldProps) {
  const { t } = useTranslation('fields');
  const [typed, setTyped] = useState(value.join('\n'));
  const isSame = linesOf(typed).join('\n') === value.join('\n');
  return (
    <TextAreaField
      {...props}
      help={[help, t('input.onePerLine')].filter(Boolean).join(' ')}
      value={isSame ? typed : value.join('\n')}
      onChange={(text) => {
        setTyped(text);
        onChange(linesOf(text));
      }}
      rows={2}
    />
  );
}
