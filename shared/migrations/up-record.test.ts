import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLLECTIONS, kindOf } from '#shared/domain/kinds.ts';
import { STEPS } from './steps.ts';
import { type Step, upRecord } from './up-record.ts';

const steps: Readonly<Record<string, readonly Step[]>> = {
  thing: [
    { to: 2, why: 'place got its own field', up: (v) => ('room' in v ? v : { ...v, room: v.where ?? null }) },
    {
      to: 3,
      why: 'levels count from 1',
      up: (v) => (v.scale === 1 ? v : { ...v, scale: 1, level: Number(v.level ?? 0) + 1 }),
    },
  ],
};
const record = (values: Record<string, string | number | null>) => ({ id: 'x', collection: 'thing', values });

describe('upRecord', () => {
  test('runs the steps in order on a record that was just folded', () => {
    expect(upRecord(record({ where: 'bridge', level: 2 }), 0, steps).values).toEqual({
      where: 'bridge',
      room: 'bridge',
      scale: 1,
      level: 3,
    });
  });

  test('runs only what is still due', () => {
    expect(upRecord(record({ where: 'bridge' }), 2, steps).values).toEqual({ where: 'bridge', scale: 1, level: 1 });
  });

  test.each([3, 4, 99])('leaves a record of version %i alone, also one of a newer app', (version) => {
    const stored = record({ where: 'bridge', unheardOf: 1 });
    expect(upRecord(stored, version, steps)).toBe(stored);
  });

  test('leaves a kind without steps, and names of Object.prototype, alone', () => {
    for (const collection of ['asset', 'toString', '__proto__', 'constructor']) {
      const stored = { collection, values: { name: 'x' } };
      expect(upRecord(stored)).toBe(stored);
    }
  });

  test('keeps what no step knows, and gives the same when run twice', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))), (values) => {
        const once = upRecord(record(values), 0, steps);
        expect(upRecord(once, 0, steps)).toEqual(once);
        const known = ['room', 'scale', 'level'];
        for (const [key, value] of Object.entries(values))
          if (!known.includes(key)) expect(once.values[key]).toBe(value);
      }),
    );
  });
});

describe('the real steps', () => {
  test('lead up to the version of each kind, one by one', () => {
    for (const collection of COLLECTIONS) {
      const versions = (STEPS[collection] ?? []).map((step) => step.to);
      expect([...versions].sort((a, b) => a - b)).toEqual(versions);
      for (const to of versions) expect(to).toBeLessThanOrEqual(kindOf(collection).version);
      for (const to of versions) expect(to).toBeGreaterThan(1);
    }
    expect(Object.keys(STEPS).filter((name) => !(COLLECTIONS as readonly string[]).includes(name))).toEqual([]);
  });
});
