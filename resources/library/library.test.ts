import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ASSET_GROUPS } from '#shared/domain/asset.ts';
import { brokenRules, readZoneLibrary, type ZoneLibrary } from '#shared/domain/conduit-rules.ts';
import { type AssetLibrary, readAssetLibrary, readProtocolLibrary } from '#shared/domain/library.ts';
import en from '../locales/en/library.json' with { type: 'json' };
import ru from '../locales/ru/library.json' with { type: 'json' };
import rawAssets from './assets.json' with { type: 'json' };
import rawProtocols from './protocols.json' with { type: 'json' };
import rawZones from './zones.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

const assetsRead = readAssetLibrary(rawAssets);
const zonesRead = readZoneLibrary(rawZones);
const protocolsRead = readProtocolLibrary(rawProtocols);
const assets = (assetsRead.ok ? assetsRead.value.rows : []) as AssetLibrary['rows'];
const { zones, rules } = (zonesRead.ok ? zonesRead.value : { zones: [], rules: [] }) as ZoneLibrary;
const protocols = protocolsRead.ok ? protocolsRead.value.rows : [];

function textAt(tree: Tree, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<string | Tree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), tree);
  return typeof found === 'string' ? found : undefined;
}

function keysOf(tree: Tree, before = ''): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

test('the data has the shape of its schemas', () => {
  expect(assetsRead).toMatchObject({ ok: true });
  expect(zonesRead).toMatchObject({ ok: true });
  expect(protocolsRead).toMatchObject({ ok: true });
});

describe('the starter library', () => {
  // The keys of domain.md 4.4; `anem/wx` is written anemwx.
  const wanted = `ecdis gnss ais radar gyro log echo autop ins conn vdr bnwas anemwx bwc gmdss satc iamcs mecs prop steer
    thr pms msb emdg boil aux fuel ows bwms bal ccs gas load reef fire fifi wt pa cctv acc pmsdb mail off chart crewf pax
    vsat fw remd iot egr`;

  test('has every row of the table, once', () => {
    expect(assets.map((row) => row.key)).toEqual(wanted.split(/\s+/));
  });

  test('marks every row as not verified: class decides', () => {
    for (const list of [assets, zones, rules, protocols]) for (const row of list) expect(row.unverified).toBe(true);
  });

  test('uses every group, names real zones, and a category no lower than its lowest', () => {
    expect(new Set(assets.map((row) => row.group))).toEqual(new Set(ASSET_GROUPS));
    const keys = zones.map((zone) => zone.key);
    for (const row of assets) {
      for (const zone of [...row.zones, ...(row.carriedTo ?? [])]) expect(keys, row.key).toContain(zone);
      expect(row.e22.to.length, row.key).toBeGreaterThanOrEqual(row.e22.from.length);
    }
  });

  test('puts something into every zone but the vendors’', () => {
    const used = new Set(assets.flatMap((row) => row.zones));
    expect(zones.map((zone) => zone.key).filter((key) => !used.has(key))).toEqual(['Z10']);
  });
});

describe('its texts', () => {
  const used = [
    ...assets.flatMap((row) => [row.nameKey, row.functionKey, row.fallbackKey]),
    ...zones.flatMap((zone) => [zone.nameKey, zone.purposeKey]),
    ...rules.map((rule) => rule.textKey),
  ];

  test('are all there in both languages, and none is left over', () => {
    for (const key of used) for (const tree of [en, ru]) expect(textAt(tree, key), key).toBeTruthy();
    expect(keysOf(ru)).toEqual(keysOf(en));
    const own = keysOf(en).filter((key) => /^(asset|zone|conduitRule)\./.test(key));
    expect([...own].sort()).toEqual([...used].sort());
    for (const group of ASSET_GROUPS) expect(en.group[group]).toBeTruthy();
  });

  test('keep system names in English and everything else in Russian', () => {
    for (const row of assets) {
      expect(textAt(ru, row.nameKey)).toBe(textAt(en, row.nameKey));
      for (const key of [row.functionKey, row.fallbackKey]) expect(textAt(ru, key), key).toMatch(/[а-я]{3}/i);
      for (const key of [row.functionKey, row.fallbackKey]) expect(textAt(en, key), key).not.toMatch(/[а-я]/i);
    }
  });

  test('end like sentences', () => {
    for (const row of assets)
      for (const key of [row.functionKey, row.fallbackKey])
        for (const tree of [en, ru]) expect(textAt(tree, key), key).toMatch(/\.$/);
  });
});

describe('the conduit rules of domain.md 4.3', () => {
  const broken = (from: string, to: string, medium?: string, control?: string, logged?: boolean) =>
    brokenRules(rules, {
      from,
      to,
      ...(medium ? { medium } : {}),
      ...(control ? { control } : {}),
      ...(logged ? { logged } : {}),
    }).map((rule) => rule.id);

  test.each<[string, readonly string[], readonly string[]]>([
    ['two OT zones', broken('Z1', 'Z3', 'network'), []],
    ['anything to the safety zone', broken('Z3', 'Z5', 'serial'), ['C1']],
    ['safety zone to itself', broken('Z5', 'Z5', 'serial'), []],
    ['crew Wi-Fi to machinery', broken('Z7', 'Z3', 'wireless'), ['C2', 'C3']],
    ['the same seen from the other end', broken('Z3', 'Z7', 'wireless'), ['C2', 'C3']],
    ['crew Wi-Fi to safety', broken('Z7', 'Z5', 'network'), ['C1', 'C2', 'C3']],
    ['office to navigation by cable, even with a firewall', broken('Z6', 'Z1', 'network', 'firewall', true), ['C3']],
    ['office to navigation by stick: hand-carried', broken('Z6', 'Z1', 'handCarried', 'scanStation'), []],
    ['machinery to the DMZ through a logged firewall', broken('Z3', 'Z9', 'network', 'firewall', true), []],
    ['the same through a diode', broken('Z9', 'Z3', 'network', 'diode', true), []],
    ['the same without log', broken('Z3', 'Z9', 'network', 'firewall'), ['C3']],
    ['the same through a gateway', broken('Z3', 'Z9', 'network', 'gateway', true), ['C3']],
    ['crew Wi-Fi to the DMZ without firewall', broken('Z7', 'Z9', 'network'), ['C3']],
    ['a conduit nobody described', broken('Z6', 'Z3'), ['C3']],
    ['remote access ending in the DMZ with a switch', broken('Z10', 'Z9', 'remote', 'crewSwitch'), []],
    ['remote access without a switch', broken('Z10', 'Z9', 'remote', 'firewall'), ['C4']],
    ['remote access straight to the engine', broken('Z10', 'Z3', 'remote', 'crewSwitch'), ['C4']],
    ['zones that the ship drew itself', broken('bow', 'stern', 'network'), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('name real zones', () => {
    const keys = zones.map((zone) => zone.key);
    expect(keys).toEqual(Array.from({ length: 10 }, (_, i) => `Z${i + 1}`));
    for (const rule of rules) {
      const named = rule.kind === 'endsIn' ? [rule.zone] : rule.kind === 'counts' ? [] : [...rule.zones];
      for (const zone of named) expect(keys).toContain(zone);
    }
    expect(zones.filter((zone) => zone.isolated).map((zone) => zone.key)).toEqual(['Z5']);
    expect(new Set(zones.map(({ mapPlace: { x, y } }) => `${x},${y}`)).size).toBe(zones.length);
  });
});

test('protocols have ports that there are, once each by name', () => {
  expect(new Set(protocols.map((row) => row.key)).size).toBe(protocols.length);
  for (const { key, ports } of protocols)
    for (const range of ports) {
      const [from = 0, to = from] = range.split('-').map(Number);
      expect(from, key).toBeGreaterThan(0);
      expect(to, key).toBeLessThanOrEqual(65_535);
      expect(to, key).toBeGreaterThanOrEqual(from);
    }
});

test('data of another shape is an answer, not a crash', () => {
  for (const read of [readAssetLibrary, readZoneLibrary, readProtocolLibrary])
    for (const raw of [null, [], { ...rawAssets, rows: [{ key: 'x' }] }])
      expect(read(raw)).toMatchObject({ ok: false, error: { code: 'input/invalid' } });
});

test('the files are UTF-8 without a mark, as every reader of ours expects', () => {
  for (const file of ['assets.json', 'zones.json', 'protocols.json'])
    expect(
      readFileSync(new URL(file, import.meta.url))
        .subarray(0, 1)
        .toString(),
    ).toBe('{');
});
