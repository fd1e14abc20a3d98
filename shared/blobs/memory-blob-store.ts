import { concat } from '../base/bytes.ts';
import { chunkCount, chunkOf } from '../protocol/blob-chunks.ts';
import { haveMap, isFull } from '../protocol/have-map.ts';
import {
  type BlobNote,
  type BlobNotes,
  type BlobNotesChange,
  type BlobStore,
  type Chunk,
  type HeldBlob,
  type LinkMark,
  NO_NOTE,
} from './blob-store.ts';

type Entry = {
  readonly sizeBytes: number;
  readonly chunks: ReadonlyMap<number, Uint8Array>;
  readonly isWhole: boolean;
};

/** Blobs in memory: for the simulated fleet, and as the model that other stores are held against. */
export class MemoryBlobStore implements BlobStore {
  #blobs = new Map<string, Entry>();

  /** A copy as a disk image would be. */
  clone(): MemoryBlobStore {
    const copy = new MemoryBlobStore();
    copy.#blobs = new Map(this.#blobs); // entries are never changed
    return copy;
  }

  async hashes(): Promise<readonly string[]> {
    return [...this.#blobs.keys()];
  }

  async held(hashes: readonly string[]) {
    return new Map(
      hashes.flatMap((hash) => {
        const entry = this.#blobs.get(hash);
        return entry ? [[hash, heldOf(hash, entry)] as const] : [];
      }),
    );
  }

  async chunk(hash: string, n: number) {
    return this.#blobs.get(hash)?.chunks.get(n) ?? null;
  }

  async content(hash: string) {
    const entry = this.#blobs.get(hash);
    if (!entry || !isFull(heldOf(hash, entry).have)) return null;
    return concat(...[...entry.chunks].sort(([a], [b]) => a - b).map(([, bytes]) => bytes));
  }

  async take(hash: string, sizeBytes: number, chunks: readonly Chunk[]) {
    const before = this.#blobs.get(hash);
    if (before?.isWhole) return;
    const kept = before?.sizeBytes === sizeBytes ? before.chunks : [];
    const all = new Map([...chunks.map(({ n, bytes }) => [n, bytes.slice()] as const), ...kept]);
    this.#blobs.set(hash, { sizeBytes, chunks: all, isWhole: false });
  }

  async finish(hash: string) {
    const entry = this.#blobs.get(hash);
    if (entry) this.#blobs.set(hash, { ...entry, isWhole: true });
  }

  async keep(hash: string, bytes: Uint8Array) {
    const chunks = new Map(
      Array.from({ length: chunkCount(bytes.length) }, (_, n) => [n, chunkOf(bytes, n).slice()] as const),
    );
    this.#blobs.set(hash, { sizeBytes: bytes.length, chunks, isWhole: true });
  }

  async drop(hash: string) {
    this.#blobs.delete(hash);
  }

  async usedBytes() {
    const stored = ({ chunks }: Entry) => [...chunks.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    return [...this.#blobs.values()].reduce((sum, entry) => sum + stored(entry), 0);
  }
}

function heldOf(hash: string, { sizeBytes, chunks, isWhole }: Entry): HeldBlob {
  return { hash, sizeBytes, have: haveMap(chunkCount(sizeBytes), chunks.keys()), isWhole };
}

export class MemoryBlobNotes implements BlobNotes {
  #notes = new Map<string, BlobNote>();
  #mark: LinkMark | null = null;

  clone(): MemoryBlobNotes {
    const copy = new MemoryBlobNotes();
    copy.#notes = new Map(this.#notes);
    copy.#mark = this.#mark;
    return copy;
  }

  async all() {
    return new Map(this.#notes);
  }

  async mark() {
    return this.#mark;
  }

  async save({ notes, mark, forgetThere }: BlobNotesChange) {
    if (forgetThere) for (const [hash, note] of this.#notes) this.#notes.set(hash, { ...note, there: null });
    for (const [hash, part] of notes ?? []) this.#notes.set(hash, { ...NO_NOTE, ...this.#notes.get(hash), ...part });
    if (mark) this.#mark = mark;
  }
}
