import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FieldProps, wrapperProps } from './field-props.tsx';
import { useTypedText } from './use-typed-text.ts';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `2026-11-22 13:50`, also with `T`, `/`, `.` or without the colon, as UTC ms. */
export function parseInstant(text: string): number | null {
  const found = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})[ T]+(\d{1,2})[:.]?(\d{2})(?:\s*(?:UTC|Z))?$/i.exec(text.trim());
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const stands = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return stands ? date.getTime() : null;
}

/** A calendar day in its one form; null for days that do not exist. */
export function parseDay(text: string): string | null {
  const found = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text.trim());
  if (found === null) return null;
  const [year = '', month = '', day = ''] = found.slice(1);
  const on = `${year}-${two(Number(month))}-${two(Number(day))}`;
  return parseInstant(`${on} 00:00`) === null ? null : on;
}

function printInstant(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

type InstantFieldProps = FieldProps & {
  /** UTC ms; null while the field is empty or not a time. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** Day and time in UTC, typed: no picker can be faster, and it is the same in all languages. */
export function InstantField({ value, onChange, error, ...field }: InstantFieldProps) {
  const { t } = useTranslation('ui');
  const { text, setText, isWrong } = useTypedText(value, onChange, parseInstant, printInstant);
  return (
    <TextInput
      {...wrapperProps({ ...field, error: error ?? (isWrong ? t('field.instant') : null) })}
      className="bulwark-code"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}

type DayFieldProps = FieldProps & {
  /** `YYYY-MM-DD`. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onBlur?: () => void;
};

export function DayField({ value, onChange, onBlur, error, ...field }: DayFieldProps) {
  const { t } = useTranslation('ui');
  const { text, setText, isWrong } = useTypedText(value, onChange, parseDay, (on) => on);
  return (
    <TextInput
      {...wrapperProps({ ...field, error: error ?? (isWrong ? t('field.day') : null) })}
      className="bulwark-code"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={onBlur}
      autoComplete="off"
    />
  );
}
