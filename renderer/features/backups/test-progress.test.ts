import { expect, test } from 'vitest';
import rawR2 from '#resources/procedures/r2.json' with { type: 'json' };
import rawR5 from '#resources/procedures/r5.json' with { type: 'json' };
import type { Value } from '#shared/base/value.ts';
import { type Procedure, readProcedure } from '#shared/domain/content/procedure.ts';
import { allowedResults, shownResult, testProgress } from './test-progress.ts';

function procedure(raw: unknown): Procedure {
  const read = readProcedure(raw);
  if (!read.ok) throw new Error('the procedure does not fit');
  return read.value;
}
const R5 = procedure(rawR5);
const R2 = procedure(rawR2);
const MIN = 60_000;
let count = 0;
const line = (values: Record<string, Value>) => ({ id: `restoreStep.${++count}`, values, createdAt: 0 });
const step = (key: string, result: string, minute = 0) => line({ kind: 'step', key, result, doneAt: minute * MIN });
const watch = (kind: string, minute: number) => line({ kind, doneAt: minute * MIN });
const passed = (all: Procedure) => all.steps.map(({ key }) => step(key, 'passed', 1));

test('it goes on at the first step without an answer', () => {
  expect(testProgress(R5, []).current?.step.key).toBe('install');
  const progress = testProgress(R5, [
    watch('start', 0),
    step('install', 'passed', 41),
    step('testCondition', 'skipped', 72),
  ]);
  expect(progress.current?.index).toBe(2);
  expect(progress.steps.slice(0, 2).map(({ elapsedMs }) => elapsedMs)).toEqual([41 * MIN, 72 * MIN]);
  expect(testProgress(R5, passed(R5)).current).toBe(null);
});

test('the stop-watch of a step leaves pauses out', () => {
  const rows = [watch('start', 0), watch('pause', 10), watch('resume', 30), step('install', 'passed', 41)];
  expect(testProgress(R5, rows).steps[0]?.elapsedMs).toBe(21 * MIN);
});

test('a step is timed by what was written before it on this PC, also when its clock was set back', () => {
  const made = ({ values }: { values: Record<string, Value> }, n: number) => ({
    id: `restoreStep.abcdefghijklm.${n}`,
    values,
    createdAt: 0,
  });
  const rows = [watch('start', 60), watch('pause', 5), watch('resume', 10), step('install', 'passed', 30)].map(made);
  const numbered = rows.map((each, at) => ({ ...each, id: `restoreStep.abcdefghijklm.${at + 9}` }));
  expect(testProgress(R5, numbered).steps[0]?.elapsedMs).toBe(20 * MIN);
  // Of two PCs no counter says who was first: their clocks are all there is.
  const [first, ...others] = [watch('start', 0), watch('pause', 10), step('install', 'passed', 11)].map(made);
  const other = { ...(first ?? made(watch('start', 0), 1)), id: 'restoreStep.nopqrstuvwxyz.99' };
  expect(testProgress(R5, [other, ...others]).steps[0]?.elapsedMs).toBe(10 * MIN);
});

test('a step done again counts as it was done last', () => {
  const rows = [step('install', 'failed'), step('install', 'passed')];
  expect(testProgress(R5, rows).steps[0]?.result).toBe('passed');
});

test('after a failed step it may go on, but not after one that must be answered with yes', () => {
  expect(testProgress(R5, [step('install', 'failed')]).current?.step.key).toBe('testCondition');
  const stopped = testProgress(R2, [step('ready', 'failed')]);
  expect(stopped.current).toBe(null);
  expect(stopped.stoppedBy?.step.key).toBe('ready');
});

test.each([
  ['pass', passed(R5), { rtoActualMin: 200, rtoTargetMin: 240 }],
  ['pass', passed(R5), {}],
  ['passWithRemarks', passed(R5), { rtoActualMin: 241, rtoTargetMin: 240 }],
  ['passWithRemarks', [...passed(R5), step('compare', 'skipped')], {}],
  ['fail', [...passed(R5), step('compare', 'failed')], {}],
  ['fail', passed(R5).slice(1), {}],
] as const)('it shows %s', (result, rows, values) => {
  expect(shownResult(testProgress(R5, rows), values)).toBe(result);
});

test('nobody can call it a clean pass when it was none', () => {
  expect(allowedResults('pass')).toEqual(['pass', 'passWithRemarks', 'fail']);
  expect(allowedResults('passWithRemarks')).not.toContain('pass');
  expect(allowedResults('fail')).not.toContain('pass');
});
