import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { utcDay } from '#shared/domain/ship-time.ts';

type WhenProps = {
  readonly at: number;
  /** Of a confidential report: its times are rounded to the day, so an hour would be a lie. */
  readonly isDayOnly: boolean;
  readonly withShip?: boolean;
};

export function When({ at, isDayOnly, withShip = false }: WhenProps) {
  const formats = useFormats();
  return isDayOnly ? <span>{formats.day(utcDay(at))}</span> : <Instant at={at} withShip={withShip} />;
}

type HowOldProps = { readonly at: number; readonly isDayOnly: boolean; readonly form: 'ago' | 'short' };

export function HowOld({ at, isDayOnly, form }: HowOldProps) {
  return isDayOnly ? <When at={at} isDayOnly /> : <Age at={at} form={form} />;
}
