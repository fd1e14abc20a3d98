import { describe, expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import { asset } from '#shared/domain/asset.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import { assetQuery, isFiltered, NO_FILTER } from './asset-filter.ts';
import { changedMeanwhile, draftErrors, draftValue, NO_DRAFT, withField } from './asset-form-model.ts';
import { EDITED_FIELDS, SECTIONS } from './asset-sections.ts';
import { assetState, isUnverifiedFromLibrary } from './asset-state.ts';
import { assetDraft, LIBRARY, missingZones, searchLibrary, zoneDraft } from './library-drafts.ts';

const NOW = Date.UTC(2026, 10, 22);

function row(values: Readonly<Record<string, Value>>, more: Partial<RecordRow> = {}): RecordRow {
  return { values, conflictCount: 0, isRemoved: false, revision: 1, ...more } as RecordRow;
}

describe('the state of an asset', () => {
  const verified = (days: number) =>
    row({ status: 'inUse', verifiedOn: new Date(NOW - days * 86_400_000).toISOString().slice(0, 10) });

  test.each([
    ['a conflict comes first', row({ status: 'scrapped' }, { conflictCount: 1 }), 'conflict'],
    ['then what is broken', row({ status: 'outOfOrder' }), 'outOfOrder'],
    ['nobody has looked', row({ status: 'inUse' }), 'neverVerified'],
    ['just looked at', verified(3), 'verified'],
    ['due within a month', verified(350), 'verifyIn'],
    ['late', verified(400), 'verifyLate'],
  ])('%s', (_name, asset, key) => {
    expect(assetState(asset, NOW).key).toBe(key);
  });

  test('counts days to both sides of the day', () => {
    expect(assetState(verified(350), NOW).days).toBe(15);
    expect(assetState(verified(400), NOW).days).toBe(35);
  });
});

describe('the form', () => {
  const loaded = row({ name: 'ECDIS 1', version: '7.2.1', interfaces: ['usb'] });

  test('keeps only what differs from what was loaded', () => {
    const draft = withField({ ...NO_DRAFT, loaded }, 'version', '7.2.4');
    expect(draft.values).toEqual({ version: '7.2.4' });
    expect(draftValue(draft, 'version')).toBe('7.2.4');
    expect(draftValue(draft, 'name')).toBe('ECDIS 1');
    expect(withField(draft, 'version', '7.2.1').values).toEqual({});
    expect(withField(draft, 'maker', null).values).toEqual({ version: '7.2.4' });
  });

  test('says what is missing and what does not fit, in the order of its fields', () => {
    const draft = { ...NO_DRAFT, loaded, values: { name: null, impactSafety: 9 } };
    expect(draftErrors(draft).map(({ field, why }) => [field, why])).toEqual([
      ['name', 'required'],
      ['impactSafety', 'range'],
    ]);
    expect(draftErrors({ ...NO_DRAFT, loaded: null, values: { name: 'X' } })).toEqual([]);
  });

  test('sees what others changed while it was open', () => {
    const draft = { ...NO_DRAFT, loaded };
    expect(changedMeanwhile(draft, loaded)).toEqual([]);
    const now = row({ name: 'ECDIS 1', version: '7.3.0', interfaces: ['usb'] }, { revision: 2 });
    expect(changedMeanwhile(draft, now)).toEqual(['version']);
  });

  test('has each field of its sections once', () => {
    const all = Object.values(SECTIONS).flat();
    expect(new Set(all).size).toBe(all.length);
    const elsewhere = ['number', 'libraryKey', 'removed'];
    expect([...all, ...elsewhere].sort()).toEqual(Object.keys(asset.fields).sort());
    expect(EDITED_FIELDS).not.toContain('verifiedOn');
  });
});

describe('the starter library', () => {
  const text = (key: string) => key;

  test('gives drafts that the domain takes, with zones that are missing', () => {
    expect(missingZones(LIBRARY, new Map([['Z1', 'zone.aaaaaaaaaaaaa.1']]))).not.toContain('Z1');
    const ids = new Map([['Z1', 'zone.aaaaaaaaaaaaa.1']]);
    for (const each of LIBRARY) {
      const { values } = assetDraft(each, ids, text, 'typical');
      expect(validateRecord('asset', values), each.key).toMatchObject({ ok: true });
      expect(isUnverifiedFromLibrary({ values })).toBe(true);
    }
    for (const key of missingZones(LIBRARY, new Map()))
      expect(validateRecord('zone', zoneDraft(key, 'zone.aaaaaaaaaaaaa.9', text).values), key).toMatchObject({
        ok: true,
      });
  });

  test('names a category only where the library is sure of one', () => {
    const drafts = LIBRARY.map((each) => [each, assetDraft(each, new Map(), text, 'typical').values] as const);
    for (const [each, values] of drafts)
      expect(values['e22Category'] !== undefined, each.key).toBe(each.e22.from === each.e22.to);
  });

  test('is searched by all words, in any part of a row', () => {
    expect(searchLibrary(LIBRARY, 'modbus', null, text).length).toBeGreaterThan(3);
    expect(searchLibrary(LIBRARY, 'ecdis usb', null, text).map(({ key }) => key)).toEqual(['ecdis', 'chart']);
    expect(searchLibrary(LIBRARY, '', 'nav', text).every(({ group }) => group === 'nav')).toBe(true);
  });
});

test('a filter becomes a query; words leave the order to the best match', () => {
  expect(isFiltered(NO_FILTER)).toBe(false);
  expect(assetQuery(NO_FILTER)).toMatchObject({ collection: 'asset', where: {}, sort: 'title' });
  expect(assetQuery({ ...NO_FILTER, text: ' ecdis ', status: 'conflict', category: 'III' })).toEqual({
    collection: 'asset',
    where: { e22Category: 'III' },
    onlyConflicts: true,
    text: 'ecdis',
  });
});
