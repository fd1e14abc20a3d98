import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '#shared/base/value.ts';
import { isAhead } from '#shared/domain/is-ahead.ts';
import { fieldErrors, missingFields } from '#shared/domain/validate.ts';
import { type CaptureDraft, capturePress, emptyCapture, KNOWERS, problemsOf, titleOf } from './capture-draft.ts';
import { MINUTE, T0 } from './test-rows.ts';

const AUTHOR = { record: 'person.abcdefghijklm.1', name: 'Ivan Petrov', role: '2O', isCrew: true };
const CONTEXT = {
  id: 'incident.abcdefghijklm.1',
  author: AUTHOR,
  language: 'en',
  now: T0,
  nameOf: (code: string) => code,
};
const DRAFT: CaptureDraft = { ...emptyCapture(T0, ['2O']), what: 'Ransom note on the office PC. Files renamed.' };

describe('a quick capture', () => {
  test('is a filed incident with its number, its log begun and its clocks running from when it was noticed', () => {
    const noticed = { ...DRAFT, where: ' Ship office ', noticedAt: T0 - 3 * MINUTE };
    const [incident, ...lines] = capturePress(noticed, CONTEXT);
    expect(incident).toMatchObject({ collection: 'incident', number: true });
    expect(incident?.values).toMatchObject({
      title: 'Ransom note on the office PC',
      where: 'Ship office',
      detectedAt: T0 - 3 * MINUTE,
      awareShipAt: T0 - 3 * MINUTE,
      reportedAt: T0,
      state: { state: 'reported', by: 'person.abcdefghijklm.1' },
    });
    // nobody has judged it: it takes the urgent lane
    expect(incident?.values).not.toHaveProperty('severity');
    expect(lines.map(({ values }) => values['kind'])).toEqual(['observation', 'step']);
  });

  test('tells those that know, and nobody else', () => {
    const rules = (knows: CaptureDraft['knows']) =>
      capturePress({ ...DRAFT, knows }, CONTEXT)
        .filter(({ collection }) => collection === 'incidentNotification')
        .map(({ values }) => values['rule']);
    expect(rules([])).toEqual([]);
    expect(rules(['MASTER', 'CE'])).toEqual(['N1']);
    expect(rules(['DPA', 'MASTER'])).toEqual(['N2', 'N1']);
  });

  test('whatever is typed fits its records', () => {
    const typed: fc.Arbitrary<CaptureDraft> = fc.record({
      what: fc
        .oneof(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }),
          fc.string({ unit: fc.constantFrom('.', '?', ' ', '\n', 'a'), minLength: 1, maxLength: 300 }),
        )
        .filter((text) => text.trim() !== ''),
      where: fc.string({ maxLength: 200 }),
      noticedAt: fc.integer({ min: T0 - 1e9, max: T0 + 5 * MINUTE }),
      knows: fc.subarray([...KNOWERS]),
      othersKnow: fc.string({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(typed, (draft) => {
        for (const { collection, values } of capturePress(draft, CONTEXT)) {
          expect(fieldErrors(collection, values as Record<string, Value>)).toEqual([]);
          expect(missingFields(collection, values)).toEqual([]);
        }
      }),
    );
  });

  test('asks for what is wrong and when, not for a time to come, and not for more', () => {
    expect(problemsOf(emptyCapture(T0, []), T0)).toEqual({ what: 'needed' });
    expect(problemsOf({ ...DRAFT, noticedAt: null }, T0)).toEqual({ noticedAt: 'needed' });
    expect(problemsOf({ ...DRAFT, noticedAt: T0 + 60 * MINUTE }, T0)).toEqual({ noticedAt: 'future' });
    expect(problemsOf({ ...DRAFT, noticedAt: T0 + 2 * MINUTE }, T0)).toEqual({});
  });
});

test('a time to come is none at which something was noticed, told or contained', () => {
  expect([null, undefined, T0, T0 + 9 * MINUTE].map((at) => isAhead(at, T0))).toEqual([false, false, false, false]);
  expect(isAhead(Date.UTC(2062, 0, 1), T0)).toBe(true);
});

test('a title is one short line that holds together', () => {
  expect(titleOf('ECDIS 1 is slow.')).toBe('ECDIS 1 is slow');
  expect(titleOf('. ECDIS 1 is slow. It hangs.')).toBe('ECDIS 1 is slow');
  expect(titleOf('.')).toBe('.');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      expect(titleOf(text).length).toBeLessThanOrEqual(120);
      expect(titleOf(text.toWellFormed()).isWellFormed()).toBe(true);
    }),
  );
});
