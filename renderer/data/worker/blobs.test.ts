import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toHex, utf8 } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { someBytes } from '#shared/testing/blob-pair.ts';
import { openDb, type WorkspaceDb } from '../store/db.ts';
import { DexieBlobNotes, DexieBlobStore } from '../store/dexie-blob-store.ts';
import { fileLimits, refsOf } from './blobs.ts';
import type { OpenWorkspace } from './workspace.ts';

let db: WorkspaceDb;
beforeEach(async () => {
  ({ db } = await openDb(`files-${Math.round(performance.now() * 1000)}`));
});
afterEach(() => db.delete());

const workspace = (revision = 1): OpenWorkspace =>
  ({
    db,
    replica: { state: { revision } },
    files: { store: new DexieBlobStore(db), notes: new DexieBlobNotes(db) },
  }) as unknown as OpenWorkspace;

async function row(id: string, collection: string, values: Record<string, unknown>, hidden: 0 | 1 = 0): Promise<void> {
  const folded = { id, collection, values, created: { at: Number(id.slice(-1)) }, conflicts: [], heads: {} };
  await db.records.put({ id, collection, hidden, revision: 1, folded } as never);
}

test('files are what attachments name, oldest first; what cannot be is left out', async () => {
  const hash = sha256(utf8('x'));
  await row('attachment.2', 'attachment', { sha256: hash, sizeBytes: 5 });
  await row('attachment.1', 'attachment', { sha256: hash, sizeBytes: 7, preview: hash, previewSizeBytes: 3 });
  await row('attachment.3', 'attachment', { sha256: utf8('short'), sizeBytes: 7 });
  await row('attachment.4', 'attachment', { sha256: hash, sizeBytes: -1, originalWanted: true });
  await row('attachment.5', 'attachment', { sha256: hash, sizeBytes: 9 }, 1);
  const refs = await refsOf(workspace());
  expect(refs.map((ref) => [ref.record, ref.class, ref.sizeBytes])).toEqual([
    ['attachment.1', 'preview', 3],
    ['attachment.1', 'original', 7],
    ['attachment.2', 'original', 5],
  ]);
  expect(refs[0]?.hash).toBe(toHex(hash));
});

test('room on board is policy', async () => {
  expect((await fileLimits(workspace())).quotaBytes).toBe(5 * 1024 ** 3);
  await row('setting.1', 'setting', { key: 'policy.filesOnBoardMegabytes', value: 300 });
  expect((await fileLimits(workspace(2))).quotaBytes).toBe(300_000_000);
  await row('setting.1', 'setting', { key: 'policy.filesOnBoardMegabytes', value: 'much' });
  expect((await fileLimits(workspace(3))).quotaBytes).toBe(5 * 1024 ** 3);
});

test('a whole file is read in parts without being read anew each time', async () => {
  const store = new DexieBlobStore(db);
  const bytes = someBytes('large', 100_000);
  await store.keep(toHex(sha256(bytes)), bytes);
  let reads = 0;
  db.blobs.hook('reading', (found) => {
    reads++;
    return found;
  });
  for (let n = 0; n < 7; n++) expect((await store.chunk(toHex(sha256(bytes)), n))?.length).toBeGreaterThan(0);
  expect(reads).toBe(1);
});
