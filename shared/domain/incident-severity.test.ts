import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMPACT_AXES } from './incident.ts';
import { type Impacts, proposedSeverity, SAFETY_AXES } from './incident-severity.ts';

const impact = fc.integer({ min: 0, max: 4 });
const impacts: fc.Arbitrary<Impacts> = fc.dictionary(fc.constantFrom(...IMPACT_AXES), impact, {
  noNullPrototype: true,
});

test('nothing judged, nothing proposed', () => {
  expect(proposedSeverity({})).toBeNull();
  expect(proposedSeverity({ impactPeople: null })).toBeNull();
});

test('danger to people, ship or sea is an emergency whatever the rest', () => {
  for (const axis of SAFETY_AXES)
    fc.assert(
      fc.property(impacts, (others) => {
        expect(proposedSeverity({ ...others, [axis]: 4 })?.severity).toBe(5);
      }),
    );
});

test('money and name alone never make more than "serious" of it', () => {
  fc.assert(
    fc.property(impacts, (all) => {
      const safe = Object.fromEntries(SAFETY_AXES.map((axis) => [axis, 0]));
      expect(proposedSeverity({ ...all, ...safe })?.severity ?? 1).toBeLessThanOrEqual(3);
    }),
  );
});

test('a worse impact never lowers the severity, and the axis that is named decides it alone', () => {
  fc.assert(
    fc.property(impacts, fc.constantFrom(...IMPACT_AXES), impact, (all, axis, more) => {
      const worse: Impacts = { ...all, [axis]: Math.max(more, all[axis] ?? 0) };
      const after = proposedSeverity(worse);
      expect(after?.severity).toBeGreaterThanOrEqual(proposedSeverity(all)?.severity ?? 1);
      if (after?.because) expect(proposedSeverity({ [after.because]: worse[after.because] })).toEqual(after);
    }),
  );
});
