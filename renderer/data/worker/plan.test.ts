import { describe, expect, test } from 'vitest';
import raw from '#resources/links/profiles.json' with { type: 'json' };
import { retryMs, sinceMs } from './plan.ts';

const then = { at: 1_000_000, mono: 500 };
const YEAR = 365 * 86_400_000;

describe('when to try again', () => {
  test('waits twice as long after each failure, never longer than half an hour, spread by a quarter', () => {
    const seconds = [1, 2, 3, 4, 7, 8, 50].map((n) => retryMs(n, 0.5, raw.retry) / 1000);
    expect(seconds).toEqual([15, 30, 60, 120, 960, 1800, 1800]);
    expect(retryMs(1, 0, raw.retry)).toBe(11_250);
    expect(retryMs(1, 1, raw.retry)).toBe(18_750);
  });

  test('time goes on by the monotonic clock though the wall clock was set back a year', () => {
    expect(sinceMs(then, { at: then.at - YEAR, mono: 60_500 })).toBe(60_000);
  });

  test('time goes on by the wall clock though the computer slept and the monotonic clock stood still', () => {
    expect(sinceMs(then, { at: then.at + 60_000, mono: 600 })).toBe(60_000);
  });
});
