import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { fromHex, toHex } from '../base/bytes.ts';
import type { BlobNote, BlobNotes, BlobRef, BlobStore } from '../blobs/blob-store.ts';
import { runsOf } from '../protocol/have-map.ts';

/**
 * Which attachments the hub holds, in a file that it writes: the acknowledgement of photos, as the tips are of text (rule P11).
 *
 *   section   1 when all that are held are named, else 0 · per attachment: 8 bytes of its hash · 0 when it is whole, else the
 *             number of runs and each of them (`runsOf`)
 */
export type FileHave = {
  readonly isAll: boolean;
  /** By the first 8 bytes of the hash, in hex. */
  readonly files: ReadonlyMap<string, 'whole' | readonly number[]>;
};

const PREFIX_BYTES = 8;
const PREFIX_SIGNS = 2 * PREFIX_BYTES;
/** Of one file with many gaps; more is said with the next one, or over the link. */
const MAX_RUNS = 64;

export function encodeHave({ isAll, files }: FileHave): Uint8Array {
  const out = new ByteWriter();
  out.u8(isAll ? 1 : 0);
  for (const [prefix, there] of files) {
    out.bytes(fromHex(prefix));
    const runs = there === 'whole' ? [] : there;
    out.uint(runs.length);
    for (const run of runs) out.uint(run);
  }
  return out.finish();
}

/** @throws Refusal 'packet/malformed' */
export function decodeHave(section: Uint8Array): FileHave {
  const reader = new ByteReader(section);
  const isAll = reader.u8() === 1;
  const files = new Map<string, 'whole' | readonly number[]>();
  while (reader.left > 0) {
    const prefix = toHex(reader.bytes(PREFIX_BYTES));
    const count = reader.uint();
    if (count > MAX_RUNS) throw reader.malformed();
    files.set(prefix, count === 0 ? 'whole' : Array.from({ length: count }, () => reader.uint()));
  }
  return { isAll, files };
}

/** @param refs what records name, oldest first; the newest are named first, within so many bytes. */
export async function haveOf(refs: readonly BlobRef[], store: BlobStore, maxBytes: number): Promise<FileHave> {
  const files = new Map<string, 'whole' | readonly number[]>();
  const held = await store.held([...new Set(refs.map((ref) => ref.hash))]);
  let room = maxBytes;
  for (const { hash } of refs.toReversed()) {
    const blob = held.get(hash);
    const prefix = hash.slice(0, PREFIX_SIGNS);
    if (!blob || blob.have.held.size === 0 || files.has(prefix)) continue;
    const runs = blob.isWhole ? [] : runsOf(blob.have);
    if (runs.length > MAX_RUNS) continue;
    room -= PREFIX_BYTES + 5 * (1 + runs.length);
    if (room < 0) return { isAll: false, files };
    files.set(prefix, blob.isWhole ? 'whole' : runs);
  }
  return { isAll: true, files };
}

/**
 * What the hub says that it holds, as good as its answer over the link. What it does not name, though it names all, is asked
 * for again.
 * @returns how many files are known to be there whole that were not before.
 */
export async function takeHave(have: FileHave, refs: readonly BlobRef[], notes: BlobNotes): Promise<number> {
  const before = await notes.all();
  const next = new Map<string, Partial<BlobNote>>();
  let whole = 0;
  for (const { hash } of refs) {
    const was = before.get(hash)?.there ?? null;
    const there = have.files.get(hash.slice(0, PREFIX_SIGNS));
    if (there === undefined) {
      if (have.isAll && was !== null) next.set(hash, { there: null });
      continue;
    }
    if (there === 'whole' && was !== 'whole' && !next.has(hash)) whole++;
    next.set(hash, { there, refused: null });
  }
  if (next.size > 0) await notes.save({ notes: next });
  return whole;
}
