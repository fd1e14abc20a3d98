import { concat } from '#shared/base/bytes.ts';
import {
  type BlobNote,
  type BlobNotes,
  type BlobNotesChange,
  type BlobStore,
  type Chunk,
  type HeldBlob,
  type LinkMark,
  NO_NOTE,
} from '#shared/blobs/blob-store.ts';
import { chunkBytes, chunkCount, chunkOf } from '#shared/protocol/blob-chunks.ts';
import { haveMap } from '#shared/protocol/have-map.ts';
import type { BlobInfoRow, WorkspaceDb } from './db.ts';
import { refusalOf } from './dexie-store.ts';

const FIRST = 0;
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * The files of one workspace: whole ones in `blobs`, what has come of others in `blobChunks`, and of both in `blobInfo` what is
 * there, so that nothing need be read to know it.
 */
export class DexieBlobStore implements BlobStore {
  readonly #db: WorkspaceDb;
  /** What was read last: chunks of one file are asked for one after the other. */
  #last: { readonly hash: string; readonly bytes: Uint8Array } | null = null;

  constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  /** Takes in what an app of before, or an older one beside this, has kept. To be called at every start. */
  async adopt(): Promise<void> {
    const known = new Set(await this.#db.blobInfo.toCollection().primaryKeys());
    const found = (await this.#db.blobs.toCollection().primaryKeys()).filter((hash) => !known.has(hash));
    for (const hash of found) {
      const row = await this.#db.blobs.get(hash);
      if (row) await this.#db.blobInfo.put({ hash, sizeBytes: row.bytes.length, isWhole: true });
    }
  }

  async held(hashes: readonly string[]): Promise<ReadonlyMap<string, HeldBlob>> {
    const rows = await this.#db.blobInfo.bulkGet([...hashes]);
    const out = new Map<string, HeldBlob>();
    for (const row of rows) {
      if (!row) continue;
      const { hash, sizeBytes, isWhole } = row;
      const count = chunkCount(sizeBytes);
      out.set(hash, {
        hash,
        sizeBytes,
        isWhole,
        have: haveMap(count, isWhole ? Array(count).keys() : await this.#numbers(hash)),
      });
    }
    return out;
  }

  async #numbers(hash: string): Promise<readonly number[]> {
    const keys = await this.#chunksOf(hash).primaryKeys();
    return keys.map(([, n]) => n);
  }

  #chunksOf(hash: string) {
    return this.#db.blobChunks.where('[hash+n]').between([hash, FIRST], [hash, LAST]);
  }

  async chunk(hash: string, n: number): Promise<Uint8Array | null> {
    const info: BlobInfoRow | undefined = await this.#db.blobInfo.get(hash);
    if (!info) return null;
    if (!info.isWhole) return (await this.#db.blobChunks.get([hash, n]))?.bytes ?? null;
    const bytes = await this.content(hash);
    const part = bytes ? chunkOf(bytes, n) : null;
    return part && part.length > 0 ? part : null;
  }

  async content(hash: string): Promise<Uint8Array | null> {
    if (this.#last?.hash === hash) return this.#last.bytes;
    const whole = (await this.#db.blobs.get(hash))?.bytes ?? (await this.#joined(hash));
    if (whole) this.#last = { hash, bytes: whole };
    return whole;
  }

  async #joined(hash: string): Promise<Uint8Array | null> {
    const info: BlobInfoRow | undefined = await this.#db.blobInfo.get(hash);
    const chunks = await this.#chunksOf(hash).sortBy('n');
    return info && chunks.length === chunkCount(info.sizeBytes) ? concat(...chunks.map((chunk) => chunk.bytes)) : null;
  }

  take(hash: string, sizeBytes: number, chunks: readonly Chunk[]): Promise<void> {
    return this.#write(hash, async () => {
      const { blobInfo, blobChunks } = this.#db;
      const info: BlobInfoRow | undefined = await blobInfo.get(hash);
      if (info?.isWhole) return;
      if (info && info.sizeBytes !== sizeBytes) await this.#chunksOf(hash).delete();
      const held = new Set(await this.#numbers(hash));
      await blobInfo.put({ hash, sizeBytes, isWhole: false });
      await blobChunks.bulkPut(
        chunks.filter(({ n }) => !held.has(n)).map(({ n, bytes }) => ({ hash, n, bytes: bytes.slice() })),
      );
    });
  }

  finish(hash: string): Promise<void> {
    return this.#write(hash, async () => {
      const info: BlobInfoRow | undefined = await this.#db.blobInfo.get(hash);
      const bytes = await this.#joined(hash);
      if (info && bytes) await this.#putWhole({ ...info, isWhole: true }, bytes, '');
    });
  }

  keep(hash: string, bytes: Uint8Array, mime = ''): Promise<void> {
    return this.#write(hash, () => this.#putWhole({ hash, sizeBytes: bytes.length, isWhole: true }, bytes, mime));
  }

  async #putWhole(info: BlobInfoRow, bytes: Uint8Array, mime: string): Promise<void> {
    await this.#db.blobs.put({ hash: info.hash, bytes, mime, storedAt: 0 });
    await this.#db.blobInfo.put(info);
    await this.#chunksOf(info.hash).delete();
  }

  drop(hash: string): Promise<void> {
    return this.#write(hash, async () => {
      await this.#db.blobs.delete(hash);
      await this.#db.blobInfo.delete(hash);
      await this.#chunksOf(hash).delete();
    });
  }

  async hashes(): Promise<readonly string[]> {
    return this.#db.blobInfo.toCollection().primaryKeys();
  }

  async usedBytes(): Promise<number> {
    let sum = 0;
    const unfinished: BlobInfoRow[] = [];
    await this.#db.blobInfo.each((row) => {
      if (row.isWhole) sum += row.sizeBytes;
      else unfinished.push(row);
    });
    for (const { hash, sizeBytes } of unfinished)
      for (const n of await this.#numbers(hash)) sum += chunkBytes(sizeBytes, n);
    return sum;
  }

  async #write(hash: string, task: () => Promise<void>): Promise<void> {
    if (this.#last?.hash === hash) this.#last = null;
    const { blobs, blobInfo, blobChunks } = this.#db;
    try {
      await this.#db.transaction('rw', [blobs, blobInfo, blobChunks], task);
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

const MARK = 'blob-mark';

/** What this device remembers of its files besides their content. */
export class DexieBlobNotes implements BlobNotes {
  readonly #db: WorkspaceDb;

  constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  async all(): Promise<ReadonlyMap<string, BlobNote>> {
    return new Map((await this.#db.blobNotes.toArray()).map(({ hash, ...note }) => [hash, note]));
  }

  async of(hashes: readonly string[]): Promise<ReadonlyMap<string, BlobNote>> {
    const rows = await this.#db.blobNotes.bulkGet([...hashes]);
    return new Map(rows.flatMap((row) => (row ? [[row.hash, row] as const] : [])));
  }

  async mark(): Promise<LinkMark | null> {
    return ((await this.#db.local.get(MARK))?.value as LinkMark | undefined) ?? null;
  }

  async save({ notes, mark, forgetThere }: BlobNotesChange): Promise<void> {
    const { blobNotes, local } = this.#db;
    try {
      await this.#db.transaction('rw', [blobNotes, local], async () => {
        if (forgetThere) await blobNotes.filter((row) => row.there !== null).modify({ there: null });
        for (const [hash, part] of notes ?? [])
          await blobNotes.put({ ...NO_NOTE, ...(await blobNotes.get(hash)), ...part, hash });
        if (mark) await local.put({ key: MARK, value: mark });
      });
    } catch (error) {
      throw refusalOf(error);
    }
  }
}
