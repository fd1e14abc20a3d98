import type { LinkId } from './link-profile.ts';

/** Bytes both ways by what they were for: a collection, {@link CONTACT} or a class of blobs. */
export type Tally = Readonly<Record<string, number>>;

/** UTC day, then link, then what for. Days of a clock that was wrong stand beside the others and harm none. */
export type Spent = Readonly<Record<string, Readonly<Partial<Record<LinkId, Tally>>>>>;

/** Asking, acknowledging, certificates: bytes that carried no record. */
export const CONTACT = 'contact';

export const NOTHING_SPENT: Spent = {};

/** Two months: the longest budget is a month. */
const DAYS_KEPT = 62;
const DAY_MS = 86_400_000;

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** @param bytes by what they were for. */
export function spend(spent: Spent, now: number, link: LinkId, bytes: Tally): Spent {
  const day = dayOf(now);
  const links = spent[day] ?? {};
  const next = { ...spent, [day]: { ...links, [link]: sum(links[link] ?? {}, bytes) } };
  return prune(next, now);
}

function sum(a: Tally, b: Tally): Tally {
  const out = new Map(Object.entries(a));
  for (const [key, bytes] of Object.entries(b)) out.set(key, (out.get(key) ?? 0) + bytes);
  return Object.fromEntries(out);
}

/** Keeps the days nearest to now, whichever way the clock went. */
function prune(spent: Spent, now: number): Spent {
  const days = Object.keys(spent);
  if (days.length <= DAYS_KEPT) return spent;
  const away = (day: string) => Math.abs(Date.parse(day) - now);
  const kept = days.sort((a, b) => away(a) - away(b) || (a < b ? -1 : 1)).slice(0, DAYS_KEPT);
  return Object.fromEntries(kept.map((day) => [day, spent[day] ?? {}]));
}

export function spentOnDay(spent: Spent, now: number, link: LinkId): Tally {
  return spent[dayOf(now)]?.[link] ?? {};
}

export function spentInMonth(spent: Spent, now: number, link: LinkId): Tally {
  const month = dayOf(now).slice(0, 7);
  let out: Tally = {};
  for (const [day, links] of Object.entries(spent)) if (day.startsWith(month)) out = sum(out, links[link] ?? {});
  return out;
}

export function totalOf(tally: Tally): number {
  return Object.values(tally).reduce((n, bytes) => n + bytes, 0);
}

/** Shares bytes out by weight, to the last byte; without weights all of it was {@link CONTACT}. */
export function shareOut(bytes: number, weights: Tally): Tally {
  const entries = Object.entries(weights).filter(([, weight]) => weight > 0);
  const whole = entries.reduce((n, [, weight]) => n + weight, 0);
  if (whole === 0) return bytes > 0 ? { [CONTACT]: bytes } : {};
  let weightSoFar = 0;
  let given = 0;
  const shares = entries.map(([key, weight]): [string, number] => {
    weightSoFar += weight;
    const before = given;
    given = Math.round((bytes * weightSoFar) / whole);
    return [key, given - before];
  });
  return Object.fromEntries(shares);
}

/** ms until the next UTC day begins. */
export function untilNextDay(now: number): number {
  return DAY_MS - (((now % DAY_MS) + DAY_MS) % DAY_MS);
}
