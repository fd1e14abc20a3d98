import { concat } from '#shared/base/bytes.ts';
import { Refusal } from '#shared/base/result.ts';
import type { BlobStore, Chunk, HeldBlob } from '#shared/blobs/blob-store.ts';
import { chunkBytes, chunkCount, chunkOf } from '#shared/protocol/blob-chunks.ts';
import { haveMap } from '#shared/protocol/have-map.ts';
import { isDiskFull } from './database.ts';
import type { VesselScope } from './scope.ts';

/** Rows of 16 KiB in one statement. */
const CHUNKS_PER_INSERT = 64;
/** Both databases bound what one statement may hold. */
const HASHES_PER_QUERY = 500;

/**
 * The blobs of one vessel in SQL, a row a chunk. What is held of one in part follows from its rows, so that two processes may
 * add to it at once.
 */
export class SqlBlobStore implements BlobStore {
  readonly #scope: VesselScope;
  readonly #now: () => number;

  constructor(scope: VesselScope, now: () => number) {
    this.#scope = scope;
    this.#now = now;
  }

  async held(hashes: readonly string[]): Promise<ReadonlyMap<string, HeldBlob>> {
    const out = new Map<string, HeldBlob>();
    for (let at = 0; at < hashes.length; at += HASHES_PER_QUERY) {
      const rows = await this.#scope
        .select('blob')
        .select(['hash', 'size_bytes', 'is_whole'])
        .where('hash', 'in', hashes.slice(at, at + HASHES_PER_QUERY))
        .execute();
      for (const { hash, size_bytes: sizeBytes, is_whole } of rows) {
        const count = chunkCount(sizeBytes);
        const held = is_whole === 1 ? Array(count).keys() : await this.#numbers(hash);
        out.set(hash, { hash, sizeBytes, isWhole: is_whole === 1, have: haveMap(count, held) });
      }
    }
    return out;
  }

  async #numbers(hash: string): Promise<readonly number[]> {
    const rows = await this.#scope.select('blob_chunk').select('n').where('hash', '=', hash).execute();
    return rows.map((row) => row.n);
  }

  async chunk(hash: string, n: number): Promise<Uint8Array | null> {
    const row = await this.#scope
      .select('blob_chunk')
      .select('bytes')
      .where('hash', '=', hash)
      .where('n', '=', n)
      .executeTakeFirst();
    return row?.bytes ?? null;
  }

  async content(hash: string): Promise<Uint8Array | null> {
    const held = (await this.held([hash])).get(hash);
    if (!held || held.have.held.size < held.have.count) return null;
    const rows = await this.#scope.select('blob_chunk').select('bytes').where('hash', '=', hash).orderBy('n').execute();
    return rows.length === held.have.count ? concat(...rows.map((row) => row.bytes)) : null;
  }

  take(hash: string, sizeBytes: number, chunks: readonly Chunk[]): Promise<void> {
    return this.#write(async (scope) => {
      await addRow(scope, { hash, size_bytes: sizeBytes, is_whole: 0, stored_at: this.#now() });
      const row = await scope
        .select('blob')
        .select(['size_bytes', 'is_whole'])
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (row?.is_whole === 1) return;
      if (row?.size_bytes !== sizeBytes) {
        await scope.delete('blob_chunk').where('hash', '=', hash).execute();
        await scope.update('blob').set({ size_bytes: sizeBytes }).where('hash', '=', hash).execute();
      }
      await addChunks(scope, hash, chunks);
    });
  }

  async finish(hash: string): Promise<void> {
    await this.#scope.update('blob').set({ is_whole: 1, stored_at: this.#now() }).where('hash', '=', hash).execute();
  }

  keep(hash: string, bytes: Uint8Array): Promise<void> {
    return this.#write(async (scope) => {
      await remove(scope, hash);
      await addRow(scope, { hash, size_bytes: bytes.length, is_whole: 1, stored_at: this.#now() });
      await addChunks(
        scope,
        hash,
        Array.from({ length: chunkCount(bytes.length) }, (_, n) => ({ n, bytes: chunkOf(bytes, n) })),
      );
    });
  }

  drop(hash: string): Promise<void> {
    return this.#write((scope) => remove(scope, hash));
  }

  async wholeHashes(): Promise<readonly string[]> {
    const rows = await this.#scope.select('blob').select('hash').where('is_whole', '=', 1).orderBy('hash').execute();
    return rows.map((row) => row.hash);
  }

  async hashes(): Promise<readonly string[]> {
    const rows = await this.#scope.select('blob').select('hash').orderBy('hash').execute();
    return rows.map((row) => row.hash);
  }

  async usedBytes(): Promise<number> {
    const row = await this.#scope
      .select('blob')
      .select((e) => e.fn.sum<number | string | null>('size_bytes').as('total'))
      .where('is_whole', '=', 1)
      .executeTakeFirst();
    const unfinished = await this.#scope
      .select('blob')
      .select(['hash', 'size_bytes'])
      .where('is_whole', '=', 0)
      .execute();
    let sum = Number(row?.total ?? 0);
    for (const { hash, size_bytes: sizeBytes } of unfinished)
      for (const n of await this.#numbers(hash)) sum += chunkBytes(sizeBytes, n);
    return sum;
  }

  async #write(task: (scope: VesselScope) => Promise<void>): Promise<void> {
    try {
      await this.#scope.transaction(task);
    } catch (error) {
      if (isDiskFull(error)) throw new Refusal('store/full');
      throw error;
    }
  }
}

type BlobRow = {
  readonly hash: string;
  readonly size_bytes: number;
  readonly is_whole: number;
  readonly stored_at: number;
};

async function addRow(scope: VesselScope, row: BlobRow): Promise<void> {
  await scope
    .insert('blob', [row])
    .onConflict((conflict) => conflict.columns(['company_id', 'vessel_id', 'hash']).doNothing())
    .execute();
}

async function addChunks(scope: VesselScope, hash: string, chunks: readonly Chunk[]): Promise<void> {
  for (let at = 0; at < chunks.length; at += CHUNKS_PER_INSERT)
    await scope
      .insert(
        'blob_chunk',
        chunks.slice(at, at + CHUNKS_PER_INSERT).map(({ n, bytes }) => ({ hash, n, bytes })),
      )
      .onConflict((conflict) => conflict.columns(['company_id', 'vessel_id', 'hash', 'n']).doNothing())
      .execute();
}

async function remove(scope: VesselScope, hash: string): Promise<void> {
  await scope.delete('blob_chunk').where('hash', '=', hash).execute();
  await scope.delete('blob').where('hash', '=', hash).execute();
}
