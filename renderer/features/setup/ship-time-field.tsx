import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { parseOffset } from '#shared/domain/ship-time.ts';

type ShipTimeFieldProps = {
  /** As typed: "+3", "UTC-03:30". */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
};

/** Ship's time by its distance from UTC; the clock that it gives stands beside, to compare with the one on the bulkhead. */
export function ShipTimeField({ value, onChange, error = null }: ShipTimeFieldProps) {
  const { t } = useTranslation('setup');
  const formats = useFormats();
  const now = useNow();
  const offset = parseOffset(value);
  const help =
    offset === null
      ? t('field.offsetHelp')
      : t('field.offsetNow', {
          utc: `\u2066${formats.instant(now, 'time')}\u2069`,
          ship: `\u2066${formats.instant(now, 'time', offset)}\u2069`,
        });
  return (
    <TextField
      label={t('field.offset')}
      help={help}
      error={error}
      required
      name="offset"
      content="code"
      value={value}
      onChange={onChange}
    />
  );
}
