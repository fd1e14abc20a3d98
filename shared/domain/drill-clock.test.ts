import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockEntry, drillClock } from './drill-clock.ts';

const MIN = 60_000;
const T0 = Date.UTC(2026, 10, 22, 14);

let seq = 0;

function entry(kind: string, atMin: number, elapsedMin: number | null): ClockEntry {
  return { kind, seq: ++seq, happenedAt: T0 + atMin * MIN, elapsedMs: elapsedMin === null ? null : elapsedMin * MIN };
}

const START = entry('start', 0, 0);

describe('the drill clock', () => {
  test('waits, runs, stands while paused, goes on, ends', () => {
    const at = (entries: readonly ClockEntry[], min: number) => {
      const { state, elapsedMs } = drillClock(entries, T0 + min * MIN);
      return [state, elapsedMs / MIN];
    };
    expect(at([], 5)).toEqual(['waiting', 0]);
    expect(at([START], 5)).toEqual(['running', 5]);
    const paused = [START, entry('pause', 6, 6)];
    expect(at(paused, 90)).toEqual(['paused', 6]);
    expect(drillClock(paused, T0).pausedAt).toBe(T0 + 6 * MIN);
    const resumed = [...paused, entry('resume', 90, 6)];
    expect(at(resumed, 94)).toEqual(['running', 10]);
    const ended = [...resumed, entry('end', 110, 26)];
    expect(at(ended, 500)).toEqual(['ended', 26]);
    expect(at([...ended, entry('resume', 500, 26)], 502)).toEqual(['running', 28]);
  });

  test('the stop word ends it, also out of a pause', () => {
    expect(drillClock([START, entry('pause', 3, 3), entry('stopWord', 9, 3)], T0 + 60 * MIN)).toMatchObject({
      state: 'ended',
      elapsedMs: 3 * MIN,
    });
  });

  test('two windows that press the same, and what does not fit, change nothing', () => {
    const twice = [
      START,
      entry('start', 1, 1),
      entry('pause', 4, 4),
      entry('pause', 4.1, 4.1),
      entry('resume', 9, 4.1),
    ];
    expect(drillClock(twice, T0 + 10 * MIN).elapsedMs).toBe(5 * MIN);
    expect(drillClock([entry('pause', 1, 1), entry('end', 2, 2)], T0).state).toBe('waiting');
  });

  test('a clock that is set back in the middle spoils nothing that is written', () => {
    // pressed at 14:06; the PC's clock then goes back by two hours
    const before = [START, entry('step', 6, 6)];
    expect(drillClock(before, T0 - 114 * MIN)).toMatchObject({ state: 'running', elapsedMs: 6 * MIN });
    const pause = entry('pause', -110, 6);
    expect(drillClock([...before, pause], T0).elapsedMs).toBe(6 * MIN);
    const resume = entry('resume', -100, 6);
    expect(drillClock([...before, resume, pause], T0 - 95 * MIN)).toMatchObject({
      state: 'running',
      elapsedMs: 11 * MIN,
    });
  });

  test('a step that is marked just before a pause does not give the pause back', () => {
    const step = { ...entry('stepResult', 6, 6), seq: null };
    const entries = [START, step, entry('pause', 6, 6), entry('resume', 30, 6)];
    expect(drillClock(entries, T0 + 31 * MIN).elapsedMs).toBe(7 * MIN);
  });

  test('entries without a drill clock count by their time', () => {
    expect(drillClock([entry('start', 0, null), entry('pause', 7, null)], T0 + 60 * MIN)).toMatchObject({
      state: 'paused',
      elapsedMs: 7 * MIN,
    });
  });

  test('whatever is pressed when, read in any order, it is what was shown; it never runs while it stands', () => {
    const press = fc.record({
      kind: fc.constantFrom('start', 'pause', 'resume', 'end', 'step', 'note'),
      waitMs: fc.integer({ min: 1, max: 30 * MIN }),
      /** The PC's clock may be set by hand before the press. */
      jumpMs: fc.constantFrom(0, 0, 0, -2 * 60 * MIN, 3 * 60 * MIN),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 20 }), fc.integer(), (presses, seed) => {
        let now = T0;
        let entries: readonly ClockEntry[] = [];
        for (const { kind, waitMs, jumpMs } of presses) {
          const before = drillClock(entries, now);
          now += waitMs + jumpMs;
          const shown = drillClock(entries, now);
          expect(shown.elapsedMs).toBeGreaterThanOrEqual(
            entries.length === 0 ? 0 : Math.max(...entries.map((e) => e.elapsedMs ?? 0)),
          );
          if (shown.state !== 'running') expect(shown.elapsedMs).toBe(before.elapsedMs);
          entries = [...entries, { kind, seq: entries.length, happenedAt: now, elapsedMs: shown.elapsedMs }];
          // pressing changes the state, never the time shown
          expect(drillClock(entries, now).elapsedMs).toBe(shown.elapsedMs);
        }
        const shuffled = entries
          .map((each, i) => ({ each, key: (i * 7919 + seed) % 101 }))
          .sort((a, b) => a.key - b.key);
        expect(
          drillClock(
            shuffled.map(({ each }) => each),
            now,
          ).elapsedMs,
        ).toBe(drillClock(entries, now).elapsedMs);
      }),
    );
  });
});
