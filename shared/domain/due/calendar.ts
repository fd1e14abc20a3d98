import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration.js';
import utc from 'dayjs/plugin/utc.js';

/**
 * Sums with calendar units, always in UTC: the clock of the ship's PC and its time zone must not move a due day. Months
 * that are shorter than the day end on their last day: 31 January and `P1M` is 28 or 29 February.
 */
dayjs.extend(utc);
dayjs.extend(duration);

/** @param iso ISO 8601 duration, `P3M`, `PT72H`. @returns UTC ms. */
export function addDuration(at: number, iso: string): number {
  return dayjs.utc(at).add(dayjs.duration(iso)).add(weeksOf(iso), 'week').valueOf();
}

export function subtractDuration(at: number, iso: string): number {
  return dayjs.utc(at).subtract(dayjs.duration(iso)).subtract(weeksOf(iso), 'week').valueOf();
}

/** dayjs 1.11.23 reads the weeks of a duration and then adds none of them. */
function weeksOf(iso: string): number {
  return Number(/(\d+)W/.exec(iso)?.[1] ?? 0);
}

/** Last millisecond of the calendar year that the instant lies in, plus whole years. */
export function endOfYear(at: number, plusYears = 0): number {
  return dayjs.utc(at).add(plusYears, 'year').endOf('year').valueOf();
}

export function startOfYear(at: number): number {
  return dayjs.utc(at).startOf('year').valueOf();
}

/** Last millisecond of a day `YYYY-MM-DD`. */
export function endOfDay(on: string): number {
  return dayjs.utc(on).endOf('day').valueOf();
}
