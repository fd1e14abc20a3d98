import { expect, it } from 'vitest';
import { isDue } from './daily-care.ts';

it('is due once a day, and whenever the clock makes no sense', () => {
  const now = 1_800_000_000_000;
  const hours = (n: number) => n * 3_600_000;
  expect(isDue(null, now)).toBe(true);
  expect(isDue(now, now)).toBe(false);
  expect(isDue(now - hours(24) + 1, now)).toBe(false);
  expect(isDue(now - hours(24), now)).toBe(true);
  expect(isDue(now + 1, now)).toBe(true);
});
