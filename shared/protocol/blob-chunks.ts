/** Chunk n of a blob is always its bytes from n * 16,384 on: what a cut of the link costs at most (design.md 6). */
export const CHUNK_BYTES = 16 * 1024;

export function chunkCount(sizeBytes: number): number {
  return Math.ceil(sizeBytes / CHUNK_BYTES);
}

/** Bytes of chunk n of a blob of this size; 0 where there is no such chunk. */
export function chunkBytes(sizeBytes: number, n: number): number {
  return Math.max(0, Math.min(CHUNK_BYTES, sizeBytes - n * CHUNK_BYTES));
}

export function chunkOf(bytes: Uint8Array, n: number): Uint8Array {
  return bytes.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
}
