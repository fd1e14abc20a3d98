import type { SaveDraft } from '#renderer/data/index.ts';
import rawAssets from '#resources/library/assets.json';
import rawZones from '#resources/library/zones.json';
import { assert } from '#shared/base/assert.ts';
import type { Value } from '#shared/base/value.ts';
import { readZoneLibrary } from '#shared/domain/conduit-rules.ts';
import { type LibraryAsset, readAssetLibrary } from '#shared/domain/library.ts';
import type { RecordId } from '#shared/oplog/op.ts';

const assets = readAssetLibrary(rawAssets);
const zones = readZoneLibrary(rawZones);
assert(assets.ok && zones.ok, 'the starter library fits its schema: a test of resources/library says so');

export const LIBRARY: readonly LibraryAsset[] = assets.ok ? assets.value.rows : [];
export const LIBRARY_ZONES = zones.ok ? zones.value.zones : [];

/** Text of the `library` namespace by a key that stands in the data. */
export type LibraryText = (key: string) => string;

/** Zones that the chosen systems stand in and that the ship has no record of yet. */
export function missingZones(chosen: readonly LibraryAsset[], known: ReadonlyMap<string, RecordId>): readonly string[] {
  const keys = new Set(chosen.flatMap(({ zones: [first] }) => (first === undefined ? [] : [first])));
  return LIBRARY_ZONES.map(({ key }) => key).filter((key) => keys.has(key) && !known.has(key));
}

/** @param id of the new record: the assets of the same save refer to it. */
export function zoneDraft(key: string, id: RecordId, text: LibraryText): SaveDraft {
  const zone = LIBRARY_ZONES.find((each) => each.key === key);
  assert(zone !== undefined, 'every zone of the library has a row');
  return {
    record: id,
    collection: 'zone',
    loaded: null,
    values: {
      key,
      name: text(zone.nameKey),
      kind: zone.kind,
      purpose: text(zone.purposeKey),
      isolated: zone.isolated,
    },
  };
}

/**
 * A new asset out of a row of the library. A category is taken over only where the library names one, and says where it
 * comes from: class decides.
 */
export function assetDraft(
  row: LibraryAsset,
  zoneIds: ReadonlyMap<string, RecordId>,
  text: LibraryText,
  e22Reason: string,
): SaveDraft {
  const [zoneKey = ''] = row.zones;
  const isPlain = row.e22.from === row.e22.to;
  const values: Record<string, Value> = {
    libraryKey: row.key,
    name: text(row.nameKey),
    group: row.group,
    technology: row.technology,
    function: text(row.functionKey),
    fallback: text(row.fallbackKey),
    protocols: row.links,
    status: 'inUse',
    zone: zoneIds.get(zoneKey) ?? null,
    quantity: row.quantity ?? null,
    ...(isPlain ? { e22Category: row.e22.to, e22Reason } : {}),
  };
  return { collection: 'asset', loaded: null, number: true, values };
}

/** Rows whose words hold all that is typed. */
export function searchLibrary(
  rows: readonly LibraryAsset[],
  typed: string,
  group: string | null,
  text: LibraryText,
): readonly LibraryAsset[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (group !== null && row.group !== group) return false;
    const words = [row.key, text(row.nameKey), text(row.functionKey), ...row.links, ...row.zones]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}
