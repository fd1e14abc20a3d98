import fc from 'fast-check';
import { expect, test } from 'vitest';
import raw from '#resources/links/profiles.json' with { type: 'json' };
import type { Value } from '../base/value.ts';
import { SETTING_KEYS } from '../domain/setting.ts';
import { LINK_IDS, type LinkProfiles, readLinkProfiles } from './link-profile.ts';
import { POLICY_KEYS, readPolicy, rulesOf } from './policy.ts';

const read = readLinkProfiles(raw);
const data = (read.ok ? read.value : undefined) as LinkProfiles;

test('every key is declared as a setting', () => {
  for (const key of POLICY_KEYS) expect(SETTING_KEYS).toContain(key);
});

test('what the company set holds on the links that it named, the product’s defaults on the others', () => {
  const { policy, wrong } = readPolicy({
    'sync.linkBudgets': { iridium: 500, geoVsat: null },
    'sync.linkBlobs': { iridium: 'previews' },
    'sync.linkHours': { lBand: [[1320, 240]] },
    'sync.linkPrices': { currency: 'EUR', perMb: { iridium: 4.5 } },
  });
  expect(wrong).toEqual([]);
  expect(rulesOf(data, policy, 'iridium')).toMatchObject({
    budget: { dayKb: 500, monthKb: null },
    blobs: 'previews',
    price: { perMb: 4.5, currency: 'EUR' },
  });
  expect(rulesOf(data, policy, 'geoVsat').budget.dayKb).toBeNull();
  expect(rulesOf(data, policy, 'lBand')).toMatchObject({ budget: { dayKb: 200 }, hours: [[1320, 240]], price: null });
});

test.each<[string, Value]>([
  ['sync.linkBudgets', { iridium: -1 }],
  ['sync.linkBudgets', { iridium: 'much' }],
  ['sync.linkBudgets', { carrierPigeon: 5 }],
  ['sync.linkHours', { iridium: [[5, 5]] }],
  ['sync.linkLanes', { iridium: ['express'] }],
  ['sync.linkBlobs', 'originals'],
  ['sync.linkPrices', { perMb: {} }],
])('a slip in %s (%j) keeps the default and is named', (key, value) => {
  const { policy, wrong } = readPolicy({ [key]: value, 'sync.linkMonthBudgets': { leo: 7 } });
  expect(wrong).toEqual([key]);
  expect(rulesOf(data, policy, 'iridium')).toEqual(rulesOf(data, {}, 'iridium'));
  expect(rulesOf(data, policy, 'leo').budget.monthKb).toBe(7);
});

test('whatever shore wrote, there are rules for every link', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...POLICY_KEYS), fc.jsonValue()), (settings) => {
      const { policy } = readPolicy(settings as Record<string, Value>);
      for (const id of LINK_IDS) expect(rulesOf(data, policy, id).id).toBe(id);
    }),
  );
});
