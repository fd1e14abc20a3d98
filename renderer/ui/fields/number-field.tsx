import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FieldProps, wrapperProps } from './field-props.tsx';
import { useTypedText } from './use-typed-text.ts';

type NumberFieldProps = FieldProps & {
  readonly value: number | null;
  /** null while the field is empty or not a number. */
  readonly onChange: (value: number | null) => void;
  readonly onBlur?: () => void;
};

/** Takes what people type: spaces between thousands, comma or point before decimals. */
export function parseNumber(text: string): number | null {
  const plain = text
    .replace(/[\s\u202f\u00a0]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export function NumberField({ value, onChange, onBlur, error, ...field }: NumberFieldProps) {
  const { t } = useTranslation('ui');
  const { text, setText, isWrong } = useTypedText(value, onChange, parseNumber, String);
  return (
    <TextInput
      {...wrapperProps({ ...field, error: error ?? (isWrong ? t('field.number') : null) })}
      className="bulwark-code"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={onBlur}
      inputMode="decimal"
      autoComplete="off"
    />
  );
}
