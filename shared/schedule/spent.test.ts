import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CONTACT,
  dayOf,
  NOTHING_SPENT,
  type Spent,
  shareOut,
  spend,
  spentInMonth,
  spentOnDay,
  totalOf,
} from './spent.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

test('counts by what bytes were for, by link and UTC day', () => {
  let spent = spend(NOTHING_SPENT, NOON, 'iridium', { report: 300, contact: 10 });
  spent = spend(spent, NOON + 1000, 'iridium', { report: 50 });
  spent = spend(spent, NOON, 'port4g', { original: 1_000_000 });
  expect(spentOnDay(spent, NOON, 'iridium')).toEqual({ report: 350, contact: 10 });
  expect(spentOnDay(spent, NOON + 12 * 3_600_000, 'iridium')).toEqual({}); // midnight
  expect(totalOf(spentInMonth(spent, NOON + 8 * DAY, 'iridium'))).toBe(360);
  expect(spentInMonth(spent, NOON + 9 * DAY, 'iridium')).toEqual({}); // December
  expect(totalOf(spentOnDay(spent, NOON, 'port4g'))).toBe(1_000_000);
});

test('a clock at 2099 and back neither locks the budget for 70 years nor gives a new one for today', () => {
  let spent = spend(NOTHING_SPENT, NOON, 'iridium', { report: 190_000 });
  spent = spend(spent, Date.UTC(2099, 0, 1), 'iridium', { report: 190_000 });
  expect(totalOf(spentOnDay(spent, NOON, 'iridium'))).toBe(190_000);
  expect(totalOf(spentOnDay(spent, NOON + DAY, 'iridium'))).toBe(0);
  expect(totalOf(spentInMonth(spent, NOON, 'iridium'))).toBe(190_000);
});

describe('whatever the clock does', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: -50_000, max: 50_000 }), fc.nat(1000)), { maxLength: 300 });

  test('the counters stay small, and the day that it is holds all that was spent on it since it came', () => {
    fc.assert(
      fc.property(steps, fc.nat(40), (jumps, ownDays) => {
        let spent: Spent = NOTHING_SPENT;
        for (const [days, bytes] of jumps) spent = spend(spent, NOON + days * DAY, 'lBand', { x: bytes });
        for (let i = 0; i <= ownDays; i++) spent = spend(spent, NOON + i * DAY, 'lBand', { x: 7 });
        expect(Object.keys(spent).length).toBeLessThanOrEqual(62);
        expect(totalOf(spentOnDay(spent, NOON + ownDays * DAY, 'lBand'))).toBeGreaterThanOrEqual(7);
      }),
      { numRuns: 50 },
    );
  });
});

test('bytes are shared out to the last one', () => {
  const weights = fc.dictionary(fc.string({ minLength: 1 }), fc.nat(10_000));
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (bytes, by) => {
      const shares = shareOut(bytes, by);
      expect(totalOf(shares)).toBe(bytes);
      for (const share of Object.values(shares)) expect(share).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(shareOut(190, {})).toEqual({ [CONTACT]: 190 });
  expect(dayOf(NOON)).toBe('2026-11-22');
});
