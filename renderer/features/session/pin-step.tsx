import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, unlock, useSession } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { PinPad } from '#renderer/ui/fields/pin-pad.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { AppError, Result } from '#shared/base/result.ts';
import classes from './session.module.css';

type PinStepProps = {
  readonly person: Person;
  readonly onDone: () => void;
  /** What the PIN is for; to unlock this PC by default. */
  readonly attempt?: (pin: string) => Promise<Result<unknown>>;
  readonly submitLabel?: string;
};

/** The PIN of one person. After wrong ones it waits, and says for how long. */
export function PinStep({ person, onDone, attempt, submitLabel }: PinStepProps) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const { waitUntil } = useSession();
  const now = useNow(1_000);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const waitMs = Math.max((waitUntil[person.record] ?? 0) - now, 0);
  const isWaiting = waitMs > 0;

  useEffect(() => {
    if (isWaiting) return;
    // After the page has put the keyboard on its title.
    const frame = requestAnimationFrame(() => place.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isWaiting]);

  async function tryPin(pin: string) {
    setBusy(true);
    setError(null);
    const result = await (attempt?.(pin) ?? unlock(person.record, pin));
    setBusy(false);
    if (result.ok) onDone();
    else setError(result.error);
  }

  function sentence(): string | null {
    if (isWaiting) return t('pin.wait', { time: formats.clock(waitMs) });
    if (error?.code === 'auth/wait') return t('pin.again');
    if (error?.code !== 'auth/wrong-pin') return null;
    const left = error.params?.['left'];
    return typeof left === 'number' ? t('pin.wrongLeft', { count: left }) : t('pin.wrong');
  }

  const isOther = error !== null && error.code !== 'auth/wrong-pin' && error.code !== 'auth/wait';
  return (
    <div className={classes['stack']} ref={place}>
      <PinPad
        label={t('pin.of', { name: person.name })}
        onSubmit={tryPin}
        error={sentence()}
        busy={isBusy || isWaiting}
        {...(submitLabel === undefined ? {} : { submitLabel })}
      />
      {isOther && <ErrorNote error={error} />}
    </div>
  );
}
