import type { ReactNode } from 'react';
import { FieldError } from './field-error.tsx';

/** What every field has: a label above, help between label and field, an error under it. */
export type FieldProps = {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong and what to do; null or absent while all is well. */
  readonly error?: string | null;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Used by a form to find its first field in error. */
  readonly name?: string;
};

/** The same as Mantine's input wrapper wants it. */
export function wrapperProps({ label, help, error, required, disabled, name }: FieldProps) {
  return {
    label,
    description: help,
    error: error ? <FieldError>{error}</FieldError> : undefined,
    required,
    disabled,
    name,
  };
}
