import { useId } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-names.ts';
import classes from './choice-cards.module.css';
import { FieldError } from './field-error.tsx';
import type { FieldProps } from './field-props.tsx';

export type ChoiceCard<V extends string> = {
  readonly value: V;
  readonly label: string;
  /** In full what will happen: for choices that matter. */
  readonly text?: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
};

type ChoiceCardsProps<V extends string> = FieldProps & {
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly options: readonly ChoiceCard<V>[];
  /** `row` for short words beside each other, `stack` for cards that explain themselves. */
  readonly layout?: 'row' | 'stack';
};

/** One of a few, all in sight. Real radio buttons: arrow keys choose, Tab passes. */
export function ChoiceCards<V extends string>(props: ChoiceCardsProps<V>) {
  const { label, help, error, required, disabled, name, value, onChange, options, layout = 'stack' } = props;
  const id = useId();
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div
      className={classes['group']}
      role="radiogroup"
      aria-labelledby={`${id}-legend`}
      aria-required={required}
      aria-invalid={error ? true : undefined}
      aria-describedby={described || undefined}
    >
      <div className={classes['legend']}>
        <span id={`${id}-legend`}>{label}</span>
        {required && (
          <span className={classes['asterisk']} aria-hidden="true">
            {' *'}
          </span>
        )}
      </div>
      {help && (
        <p className={classes['help']} id={`${id}-help`}>
          {help}
        </p>
      )}
      <div className={layout === 'row' ? `${classes['cards']} ${classes['row']}` : classes['cards']}>
        {options.map((option) => (
          <label key={option.value} className={classes['card']}>
            <input
              className={classes['radio']}
              type="radio"
              name={name ?? id}
              value={option.value}
              checked={option.value === value}
              disabled={disabled || option.disabled}
              onChange={() => onChange(option.value)}
              aria-describedby={option.text ? `${id}-${option.value}` : undefined}
              aria-labelledby={`${id}-${option.value}-label`}
            />
            <span className={classes['words']}>
              <span className={classes['label']} id={`${id}-${option.value}-label`}>
                {option.label}
              </span>
              {option.text && (
                <span className={classes['text']} id={`${id}-${option.value}`}>
                  {option.text}
                </span>
              )}
            </span>
            {option.icon && <Icon name={option.icon} />}
          </label>
        ))}
      </div>
      {error && (
        <div className={classes['error']} id={`${id}-error`}>
          <FieldError>{error}</FieldError>
        </div>
      )}
    </div>
  );
}
