import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type CountdownProps = {
  /** Whose clock it is, read out before the figure. */
  readonly label: string;
  /** UTC ms. */
  readonly limitAt: number;
  /** The rule says at once: what counts is how long nobody was told. */
  readonly isNow?: boolean;
};

/** What is left, or how late it is. Only this is drawn again while it runs, and it is not read out each second. */
export function Countdown(props: CountdownProps) {
  const now = useNow();
  const isClose = Math.abs(props.limitAt - now) < HOUR && !props.isNow;
  return (
    <span role="timer" aria-label={props.label} aria-live="off">
      {isClose ? <BySecond {...props} /> : <ByMinute {...props} />}
    </span>
  );
}

function BySecond(props: CountdownProps) {
  return <Left {...props} now={useNow(1000)} />;
}

function ByMinute(props: CountdownProps) {
  return <Left {...props} now={useNow()} />;
}

function Left({ limitAt, isNow = false, now }: CountdownProps & { readonly now: number }) {
  const { t } = useTranslation('incidents');
  const formats = useFormats();
  const left = limitAt - now;
  // Under ten minutes seconds count; above them they are noise.
  const time = `\u2068${Math.abs(left) < 10 * MINUTE && !isNow ? formats.clock(Math.abs(left)) : formats.duration(left)}\u2069`;
  if (isNow) return <StatusMark kind="alarm">{t('clock.now', { time })}</StatusMark>;
  if (left < 0) return <StatusMark kind="alarm">{t('clock.late', { time })}</StatusMark>;
  return <StatusMark kind={kindOf(left)}>{t('clock.left', { time })}</StatusMark>;
}

/** The last hour is a caution: the alarm is for what has passed. */
function kindOf(left: number): MarkKind {
  return left < HOUR ? 'caution' : 'pending';
}
