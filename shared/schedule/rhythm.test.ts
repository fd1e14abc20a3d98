import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rhythmOf, UNKNOWN_RHYTHM } from './rhythm.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22);

function every(hours: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => NOW - i * hours * HOUR);
}

test('a vessel that calls hourly is silent sooner than one that calls every second day', () => {
  expect(rhythmOf(every(1, 50))).toEqual({
    usualGapMs: HOUR,
    lateAfterMs: 2 * HOUR,
    silentAfterMs: 6 * HOUR,
    gaps: 49,
  });
  expect(rhythmOf(every(48, 20))).toMatchObject({
    usualGapMs: 48 * HOUR,
    lateAfterMs: 72 * HOUR,
    silentAfterMs: 144 * HOUR,
  });
});

test('one long silence of the past changes little', () => {
  const past = [...every(6, 60), NOW - 60 * 6 * HOUR - 90 * 24 * HOUR];
  expect(rhythmOf(past).silentAfterMs).toBe(18 * HOUR);
});

test('calls within minutes are one contact: a day of busy syncing makes nobody silent at night', () => {
  const bursts = every(12, 30).flatMap((at) => [at, at - 60_000, at - 120_000]);
  expect(rhythmOf(bursts)).toMatchObject({ usualGapMs: 12 * HOUR - 120_000, silentAfterMs: 3 * (12 * HOUR - 120_000) });
});

test('a vessel that asks every five minutes is missed within hours', () => {
  const often = Array.from({ length: 100 }, (_, i) => NOW - i * 300_000);
  expect(rhythmOf(often)).toMatchObject({ lateAfterMs: 2 * HOUR, silentAfterMs: 6 * HOUR });
});

test('too little is known: the product’s default, or the company’s', () => {
  expect(rhythmOf(every(1, 5))).toEqual(UNKNOWN_RHYTHM);
  expect(rhythmOf([], 12 * HOUR)).toMatchObject({ lateAfterMs: 12 * HOUR, silentAfterMs: 12 * HOUR });
  expect(rhythmOf(every(1, 50), 48 * HOUR).silentAfterMs).toBe(48 * HOUR);
});

test('whatever the contacts, late comes before silent, and a vessel in its rhythm is neither', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e12 }), { maxLength: 200 }), (contacts) => {
      const { lateAfterMs, silentAfterMs, usualGapMs } = rhythmOf(contacts);
      expect(lateAfterMs).toBeLessThanOrEqual(silentAfterMs);
      if (usualGapMs !== null) expect(usualGapMs).toBeLessThan(lateAfterMs);
    }),
  );
});
