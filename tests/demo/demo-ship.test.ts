import { expect, test } from 'vitest';
import type { Value } from '#shared/base/value.ts';
import { workflowOf } from '#shared/domain/kinds.ts';
import { reportWorkflow } from '#shared/domain/report-workflow.ts';
import { type Fields, fieldErrors } from '#shared/domain/validate.ts';
import { isLegalMove } from '#shared/domain/workflow.ts';
import { demoShip } from './demo-ship.ts';

const isReference = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(isReference)
    : typeof value === 'object' && value !== null && Object.keys(value).join() === 'ref';

/** References are record ids only once the records are written. */
function withoutReferences(values: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isReference(value))) as Record<string, Value>;
}

test.each(Array.from({ length: 20 }, (_, i) => i + 1))(
  'the ship of seed %i is one that the forms would take',
  (seed) => {
    const { records } = demoShip(seed);
    const errors = records.flatMap(({ key, collection, values }) =>
      fieldErrors(collection, withoutReferences(values)).map((error) => ({ key, ...error })),
    );
    expect(errors).toEqual([]);
  },
);

test('whoever signs is aboard, and signs what is approved', () => {
  const { records, signatures } = demoShip();
  const byKey = new Map(records.map((record) => [record.key, record]));
  expect(signatures.length).toBeGreaterThan(5);
  for (const { record, by } of signatures) {
    expect(byKey.get(by)?.values['signedOffOn'], by).toBeUndefined();
    expect(byKey.get(by)?.collection).toBe('person');
    expect(byKey.get(record)?.values['approvedOn'], record).toBeDefined();
  }
});

test('every reference names a record of the file, and what hangs under a record comes after it', () => {
  const { records } = demoShip();
  const all = new Set(records.map(({ key }) => key));
  expect(all.size).toBe(records.length);
  const known = new Set<string>();
  for (const { key, values } of records) {
    for (const value of Object.values(values).flat())
      if (isReference(value)) expect(all, key).toContain((value as { ref: string }).ref);
    const parent = values['parent'] as { readonly ref: string } | undefined;
    if (parent !== undefined) expect(known, key).toContain(parent.ref);
    known.add(key);
  }
});

const NOW = Date.UTC(2026, 10, 29, 12);
const SEEDS = Array.from({ length: 5 }, (_, i) => i + 1);

test.each(SEEDS)('every state of seed %i follows from the one before, and nothing is of tomorrow', (seed) => {
  for (const { key, collection, at, moves = [], values } of demoShip(seed, NOW).records) {
    const workflow = workflowOf(collection);
    let before: string | null = null;
    let last = at;
    for (const { state, at: movedAt } of moves) {
      expect(workflow && isLegalMove(workflow, before, state), `${key}: ${before} to ${state}`).toBe(true);
      expect(movedAt).toBeGreaterThanOrEqual(last);
      [before, last] = [state, movedAt];
    }
    const held = Object.entries(values).flatMap(([field, v]) =>
      typeof v === 'number' && !field.startsWith('planned') && field.endsWith('At') ? [v] : [],
    );
    expect(Math.max(last, ...held), key).toBeLessThanOrEqual(NOW);
  }
});

test.each(SEEDS)('seed %i has the records of the standard workload, one open incident and no drafts', (seed) => {
  const { records } = demoShip(seed, NOW);
  const of = (collection: string) => records.filter((record) => record.collection === collection);
  const states = (collection: string) => of(collection).map(({ moves }) => moves?.at(-1)?.state ?? 'draft');
  const counts = ['asset', 'drill', 'backup', 'restoreTest', 'incident', 'report'].map((kind) => of(kind).length);
  expect(counts).toEqual([400, 24, 150, 40, 12, 60]);
  for (const kind of ['drill', 'restoreTest', 'incident', 'report']) expect(states(kind)).not.toContain('draft');
  expect(states('incident').filter((state) => state !== 'closed')).toEqual(['contained']);
  expect(new Set(states('report'))).toEqual(new Set(reportWorkflow.states.filter((state) => state !== 'draft')));
  expect(of('restoreTest').filter(({ values }) => values['result'] === 'fail')).toHaveLength(2);
  expect(new Set(of('asset').map(({ values }) => values['name'])).size).toBe(400);
  expect(JSON.stringify(records)).not.toMatch(/\{(asset|place)\}|undefined|null/);
});
