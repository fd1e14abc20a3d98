/** A clock that runs ahead a little is no reason to stop anybody. */
const AHEAD_MS = 10 * 60_000;

/** Nothing has happened at a time to come, and clocks that run from it would stand still. @param at, now UTC ms. */
export function isAhead(at: unknown, now: number): boolean {
  return typeof at === 'number' && at > now + AHEAD_MS;
}
