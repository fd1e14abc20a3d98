import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PinPad } from '#renderer/ui/fields/pin-pad.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { PIN_LENGTH, pinWeakness } from './pin-rules.ts';
import classes from './session.module.css';

type NewPinProps = {
  /** Whose PIN it will be. */
  readonly name: string;
  /** Called once, when the PIN was typed twice alike. */
  readonly onChosen: (pin: string) => void;
  readonly isBusy?: boolean;
  /** Words of the button that ends it: "Set PIN". */
  readonly submitLabel?: string;
};

/** A new PIN, typed twice. It is nowhere kept: leaving the page forgets it. */
export function NewPin({ name, onChosen, isBusy = false, submitLabel }: NewPinProps) {
  const { t } = useTranslation('session');
  const [first, setFirst] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const [fewest, most] = PIN_LENGTH;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keyboard goes to the field whenever the other one is asked for
  useEffect(() => {
    // After the page has put it on its title.
    const frame = requestAnimationFrame(() => place.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [first]);

  function chooseFirst(pin: string) {
    const weakness = pinWeakness(pin);
    setError(weakness === null ? null : t(`newPin.${weakness}`));
    if (weakness === null) setFirst(pin);
  }

  function chooseAgain(pin: string) {
    if (pin === first) {
      setError(null);
      onChosen(pin);
      return;
    }
    setFirst(null);
    setError(t('newPin.differ'));
  }

  return (
    <div className={classes['newPin']} ref={place}>
      {first === null ? (
        <PinPad
          key="first"
          label={t('newPin.first', { name })}
          length={PIN_LENGTH}
          error={error}
          onSubmit={chooseFirst}
          submitLabel={t('newPin.next')}
        />
      ) : (
        <PinPad
          key="again"
          label={t('newPin.again', { name })}
          length={PIN_LENGTH}
          error={error}
          onSubmit={chooseAgain}
          submitLabel={submitLabel ?? t('newPin.set')}
          busy={isBusy}
        />
      )}
      <div className={classes['rules']}>
        <ul>
          <li>{t('newPin.ruleLength', { fewest, most })}</li>
          <li>{t('newPin.ruleEasy')}</li>
          <li>{t('newPin.ruleSecret')}</li>
          <li>{t('newPin.rulePc')}</li>
        </ul>
        {first !== null && !isBusy && (
          <Button variant="subtle" leftSection={<Icon name="back" />} onClick={() => setFirst(null)}>
            {t('newPin.over')}
          </Button>
        )}
        <p role="status">{isBusy ? t('newPin.busy') : first === null ? '' : t('newPin.repeatNow')}</p>
      </div>
    </div>
  );
}
