import { expect, test } from 'vitest';
import raw from '#resources/library/assets.json' with { type: 'json' };
import { type AssetLibrary, readAssetLibrary } from '../library.ts';
import { fallbackOf } from './asset-fallback.ts';

const read = readAssetLibrary(raw);
const library = (read.ok ? read.value : { rows: [] }) as unknown as AssetLibrary;

test('the ship’s own words come before those of the library', () => {
  const asset = { libraryKey: 'ecdis', fallback: ' ECDIS 2, then folio B. ', fallbackPlace: 'chart table' };
  expect(fallbackOf(asset, library)).toEqual({ kind: 'own', text: 'ECDIS 2, then folio B.', place: 'chart table' });
  expect(fallbackOf({ libraryKey: 'ecdis', fallback: ' ' }, library)).toEqual({
    kind: 'library',
    textKey: 'asset.ecdis.fallback',
    place: null,
  });
});

test('every system of the library has one, and an unknown system none', () => {
  for (const { key } of library.rows) expect(fallbackOf({ libraryKey: key }, library)?.kind).toBe('library');
  for (const libraryKey of [null, undefined, 'warp']) expect(fallbackOf({ libraryKey }, library)).toBeNull();
});
