import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { fromHex, toHex } from '../base/bytes.ts';
import { Refusal } from '../base/result.ts';
import { storedBytes } from '../blobs/blob-files.ts';
import type { BlobLimits } from '../blobs/blob-hub.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import { settle } from '../blobs/settle.ts';
import { CHUNK_BYTES, chunkBytes, chunkCount } from '../protocol/blob-chunks.ts';
import { HASH_BYTES } from '../protocol/blob-exchange.ts';
import type { HaveMap } from '../protocol/have-map.ts';

/**
 * Photos and other attachments in an exchange file, as the very chunks of the link (rule B2), so that parts come in any
 * order here too and what the link has brought is not brought twice.
 *
 *   section   chunks one after another: hash 32 · size of the whole · n · length · bytes
 */
export type FileChunk = {
  /** SHA-256 of the whole, in hex. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly n: number;
  readonly bytes: Uint8Array;
};

/** What a chunk takes besides its bytes, at most. */
export const CHUNK_COST = HASH_BYTES + 5 + 5 + 5;

export function encodeChunks(chunks: readonly FileChunk[]): Uint8Array {
  const out = new ByteWriter();
  for (const { hash, sizeBytes, n, bytes } of chunks) {
    out.bytes(fromHex(hash));
    out.uint(sizeBytes);
    out.uint(n);
    out.uint(bytes.length);
    out.bytes(bytes);
  }
  return out.finish();
}

/** @throws Refusal 'packet/malformed' for what is no list of chunks. */
export function decodeChunks(section: Uint8Array): readonly FileChunk[] {
  const reader = new ByteReader(section);
  const out: FileChunk[] = [];
  while (reader.left > 0) {
    const hash = toHex(reader.bytes(HASH_BYTES));
    const sizeBytes = reader.uint();
    const n = reader.uint();
    const length = reader.uint();
    if (length > CHUNK_BYTES || sizeBytes < 1 || sizeBytes > 0xffffffff) throw reader.malformed();
    if (n >= chunkCount(sizeBytes) || length !== chunkBytes(sizeBytes, n)) throw reader.malformed();
    out.push({ hash, sizeBytes, n, bytes: reader.bytes(length).slice() });
  }
  return out;
}

/**
 * Stores what there is room for; what is here whole stays as it is.
 * @returns how many files became whole.
 */
export async function takeChunks(chunks: readonly FileChunk[], store: BlobStore, limits: BlobLimits): Promise<number> {
  const byHash = new Map<string, FileChunk[]>();
  for (const chunk of chunks) {
    const list = byHash.get(chunk.hash);
    if (list) list.push(chunk);
    else byHash.set(chunk.hash, [chunk]);
  }
  const held = await store.held([...byHash.keys()]);
  let used = await store.usedBytes();
  let whole = 0;
  for (const [hash, list] of byHash) {
    const own = held.get(hash);
    const sizeBytes = list[0]?.sizeBytes ?? 0;
    if (own?.isWhole || sizeBytes > limits.maxBlobBytes || list.some((c) => c.sizeBytes !== sizeBytes)) continue;
    const more = sizeBytes - storedBytes(own, sizeBytes);
    if (used + more > limits.quotaBytes) continue;
    try {
      await store.take(hash, sizeBytes, list);
    } catch (error) {
      if (error instanceof Refusal) break; // the disk is full: the records are in, files come again
      throw error;
    }
    used += list.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if ((await settle(store, (await store.held([hash])).get(hash))) === 'whole') whole++;
  }
  return whole;
}

/** All chunks of files that are here whole, one file after the other; without those that the other side is known to hold. */
export async function* chunksOf(
  files: readonly { readonly hash: string; readonly sizeBytes: number; readonly there?: HaveMap | null }[],
  store: Pick<BlobStore, 'chunk'>,
): AsyncGenerator<FileChunk> {
  for (const { hash, sizeBytes, there } of files)
    for (let n = 0; n < chunkCount(sizeBytes); n++) {
      if (there?.held.has(n)) continue;
      const bytes = await store.chunk(hash, n);
      if (bytes) yield { hash, sizeBytes, n, bytes };
    }
}
