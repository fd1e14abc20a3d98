import { expect, test } from 'vitest';
import type { Value } from '#shared/base/value.ts';
import { backupFigures } from './backup-figures.ts';

const record = (id: string, values: Record<string, Value>) => ({ id, values, createdAt: 1, number: id });
const plan = record('p', {});
const backup = (id: string, result: string, endedAt: number) => record(id, { plan: 'p', result, endedAt });
const run = (id: string, state: string, result: string | null, endedAt: number, more: Record<string, Value> = {}) =>
  record(id, { plan: 'p', state: { state }, ...(result ? { result } : {}), endedAt, ...more });

test('of a system without copies nothing is known', () => {
  expect(backupFigures([plan], [], [record('t', { plan: 'other' })])).toEqual([
    {
      plan: 'p',
      lastGood: null,
      lastGoodAt: null,
      lastResult: null,
      backupCount: 0,
      openTest: null,
      lastPassedAt: null,
      tests: [],
    },
  ]);
});

test('the newest good backup by its own time, and what came of the newest', () => {
  const [figures] = backupFigures(
    [plan],
    [backup('b', 'failed', 30), backup('a', 'ok', 20), backup('c', 'ok', 10)],
    [],
  );
  expect(figures).toMatchObject({ lastGood: 'a', lastGoodAt: 20, lastResult: 'failed', backupCount: 3 });
});

test('only a test that somebody else accepted counts as passed; the ones that ended are the trend', () => {
  const tests = [
    run('1', 'acknowledged', 'pass', 10, { rtoActualMin: 50, rtoTargetMin: 60 }),
    run('2', 'accepted', 'fail', 20),
    run('3', 'finished', 'passWithRemarks', 30),
    run('4', 'aborted', 'aborted', 35),
    run('5', 'paused', null, 40),
  ];
  const [figures] = backupFigures([plan], [], tests);
  expect(figures).toMatchObject({ lastPassedAt: 10, openTest: '5' });
  expect(figures?.tests.map(({ record: id }) => id)).toEqual(['1', '2', '3']);
  expect(figures?.tests[0]).toMatchObject({ rtoActualMin: 50, rtoTargetMin: 60, result: 'pass' });
});

test('no more than the last eight', () => {
  const tests = Array.from({ length: 12 }, (_, n) => run(String(n), 'accepted', 'pass', n));
  expect(backupFigures([plan], [], tests)[0]?.tests.map(({ record: id }) => id)).toEqual(
    '4 5 6 7 8 9 10 11'.split(' '),
  );
});
