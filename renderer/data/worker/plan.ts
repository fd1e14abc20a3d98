/** When to try again, ms; pure, so that a test can walk through days. */
export type Plan = {
  /** By the wall clock, for people. */
  readonly plannedAt: number;
  readonly plannedMono: number;
  readonly waitMs: number;
};

const FIRST_RETRY_MS = 15_000;
const LAST_RETRY_MS = 30 * 60_000;

/** After a success: how often to ask when nothing is to be sent. */
export const POLL_MS = { vessel: 15 * 60_000, shore: 60_000 } as const;

/** @param failures in a row, from 1. @param chance from 0 to 1: spreads ships that lost the same satellite. */
export function retryMs(failures: number, chance: number): number {
  const base = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(20, failures - 1));
  return Math.round(base * (0.75 + chance / 2));
}

/**
 * Whether the time has come, by either clock: the monotonic one may stand still while the computer sleeps, the wall clock
 * may be set (a clock set back must not put it off for a year).
 */
export function isDue({ plannedAt, plannedMono, waitMs }: Plan, now: number, mono: number): boolean {
  return mono - plannedMono >= waitMs || now - plannedAt >= waitMs;
}

/** UTC ms for people; what is left by the monotonic clock where the wall clock was set back. */
export function nextTryAt(plan: Plan, now: number, mono: number): number {
  const left = Math.max(0, Math.min(plan.waitMs - (mono - plan.plannedMono), plan.plannedAt + plan.waitMs - now));
  return now + left;
}
