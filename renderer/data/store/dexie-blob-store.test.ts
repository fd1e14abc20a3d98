import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { dexieBlobContracts } from '../testing/blob-contracts.ts';
import { openDb, WorkspaceDb } from './db.ts';
import { DexieBlobStore } from './dexie-blob-store.ts';

dexieBlobContracts('Dexie on fake-indexeddb');

test('files that an older app has kept are found', async () => {
  const bytes = new Uint8Array(20_000).fill(3);
  const hash = toHex(sha256(bytes));
  const old = new Dexie('bulwark-older');
  old.version(1).stores({ ...V1 });
  await old.table('blobs').put({ hash, bytes, mime: 'image/png', storedAt: 5 });
  old.close();
  const { db } = await openDb('older');
  const store = new DexieBlobStore(db);
  await store.adopt();
  expect((await store.held([hash])).get(hash)).toMatchObject({ isWhole: true, sizeBytes: 20_000 });
  expect(await store.content(hash)).toEqual(bytes);
  expect((await db.blobs.get(hash))?.mime).toBe('image/png');
  db.close();
  await Dexie.delete('bulwark-older');
  expect(new WorkspaceDb('older').verno).toBeGreaterThan(1);
});

/** As version 1 was released. */
const V1 = {
  ops: 'key, record, open, control',
  batches: 'head',
  bodies: 'head',
  records:
    'id, [collection+hidden+title], [collection+hidden+updatedAt], [collection+hidden+number], ' +
    '[parent+collection+createdAt], [collection+revision], *equals, conflicted',
  meta: 'key',
  blobs: 'hash',
  local: 'key',
};
