import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsedAt, restoreWatch, type WatchEvent } from './restore-watch.ts';

const MIN = 60_000;
const at = (kind: WatchEvent['kind'], minute: number): WatchEvent => ({ kind, at: minute * MIN });
const shown = (events: readonly WatchEvent[], minute: number) => {
  const { state, elapsedMs } = restoreWatch(events, minute * MIN);
  return [state, elapsedMs / MIN];
};

test('it waits, runs, stands and ends; what lies between pause and resume does not count', () => {
  expect(shown([], 5)).toEqual(['waiting', 0]);
  expect(shown([at('start', 10)], 12)).toEqual(['running', 2]);
  expect(shown([at('start', 10), at('pause', 15)], 60)).toEqual(['paused', 5]);
  expect(shown([at('start', 10), at('pause', 15), at('resume', 45)], 50)).toEqual(['running', 10]);
  expect(shown([at('start', 10), at('pause', 15), at('resume', 45), at('end', 55)], 900)).toEqual(['ended', 15]);
  expect(shown([at('start', 10), at('pause', 15), at('end', 55)], 900)).toEqual(['ended', 5]);
  expect(restoreWatch([at('start', 10), at('end', 11)], 0).startedAt).toBe(10 * MIN);
});

test('it is the same in any order, after a restart, and with lines that do not fit', () => {
  const events = [at('start', 10), at('pause', 15), at('resume', 45), at('end', 55)];
  expect(shown([...events].reverse(), 99)).toEqual(['ended', 15]);
  expect(shown([...events, at('start', 20), at('pause', 21), at('resume', 46)], 99)).toEqual(['ended', 15]);
  expect(shown([at('pause', 1), at('resume', 2), at('end', 3)], 9)).toEqual(['waiting', 0]);
});

test('a test that was sent back goes on', () => {
  expect(shown([at('start', 0), at('end', 10), at('resume', 100)], 105)).toEqual(['running', 15]);
});

test('a clock that was set back never takes time away', () => {
  expect(shown([at('start', 10)], 3)).toEqual(['running', 0]);
});

test('a clock that is set back in the middle changes no press: the order in which they were written counts', () => {
  const written = (all: readonly WatchEvent[]) => all.map((event, seq) => ({ ...event, seq }));
  const events = written([at('start', 60), at('pause', 5), at('resume', 10), at('end', 30)]);
  expect(shown(events.slice(0, 2), 6)).toEqual(['paused', 0]);
  expect(shown(events.slice(0, 3), 20)).toEqual(['running', 10]);
  expect(shown([...events].reverse(), 40)).toEqual(['ended', 20]);
  expect(elapsedAt(events, 25 * MIN, 2.5)).toBe(15 * MIN);
});

test('what it showed at an instant', () => {
  const events = [at('start', 10), at('pause', 20), at('resume', 30), at('end', 40)];
  expect([9, 10, 15, 25, 35, 50].map((minute) => elapsedAt(events, minute * MIN))).toEqual([
    null,
    0,
    5 * MIN,
    10 * MIN,
    15 * MIN,
    20 * MIN,
  ]);
});

const event = fc.record({
  kind: fc.constantFrom('start' as const, 'pause' as const, 'resume' as const, 'end' as const),
  at: fc.integer({ min: 0, max: 1000 }),
});

test('it never runs backwards, and never faster than the time', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), fc.nat(1000), fc.nat(500), (events, now, more) => {
      const past = events.filter((e) => e.at <= now);
      const [a, b] = [restoreWatch(past, now).elapsedMs, restoreWatch(past, now + more).elapsedMs];
      expect(a).toBeGreaterThanOrEqual(0);
      expect(b - a).toBeGreaterThanOrEqual(0);
      expect(b - a).toBeLessThanOrEqual(more);
    }),
  );
});
