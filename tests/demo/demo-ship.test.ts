import { expect, test } from 'vitest';
import type { Value } from '#shared/base/value.ts';
import { type Fields, fieldErrors } from '#shared/domain/validate.ts';
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

test('every reference names a record that comes before it', () => {
  const known = new Set<string>();
  for (const { key, values } of demoShip().records) {
    for (const value of Object.values(values).flat())
      if (isReference(value)) expect(known).toContain((value as { ref: string }).ref);
    known.add(key);
  }
});
