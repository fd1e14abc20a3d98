import { describe, expect, test } from 'vitest';
import { isDue, nextTryAt, retryMs } from './plan.ts';

const plan = { plannedAt: 1_000_000, plannedMono: 500, waitMs: 60_000 };

describe('when to try again', () => {
  test('waits twice as long after each failure, never longer than half an hour, spread by a quarter', () => {
    expect([1, 2, 3, 4, 7, 8, 50].map((n) => retryMs(n, 0.5) / 1000)).toEqual([15, 30, 60, 120, 960, 1800, 1800]);
    expect(retryMs(1, 0)).toBe(11_250);
    expect(retryMs(1, 1)).toBe(18_750);
  });

  test('is due by the monotonic clock though the wall clock was set back a year', () => {
    const year = 365 * 86_400_000;
    expect(isDue(plan, plan.plannedAt - year, 500 + 59_999)).toBe(false);
    expect(isDue(plan, plan.plannedAt - year, 500 + 60_000)).toBe(true);
    expect(nextTryAt(plan, plan.plannedAt - year, 30_500)).toBe(plan.plannedAt - year + 30_000);
  });

  test('is due by the wall clock though the computer slept and the monotonic clock stood still', () => {
    expect(isDue(plan, plan.plannedAt + 59_999, 600)).toBe(false);
    expect(isDue(plan, plan.plannedAt + 60_000, 600)).toBe(true);
    expect(nextTryAt(plan, plan.plannedAt + 90_000, 600)).toBe(plan.plannedAt + 90_000);
  });
});
