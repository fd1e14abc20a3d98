import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import raw from '#resources/links/profiles.json' with { type: 'json' };
import type { Value } from '#shared/base/value.ts';
import { type LinkProfiles, readLinkProfiles } from '#shared/schedule/link-profile.ts';
import { readPolicy, rulesOf } from '#shared/schedule/policy.ts';
import { changesOf, formOf, hoursText, type PolicyForm, problemsOf, readHours, withUrgent } from './policy-form.ts';

const read = readLinkProfiles(raw);
const data = (read.ok ? read.value : undefined) as LinkProfiles;
const ABOUT = { rows: new Map(), reason: 'a quiet month', setBy: null };

describe('hours', () => {
  test('are read as people write them, and shown the same', () => {
    expect(readHours('22:00-04:00, 12:00 – 13:30')).toEqual([
      [1320, 240],
      [720, 810],
    ]);
    expect(readHours(' ')).toEqual([]);
    for (const wrong of ['22-4', '25:00-26:00', '10:00-10:00', '10:75-11:00', 'at night'])
      expect(readHours(wrong)).toBeNull();
    const window = fc.tuple(fc.nat(1439), fc.nat(1440)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(window), (hours) => {
        expect(readHours(hoursText(hours))).toEqual(hours);
      }),
    );
  });
});

describe('what a form changes', () => {
  const before = formOf(rulesOf(data, {}, 'iridium'), {});

  test('is written per key; what holds for other links stays, and nothing is written for nothing', () => {
    expect(changesOf('iridium', before, before, {}, ABOUT)).toEqual([]);
    const now = { 'sync.linkBudgets': { leo: 5 } };
    const [draft, ...others] = changesOf('iridium', before, { ...before, dayKb: 300 }, now, ABOUT);
    expect(others).toEqual([]);
    expect(draft).toMatchObject({
      collection: 'setting',
      values: { key: 'sync.linkBudgets', value: { leo: 5, iridium: 300 }, reason: 'a quiet month' },
      loaded: null,
    });
  });

  test('holds on the ship as it was typed', () => {
    const amount = fc.option(fc.nat(1_000_000));
    const form = fc.record({
      dayKb: amount,
      monthKb: amount,
      largestKb: amount,
      hours: fc.constantFrom('', '22:00-04:00'),
      lanes: fc.subarray(['routine', 'bulk'] as const).map((lanes) => withUrgent(lanes)),
      silentHours: fc.option(fc.integer({ min: 1, max: 8760 })),
      blobs: fc.constantFrom('none', 'previews', 'originals'),
      perMb: fc.constantFrom(4.5, 0),
      currency: fc.constantFrom('EUR', 'NOK'),
    }) as fc.Arbitrary<PolicyForm>;
    fc.assert(
      fc.property(form, (after) => {
        expect(problemsOf(after)).toEqual({});
        const drafts = changesOf('iridium', before, after, {}, ABOUT);
        const settings = Object.fromEntries(drafts.map(({ values }) => [values.key, values.value as Value]));
        const { policy, wrong } = readPolicy(settings);
        expect(wrong).toEqual([]);
        expect(formOf(rulesOf(data, policy, 'iridium'), policy)).toEqual(after);
      }),
    );
  });

  test('is told where it cannot be', () => {
    expect(problemsOf({ ...before, dayKb: -1, hours: 'x', currency: 'usd' })).toEqual({
      dayKb: 'number',
      hours: 'hours',
      currency: 'currency',
    });
  });
});
