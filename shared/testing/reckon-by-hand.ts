import { dayAgo, SHIPS_NOW } from './dated-records.ts';

const DAY = 86_400_000;

/** Months as people count them: `monthsAgo(6)` is the same day of the month, half a year back. */
export function isOlderThan(daysAgo: number, months: number): boolean {
  return isPast(new Date(`${dayAgo(daysAgo)}T00:00:00Z`), months);
}

/** The same for an instant that many days ago to the millisecond. */
export function isInstantOlderThan(daysAgo: number, months: number): boolean {
  return isPast(new Date(SHIPS_NOW - daysAgo * DAY), months);
}

function isPast(then: Date, months: number): boolean {
  const last = new Date(then);
  last.setUTCMonth(then.getUTCMonth() + months);
  if (last.getUTCDate() !== then.getUTCDate()) last.setUTCDate(0);
  return SHIPS_NOW > last.getTime();
}

type Steps = readonly (readonly [number, number])[];

export function band(
  daysAgo: number,
  old: (days: number, months: number) => boolean,
  steps: Steps,
  rest: number,
): number {
  for (const [months, points] of steps) if (!old(daysAgo, months)) return points;
  return rest;
}

export function mean(all: readonly number[], none: number | null): number | null {
  return all.length === 0 ? none : Math.round(all.reduce((a, b) => a + b, 0) / all.length);
}

export function few(count: number, steps: Steps, rest: number): number {
  for (const [most, points] of steps) if (count <= most) return points;
  return rest;
}
