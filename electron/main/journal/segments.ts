import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { JournalItem, JournalPage } from '#shared/ipc/contract.ts';
import { errnoOf } from '../files/durable.ts';
import { contentOf, type Frame, type Gap, scanSegment } from './frame.ts';

/** A journal is a folder of segments; each is named after the index of its first entry. */
export type Segment = { readonly name: string; readonly first: number; readonly sizeBytes: number };

/** Entries `index` to `upTo` (not included). */
export type Range = { readonly index: number; readonly upTo: number };

/** The same entries in order, each once. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.index - b.index)) {
    const last = merged.at(-1);
    if (last && range.index <= last.upTo)
      merged[merged.length - 1] = { ...last, upTo: Math.max(last.upTo, range.upTo) };
    else merged.push(range);
  }
  return merged;
}

const NAME = /^(\d{12})\.bwj$/;

export function segmentName(first: number): string {
  return `${String(first).padStart(12, '0')}.bwj`;
}

/** Empty when there is no such folder. */
export async function listSegments(folder: string): Promise<readonly Segment[]> {
  const all = await readdir(folder).catch((error) => {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  });
  const names = all.filter((name) => NAME.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      first: Number(NAME.exec(name)?.[1]),
      sizeBytes: (await stat(path.join(folder, name))).size,
    })),
  );
}

/** Index after the last entry that a segment is known to hold. */
export function endIndex(first: number, scanned: readonly (Frame | Gap)[]): number {
  const last = scanned.findLast((part) => part.kind !== 'gap');
  return last ? last.index + 1 : first;
}

/** Every index from `from` to `upTo` (not included) once: what can be read as it is, what cannot as a damaged stretch. */
export function* itemsOf(segment: Buffer, from: number, upTo: number): Generator<JournalItem> {
  let next = from;
  for (const part of scanSegment(segment)) {
    if (part.kind === 'gap' || part.kind === 'lost' || !part.isIntact) continue;
    if (part.index < next || part.index >= upTo) continue;
    if (part.index > next) yield { kind: 'damaged', index: next, upTo: part.index };
    next = part.index + 1;
    if (part.kind === 'redacted') yield { kind: 'redacted', index: part.index };
    // A copy: the item must not keep the whole segment in memory, nor carry it across to the renderer.
    else yield { kind: 'entry', index: part.index, bytes: Uint8Array.from(contentOf(segment, part)) };
  }
  if (next < upTo) yield { kind: 'damaged', index: next, upTo };
}

/** Where reading gets its segments from: the journal, or a copy of it. */
export type SegmentSource = {
  /** In order. Entries before the first or between two count as damaged. */
  readonly segments: readonly { readonly name: string; readonly first: number }[];
  /** Index after the last entry. */
  readonly count: number;
  readonly load: (name: string) => Promise<Buffer>;
};

/** What an item weighs in a page besides its content, so that a page of empty entries ends, too. */
const ITEM_BYTES = 64;

/**
 * One page of entries.
 *
 * @param maxBytes of the page; at least one item comes, whatever its size.
 */
export async function readPage(source: SegmentSource, from: number, maxBytes: number): Promise<JournalPage> {
  const items: JournalItem[] = [];
  let sizeBytes = 0;
  let next = from;
  while (next < source.count) {
    const { segment, upTo } = segmentAt(source, next);
    // A missing segment is a segment with nothing in it: all its entries are damaged.
    const bytes = segment ? await source.load(segment.name) : Buffer.alloc(0);
    for (const item of itemsOf(bytes, next, upTo)) {
      sizeBytes += ITEM_BYTES + (item.kind === 'entry' ? item.bytes.byteLength : 0);
      if (items.length > 0 && sizeBytes > maxBytes) return { items, next };
      items.push(item);
      next = item.kind === 'damaged' ? item.upTo : item.index + 1;
    }
  }
  return { items, next: null };
}

/** The segment that holds an index, and where its part of the numbering ends. */
function segmentAt(source: SegmentSource, index: number) {
  const at = source.segments.findLastIndex((segment) => segment.first <= index);
  const upTo = Math.min(source.segments[at + 1]?.first ?? source.count, source.count);
  return { segment: source.segments[at], upTo };
}

/**
 * Loads segments of a folder, keeping the last one: a reader asks for page after page of the same. A segment that
 * somebody has deleted is one with nothing in it.
 */
export class SegmentCache {
  readonly #folder: string;
  #held: { readonly name: string; readonly bytes: Buffer } | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async load(name: string): Promise<Buffer> {
    if (this.#held?.name !== name) this.#held = { name, bytes: await readSalvaging(path.join(this.#folder, name)) };
    return this.#held.bytes;
  }

  /** To be called whenever a segment has changed. */
  forget(): void {
    this.#held = null;
  }
}

const SALVAGE_BYTES = 4096;

/**
 * Reads a file whole. Where the disk itself refuses (a bad sector), the block reads as zeros and the rest is saved:
 * checksums tell which entries that cost.
 */
async function readSalvaging(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return Buffer.alloc(0);
    if (errnoOf(error) !== 'EIO') throw error;
  }
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc((await handle.stat()).size);
    for (let at = 0; at < bytes.length; at += SALVAGE_BYTES) {
      const length = Math.min(SALVAGE_BYTES, bytes.length - at);
      await handle.read(bytes, at, length, at).catch(() => bytes.fill(0, at, at + length));
    }
    return bytes;
  } finally {
    await handle.close();
  }
}
