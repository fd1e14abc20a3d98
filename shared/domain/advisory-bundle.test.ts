import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchAssets, registerOf } from './advisory-assets.ts';
import { type Advisory, advisoryOfCsaf, bundleOf, readAdvisoryBundle } from './advisory-bundle.ts';

/** Real advisories of the publishers, beside the repository. */
const FOUND = ['../../../shared/data', '../../../../shared/data']
  .map((folder) => path.resolve(import.meta.dirname, folder))
  .find((folder) => existsSync(path.join(folder, 'csaf')));
if (FOUND === undefined) console.warn('SKIPPED: no ../shared/data, so no public advisory is taken in');
const csaf = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(FOUND ?? '', 'csaf', `${name}.json`), 'utf8'));
const short = (name: string): Advisory => {
  const made = advisoryOfCsaf(csaf(name));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
const asset = (values: Readonly<Record<string, unknown>>) => ({ id: String(values['name']), values });

describe.skipIf(FOUND === undefined)('real advisories', () => {
  test('each is taken, short enough for a link, and read again as it was sent', () => {
    const names = readdirSync(path.join(FOUND ?? '', 'csaf')).filter((name) => name.endsWith('.json'));
    const advisories = names.map((name) => short(name.replace('.json', '')));
    expect(advisories.length).toBeGreaterThan(10);
    const bundle = bundleOf({ advisories });
    expect(bundle.ok && readAdvisoryBundle(JSON.parse(JSON.stringify(bundle.value)))).toEqual(bundle);
    expect(JSON.stringify(bundle).length).toBeLessThan(150_000);
  });

  test('says who, what, when and how bad', () => {
    expect(short('icsa-26-148-01')).toMatchObject({
      id: 'ICSA-26-148-01',
      title: 'MacGregor Voyage Data Recorder (VDR) G4e',
      publisher: 'CISA',
      products: [{ vendor: 'Danelec', product: 'MacGregor Voyage Data Recorder (VDR) G4e', version: '<V5.250' }],
    });
    expect(short('icsa-20-168-01').cves).toHaveLength(19);
    expect(short('icsa-26-148-01').cvss).toBeGreaterThan(0);
  });

  test('finds the systems of a ship that it may concern, and only those', () => {
    const ship = [
      asset({ name: 'VDR', maker: 'Danelec', model: 'VDR G4e' }),
      asset({ name: 'VDR old', maker: 'Danelec', model: 'DM100' }),
      asset({ name: 'Serial server', maker: 'Moxa Inc.', model: 'NPort 5110' }),
      asset({ name: 'Other server', maker: 'Moxa Inc.', model: 'EDS-P510' }),
      asset({ name: 'RP210E panel' }),
      asset({ name: 'Loading computer', maker: 'Kockum', model: 'Loadmaster' }),
      asset({ name: 'VDR G4e of the sister', maker: 'Danelec', model: 'VDR G4e', status: 'scrapped' }),
    ];
    const found = (name: string) =>
      matchAssets(short(name), registerOf(ship)).map(({ asset: { id }, confidence }) => [id, confidence]);
    expect(found('icsa-26-148-01')).toEqual([['VDR', 'versionUnknown']]);
    expect(found('icsa-22-207-04')).toEqual([['Serial server', 'versionUnknown']]);
    expect(found('icsa-20-051-04')).toEqual([['RP210E panel', 'nameOnly']]);
    expect(found('icsa-24-086-04')).toEqual([]);
  });
});

test('what is no advisory is refused with the field that is missing', () => {
  for (const raw of [null, 3, [], {}, { document: {} }, { advisories: [] }, { advisories: [{ id: 'A' }] }]) {
    const made = bundleOf(raw);
    expect(made.ok, JSON.stringify(raw)).toBe(false);
    if (!made.ok) expect(made.error.code).toBe('content/not-an-advisory');
  }
});

const document = {
  category: 'csaf_security_advisory',
  csaf_version: '2.0',
  title: 'T',
  publisher: { name: 'P' },
  tracking: { id: 'A-1', current_release_date: '2026-01-01T00:00:00Z', version: '1' },
};
const vendor = (...branches: readonly unknown[]) => ({ category: 'vendor', name: 'V', branches });
const product = { category: 'product_name', name: 'X', product: {} };

test('a tree that has no bottom is refused, not cut where some products hang below', () => {
  let deep: unknown = product;
  for (let depth = 0; depth < 100; depth++) deep = vendor(deep);
  for (const branches of [[deep], [vendor(product), deep]])
    expect(advisoryOfCsaf({ document, product_tree: { branches } })).toMatchObject({
      error: { code: 'content/not-an-advisory', params: { field: 'product_tree.branches' } },
    });
});

test('a day that is none is refused ashore, not when the ship presses to answer', () => {
  const tracking = { ...document.tracking, current_release_date: '2026-02-30T00:00:00Z' };
  expect(
    advisoryOfCsaf({ document: { ...document, tracking }, product_tree: { branches: [vendor(product)] } }).ok,
  ).toBe(false);
});
