import { Button } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/icon.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { FieldError } from './field-error.tsx';
import classes from './pin-pad.module.css';

type PinPadProps = {
  /** "PIN of the second officer". */
  readonly label: string;
  /** Fewest and most digits. */
  readonly length?: readonly [number, number];
  readonly onSubmit: (pin: string) => void;
  readonly error?: string | null;
  /** The PIN is being tried: takes about a second by design. */
  readonly busy?: boolean;
  /** "Unlock" by default. */
  readonly submitLabel?: string;
};

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A PIN by keyboard or by large keys for gloves. The digits are never shown, and never outlive a wrong try. */
export function PinPad({ label, length = [4, 12], onSubmit, error, busy = false, submitLabel }: PinPadProps) {
  const { t } = useTranslation('ui');
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [fewest, most] = length;

  function change(next: string) {
    setPin(next.replace(/\D/g, '').slice(0, most));
  }

  function press(next: string) {
    change(next);
    field.current?.focus();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || pin.length < fewest) return;
    setPin('');
    onSubmit(pin);
  }

  return (
    <form className={classes['pad']} onSubmit={submit} noValidate>
      <label className={classes['label']} htmlFor={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        className={classes['field']}
        type="password"
        inputMode="numeric"
        data-autofocus // in a dialog whose own focus comes later than ours
        autoComplete="off"
        value={pin}
        onChange={(event) => change(event.currentTarget.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-error`}
        readOnly={busy}
      />
      <div className={classes['error']} id={`${id}-error`} role="alert">
        {error && <FieldError>{error}</FieldError>}
      </div>
      <div className={classes['keys']} role="group" aria-label={t('pin.pad')}>
        {DIGITS.map((digit) => (
          <Button key={digit} size="lg" onClick={() => press(pin + digit)} disabled={busy}>
            {digit}
          </Button>
        ))}
        <Button size="lg" onClick={() => press(pin.slice(0, -1))} disabled={busy} aria-label={t('pin.remove')}>
          <Icon name="backspace" size={24} />
        </Button>
        <Button size="lg" onClick={() => press(`${pin}0`)} disabled={busy}>
          0
        </Button>
        <Button className={classes['submit']} size="lg" variant="filled" type="submit" disabled={busy}>
          {submitLabel ?? t('pin.submit')}
        </Button>
      </div>
      <VisuallyHidden>
        <span aria-live="polite">{t('pin.digits', { count: pin.length })}</span>
      </VisuallyHidden>
    </form>
  );
}
