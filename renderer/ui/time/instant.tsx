import type { InstantForm } from '#renderer/i18n/format.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import classes from './instant.module.css';
import { useNow, useShipOffset } from './time-provider.tsx';

type InstantProps = {
  /** UTC ms. */
  readonly at: number;
  /** Day and time by default; the year is added when it is not the present one. */
  readonly form?: InstantForm;
  /** Ship's time beside UTC, where the ship has set it. */
  readonly withShip?: boolean;
};

/** A point in time: UTC first and named, ship's time beside it. Codes and digits are the same in every language. */
export function Instant({ at, form = 'dayTime', withShip = false }: InstantProps) {
  const formats = useFormats();
  const offset = useShipOffset();
  const now = useNow(3_600_000);
  const otherYear = new Date(at).getUTCFullYear() !== new Date(now).getUTCFullYear();
  const shape = form === 'dayTime' && otherYear ? 'dateTime' : form;
  const sameDay =
    offset !== null && formats.instant(at, 'iso').slice(0, 10) === formats.instant(at, 'iso', offset).slice(0, 10);
  return (
    <time className={classes['instant']} dateTime={new Date(at).toISOString()}>
      {formats.instant(at, shape)} UTC
      {withShip && offset !== null && (
        <span className={classes['ship']}> {formats.instant(at, sameDay ? 'time' : shape, offset)} LT</span>
      )}
    </time>
  );
}
