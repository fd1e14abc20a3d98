import { useId } from 'react';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { FieldError } from '#renderer/ui/fields/field-error.tsx';
import type { FieldProps } from '#renderer/ui/fields/field-props.tsx';
import classes from './fields.module.css';

type CheckSetProps = FieldProps & {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** Any of a few, all in sight. */
export function CheckSet({ label, help, error, value, onChange, options }: CheckSetProps) {
  const id = useId();
  return (
    <fieldset className={classes['set']} aria-describedby={`${id}-help`} aria-invalid={error ? true : undefined}>
      <legend className={classes['legend']}>{label}</legend>
      <div id={`${id}-help`}>
        {help && <p className={classes['help']}>{help}</p>}
        {error && <FieldError>{error}</FieldError>}
      </div>
      <div className={classes['choices']}>
        {options.map((option) => (
          <CheckField
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(isChecked) =>
              onChange(isChecked ? [...value, option.value] : value.filter((chosen) => chosen !== option.value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
