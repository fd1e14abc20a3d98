/** How far a trend goes back. */
export const MONTHS = 12;

/** The last instants of the months before this one, and now: rising, UTC ms. */
export function monthEnds(now: number, count: number): readonly number[] {
  const today = new Date(now);
  const before = Array.from(
    { length: count - 1 },
    (_, at) => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (count - 2 - at), 1) - 1,
  );
  return [...before, now];
}
