import { Textarea, TextInput } from '@mantine/core';
import { type FieldProps, wrapperProps } from './field-props.tsx';

type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly autoComplete?: string;
  /** `code` for numbers of records, serials and addresses: they stay left to right in every language. */
  readonly content?: 'text' | 'code';
};

export function TextField({
  value,
  onChange,
  onBlur,
  autoComplete = 'off',
  content = 'text',
  ...field
}: TextFieldProps) {
  return (
    <TextInput
      {...wrapperProps(field)}
      className={content === 'code' ? 'bulwark-code' : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      autoComplete={autoComplete}
      spellCheck={content === 'text'}
    />
  );
}

type TextAreaFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** Height when empty; it grows with the text up to `maxRows`. */
  readonly rows?: number;
  readonly maxRows?: number;
};

export function TextAreaField({ value, onChange, onBlur, rows = 4, maxRows = 12, ...field }: TextAreaFieldProps) {
  return (
    <Textarea
      {...wrapperProps(field)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      autosize
      minRows={rows}
      maxRows={maxRows}
    />
  );
}
