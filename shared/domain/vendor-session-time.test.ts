import { expect, test } from 'vitest';
import { ALLOWED_MS, isOverTime, overAt } from './vendor-session-time.ts';

const START = Date.parse('2026-11-29T08:00:00Z');

test('the end that was agreed counts; without one the usual time does', () => {
  expect(overAt({ startedAt: START, plannedToAt: START + 60_000 })).toBe(START + 60_000);
  expect(overAt({ startedAt: START })).toBe(START + ALLOWED_MS);
  expect(overAt({})).toBeNull();
});

test('only an open session can be over its time', () => {
  const fields = { startedAt: START, plannedToAt: START + 60_000 };
  expect(isOverTime('active', fields, START + 60_000)).toBe(false);
  expect(isOverTime('active', fields, START + 60_001)).toBe(true);
  for (const state of ['approved', 'ended', 'reviewed', null])
    expect(isOverTime(state, fields, START + 1e9)).toBe(false);
  expect(isOverTime('active', {}, START)).toBe(false);
});
