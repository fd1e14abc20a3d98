import type { ErrorCode } from '../base/error-codes.ts';
import type { RecordId } from '../oplog/op.ts';
import type { BlobChunk } from '../protocol/blob-exchange.ts';
import type { HaveMap } from '../protocol/have-map.ts';
import type { BlobClass } from './blob-types.ts';

export type HeldBlob = {
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly have: HaveMap;
  /** Every chunk is held and the hash was found right. */
  readonly isWhole: boolean;
};

export type Chunk = Omit<BlobChunk, 'of'>;

/**
 * Where the content of attachments is kept, whole or in part. What resolves is durable. Implementations: memory, Dexie, SQL;
 * one contract suite runs on all (`shared/testing/blob-store-contract.ts`).
 */
export type BlobStore = {
  /** Unknown ones are missing. */
  readonly held: (hashes: readonly string[]) => Promise<ReadonlyMap<string, HeldBlob>>;
  /** Null: that chunk is not held. */
  readonly chunk: (hash: string, n: number) => Promise<Uint8Array | null>;
  /** All bytes, checked or not yet; null while a chunk is missing. */
  readonly content: (hash: string) => Promise<Uint8Array | null>;
  /**
   * Adds chunks of a blob of this size. What is held of another size gives way, unless it is whole: then nothing changes.
   * @throws Refusal 'store/full', with nothing of this call written.
   */
  readonly take: (hash: string, sizeBytes: number, chunks: readonly Chunk[]) => Promise<void>;
  /** The content was found to be what the hash says. */
  readonly finish: (hash: string) => Promise<void>;
  /** A whole blob at once; the caller has made the hash. @throws Refusal 'store/full' */
  readonly keep: (hash: string, bytes: Uint8Array) => Promise<void>;
  readonly drop: (hash: string) => Promise<void>;
  /** All that is held, whole or in part. */
  readonly hashes: () => Promise<readonly string[]>;
  /** What is stored: whole blobs, and of others the chunks that are here (rule B10). */
  readonly usedBytes: () => Promise<number>;
};

/** What a device remembers of one blob besides its content. */
export type BlobNote = {
  /** What the hub is known to hold of it: all, runs of chunks (`runsOf`), or null where it must be asked. */
  readonly there: 'whole' | readonly number[] | null;
  /** Why the hub, or this device, does not take it, and since when (UTC ms): asked again later. */
  readonly refused: { readonly code: ErrorCode; readonly at: number } | null;
  /** Times that it arrived with the wrong content. */
  readonly spoilt: number;
  /** This device shall have the original too. */
  readonly isWanted: boolean;
  /** A person let it go, whatever the policy. */
  readonly isAllowed: boolean;
  /** When the hub last had nothing of it to give, UTC ms, and how many bytes of it had reached the hub. */
  readonly awaited: { readonly at: number; readonly heldBytes: number } | null;
  /** Size by the hub's word, where the record says another. */
  readonly sizeBytes: number | null;
};

export const NO_NOTE: BlobNote = {
  there: null,
  refused: null,
  spoilt: 0,
  isWanted: false,
  isAllowed: false,
  awaited: null,
  sizeBytes: null,
};

/** The hub's mark, and the link that it came over. */
export type LinkMark = { readonly link: number; readonly mark: Uint8Array };

export type BlobNotes = {
  readonly all: () => Promise<ReadonlyMap<string, BlobNote>>;
  readonly mark: () => Promise<LinkMark | null>;
  /** One atomic change. */
  readonly save: (change: BlobNotesChange) => Promise<void>;
};

export type BlobNotesChange = {
  /** What changes in the note of each blob; the rest of it stays as it is stored. */
  readonly notes?: ReadonlyMap<string, Partial<BlobNote>>;
  readonly mark?: LinkMark;
  /** Before `notes` are written: what is believed of the hub is dropped everywhere. */
  readonly forgetThere?: boolean;
};

/** A file that a record names. */
export type BlobRef = {
  readonly record: RecordId;
  readonly hash: string;
  readonly class: BlobClass;
  /** As the record says. */
  readonly sizeBytes: number;
  readonly isWantedByShore: boolean;
  /** Of the record, UTC ms. */
  readonly createdAt: number;
};
