import { Checkbox, Switch } from '@mantine/core';
import classes from './check-field.module.css';
import { type FieldProps, wrapperProps } from './field-props.tsx';

type CheckFieldProps = FieldProps & {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** Yes or no inside a form; takes effect with the form. */
export function CheckField({ checked, onChange, ...field }: CheckFieldProps) {
  return (
    <Checkbox
      {...wrapperProps(field)}
      className={classes['check']}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

type CheckOptionProps = {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly disabled?: boolean;
};

/** One choice of several, inside Mantine's `Checkbox.Group`. */
export function CheckOption(props: CheckOptionProps) {
  return <Checkbox {...props} className={classes['check']} />;
}

/** On or off; takes effect at once. */
export function SwitchField({ checked, onChange, ...field }: CheckFieldProps) {
  return (
    <Switch
      {...wrapperProps(field)}
      className={classes['check']}
      size="lg"
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
