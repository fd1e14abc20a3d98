import type { Hours } from './link-profile.ts';

const MIN_MS = 60_000;
const DAY_MIN = 1440;

function minuteOf(now: number): number {
  return Math.floor((((now / MIN_MS) % DAY_MIN) + DAY_MIN) % DAY_MIN);
}

/** Whether a moment lies in one of the windows; no window at all is always. */
export function isOpen(hours: Hours, now: number): boolean {
  const minute = minuteOf(now);
  return (
    hours.length === 0 ||
    hours.some(([from, to]) => (from < to ? minute >= from && minute < to : minute >= from || minute < to))
  );
}

/** ms until a window opens; 0 while one is open. */
export function untilOpen(hours: Hours, now: number): number {
  if (isOpen(hours, now)) return 0;
  const minute = minuteOf(now);
  const waits = hours.map(([from]) => (from - minute + DAY_MIN) % DAY_MIN);
  const intoMinuteMs = ((now % MIN_MS) + MIN_MS) % MIN_MS;
  return Math.min(...waits) * MIN_MS - intoMinuteMs;
}
