/** When to try again, ms; pure, so that a test can walk through days. */

/** A moment by both clocks. */
export type Moment = { readonly at: number; readonly mono: number };

/** @param failures in a row, from 1. @param chance from 0 to 1: spreads ships that lost the same satellite. */
export function retryMs(
  failures: number,
  chance: number,
  { firstMs, lastMs }: { readonly firstMs: number; readonly lastMs: number },
): number {
  const base = Math.min(lastMs, firstMs * 2 ** Math.min(20, failures - 1));
  return Math.round(base * (0.75 + chance / 2));
}

/**
 * How long ago a moment was, by whichever clock says more: the monotonic one may stand still while the computer sleeps,
 * the wall clock may be set (a clock set back must not put anything off for a year).
 */
export function sinceMs(moment: Moment, now: Moment): number {
  return Math.max(0, now.at - moment.at, now.mono - moment.mono);
}
