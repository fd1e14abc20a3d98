/**
 * Ship time is UTC plus an offset that the Master sets, in whole minutes (`vessel.shipTimeOffsetMin`); it jumps at sea
 * and near the date line. Instants are stored in UTC ms and shown with both (domain.md 10).
 */
export const MIN_OFFSET_MIN = -12 * 60;
/** Kiribati; a ship that keeps its date beyond the line. */
export const MAX_OFFSET_MIN = 14 * 60;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Largest instant that a date can hold. */
const MAX_INSTANT = 8.64e15;

export type ShipTime = {
  /** 'YYYY-MM-DD' */
  readonly on: string;
  /** 'HH:MM:SS', 24 hours */
  readonly time: string;
  /** '+01:00' */
  readonly offset: string;
};

export function isOffsetMin(value: number): boolean {
  return Number.isInteger(value) && value >= MIN_OFFSET_MIN && value <= MAX_OFFSET_MIN;
}

export function isInstant(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= MAX_INSTANT;
}

/** @param at UTC ms. */
export function shipTime(at: number, offsetMin: number): ShipTime {
  const [on = '', rest = ''] = new Date(at + offsetMin * MINUTE_MS).toISOString().split('T');
  return { on, time: rest.slice(0, 8), offset: formatOffset(offsetMin) };
}

/** Calendar day at the ship. */
export function shipDay(at: number, offsetMin: number): string {
  return shipTime(at, offsetMin).on;
}

/** Calendar day in UTC. */
export function utcDay(at: number): string {
  return shipTime(at, 0).on;
}

/**
 * UTC ms of a ship's day and 'HH:MM' or 'HH:MM:SS'. 24:00 is not a time.
 *
 * @returns null when day or time is none.
 */
export function fromShipTime(on: string, time: string, offsetMin: number): number | null {
  const midnight = dayToUtc(on);
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(time);
  if (midnight === null || !match) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return midnight + ((hours * 60 + minutes - offsetMin) * 60 + seconds) * 1000;
}

/** '+05:30', '-03:00', '+00:00'. */
export function formatOffset(offsetMin: number): string {
  const minutes = Math.abs(offsetMin);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${offsetMin < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Reads '+05:30', '-0330', 'UTC+8', '+1', 'Z'. Null when it is none or out of range. */
export function parseOffset(text: string): number | null {
  const clean = text
    .trim()
    .toUpperCase()
    .replace(/\u2212/g, '-')
    .replace(/^(?:UTC|GMT)\s*/, '');
  if (clean === 'Z' || (clean === '' && text.trim() !== '')) return 0;
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(clean);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  const offsetMin = match[1] === '-' ? 0 - minutes : minutes;
  return Number(match[3] ?? 0) < 60 && isOffsetMin(offsetMin) ? offsetMin : null;
}

/** A day of the calendar as 'YYYY-MM-DD', years 0001–9999: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  return dayToUtc(text) !== null;
}

/** Midnight UTC of a day in ms. */
export function dayToUtc(on: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on);
  if (!match || match[1] === '0000') return null;
  const at = new Date(0).setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return utcDay(at) === on ? at : null;
}

/** Whether a day is past: on the day itself there is still time. Nothing is past of what is no day. @param now UTC ms. */
export function isDayOver(on: string, now: number): boolean {
  const at = dayToUtc(on);
  return at !== null && at + DAY_MS <= now;
}

/** @param days whole, may be negative. @returns null when `on` is no day or the answer leaves the calendar. */
export function addDays(on: string, days: number): string | null {
  const at = dayToUtc(on);
  if (at === null || !isInstant(at + days * DAY_MS)) return null;
  const then = utcDay(at + days * DAY_MS);
  return isDay(then) ? then : null;
}

/** Whole days from one day to another, negative when `to` is earlier; null when one is no day. */
export function daysBetween(from: string, to: string): number | null {
  const [a, b] = [dayToUtc(from), dayToUtc(to)];
  return a === null || b === null ? null : Math.round((b - a) / DAY_MS);
}
