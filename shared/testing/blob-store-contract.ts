import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import { type BlobNotes, type BlobStore, type Chunk, NO_NOTE } from '../blobs/blob-store.ts';
import { settle } from '../blobs/settle.ts';
import { CHUNK_BYTES, chunkCount, chunkOf } from '../protocol/blob-chunks.ts';
import { isFull } from '../protocol/have-map.ts';
import { someBytes } from './blob-pair.ts';

const BYTES = someBytes('contract', 2 * CHUNK_BYTES + 77);
const HASH = toHex(sha256(BYTES));
const OTHER = someBytes('contract, other', 500);
const OTHER_HASH = toHex(sha256(OTHER));

function chunks(...ns: readonly number[]): readonly Chunk[] {
  return ns.map((n) => ({ n, bytes: chunkOf(BYTES, n) }));
}

/**
 * What every store of blobs must do.
 * @param open a store; `reopen` the same one again, as after a restart; `close` ends the test.
 */
export function blobStoreContract(
  name: string,
  open: () => Promise<{
    readonly store: BlobStore;
    readonly reopen: () => Promise<BlobStore>;
    readonly close?: () => Promise<void>;
  }>,
): void {
  describe(`blob store: ${name}`, () => {
    let store: BlobStore;
    let reopen: () => Promise<BlobStore>;
    let close: (() => Promise<void>) | undefined;
    beforeEach(async () => {
      ({ store, reopen, close } = await open());
    });
    afterEach(async () => close?.());
    const one = async (from: BlobStore = store) => (await from.held([HASH])).get(HASH);

    test('holds nothing at first', async () => {
      expect((await store.held([HASH])).size).toBe(0);
      expect(await store.chunk(HASH, 0)).toBeNull();
      expect(await store.content(HASH)).toBeNull();
      expect(await store.usedBytes()).toBe(0);
    });

    test('keeps chunks in any order, also over a restart, and says which', async () => {
      await store.take(HASH, BYTES.length, chunks(2));
      await store.take(HASH, BYTES.length, chunks(0));
      const again = await reopen();
      const held = await one(again);
      expect([...(held?.have.held ?? [])].sort()).toEqual([0, 2]);
      expect(held).toMatchObject({ hash: HASH, sizeBytes: BYTES.length, isWhole: false });
      expect(held?.have.count).toBe(chunkCount(BYTES.length));
      expect(await again.chunk(HASH, 2)).toEqual(chunkOf(BYTES, 2));
      expect(await again.chunk(HASH, 1)).toBeNull();
      expect(await again.content(HASH)).toBeNull();
      expect(await again.hashes()).toEqual([HASH]);
      expect(await again.usedBytes()).toBe(CHUNK_BYTES + 77); // B10
    });

    test('is whole only when it was found right', async () => {
      await store.take(HASH, BYTES.length, chunks(0, 1, 2));
      const held = await one();
      expect([held && isFull(held.have), held?.isWhole]).toEqual([true, false]);
      expect(await store.content(HASH)).toEqual(BYTES);
      expect(await settle(store, held)).toBe('whole');
      const again = await reopen();
      expect(await one(again)).toMatchObject({ isWhole: true });
      expect(await again.content(HASH)).toEqual(BYTES);
      for (const n of [0, 1, 2]) expect(await again.chunk(HASH, n)).toEqual(chunkOf(BYTES, n));
      expect(await again.chunk(HASH, 3)).toBeNull();
    });

    test('throws away what its hash is not', async () => {
      await store.take(HASH, OTHER.length, [{ n: 0, bytes: OTHER }]);
      expect(await settle(store, await one())).toBe('spoilt');
      expect((await store.held([HASH])).size).toBe(0);
      expect(await store.chunk(HASH, 0)).toBeNull();
      expect(await store.usedBytes()).toBe(0);
    });

    test('the same chunk again changes nothing', async () => {
      await store.take(HASH, BYTES.length, chunks(0));
      await store.take(HASH, BYTES.length, [{ n: 0, bytes: someBytes('another', CHUNK_BYTES) }, ...chunks(1)]);
      expect(await store.chunk(HASH, 0)).toEqual(chunkOf(BYTES, 0));
      expect([...((await one())?.have.held ?? [])].sort()).toEqual([0, 1]);
    });

    test('another size gives way, unless it is whole', async () => {
      await store.take(HASH, 10, [{ n: 0, bytes: new Uint8Array(10) }]);
      await store.take(HASH, BYTES.length, chunks(1));
      expect([...((await one())?.have.held ?? [])]).toEqual([1]);
      await store.keep(HASH, BYTES);
      await store.take(HASH, 10, [{ n: 0, bytes: new Uint8Array(10) }]);
      expect(await one()).toMatchObject({ isWhole: true, sizeBytes: BYTES.length });
      expect(await store.content(HASH)).toEqual(BYTES);
    });

    test('keeps a whole one at once, gives up what is dropped, and knows its size', async () => {
      await store.take(HASH, BYTES.length, chunks(1));
      await store.keep(HASH, BYTES);
      await store.keep(HASH, BYTES);
      await store.keep(OTHER_HASH, OTHER);
      expect(await store.usedBytes()).toBe(BYTES.length + OTHER.length);
      expect((await store.held([OTHER_HASH, HASH, 'ff'.repeat(32)])).size).toBe(2);
      await store.drop(HASH);
      const again = await reopen();
      expect([await one(again), await again.content(HASH), await again.usedBytes()]).toEqual([
        undefined,
        null,
        OTHER.length,
      ]);
      expect(await again.content(OTHER_HASH)).toEqual(OTHER);
    });
  });
}

/** What every store of notes must do. */
export function blobNotesContract(
  name: string,
  open: () => Promise<{ readonly notes: BlobNotes; readonly reopen: () => Promise<BlobNotes> }>,
): void {
  describe(`blob notes: ${name}`, () => {
    test('keep what changes, each part for itself', async () => {
      const { notes, reopen } = await open();
      expect([(await notes.all()).size, await notes.mark()]).toEqual([0, null]);
      await notes.save({ notes: new Map([[HASH, { there: [1, 1], isAllowed: true }]]) });
      await notes.save({
        notes: new Map([[HASH, { there: [2] }]]),
        mark: { link: 7, mark: new Uint8Array(8).fill(1) },
      });
      const again = await reopen();
      expect((await again.all()).get(HASH)).toEqual({ ...NO_NOTE, there: [2], isAllowed: true });
      expect(await again.mark()).toEqual({ link: 7, mark: new Uint8Array(8).fill(1) });
    });

    test('forget what was believed of the hub, and nothing else', async () => {
      const { notes } = await open();
      await notes.save({
        notes: new Map([
          [HASH, { there: 'whole', isWanted: true }],
          [OTHER_HASH, { there: [1] }],
        ]),
      });
      await notes.save({ forgetThere: true, notes: new Map([[OTHER_HASH, { there: 'whole' }]]) });
      const all = await notes.all();
      expect(all.get(HASH)).toEqual({ ...NO_NOTE, isWanted: true });
      expect(all.get(OTHER_HASH)?.there).toBe('whole');
    });
  });
}
