import type { AppError } from '../base/result.ts';
import type { RecordId } from '../oplog/op.ts';

/** A preview is what people see first (12 kB at most); the original follows when the link is cheap or somebody asks. */
export type BlobClass = 'preview' | 'original';

/** What one exchange of blobs may carry: bytes of the request's and of the answer's body. */
export type BlobPolicy = {
  /**
   * None: nothing travels. An original that shore asked for, or that a person let go, travels with any class.
   */
  readonly classes: readonly BlobClass[];
  readonly maxUpBytes: number;
  readonly maxDownBytes: number;
  /** A larger file waits for another link, unless shore asked for it or a person let it go; absent: no limit. */
  readonly largestFileBytes?: number;
};

/** Room that one chunk takes with all around it: a policy of fewer bytes carries questions and answers, no content. */
export const MIN_BLOB_BYTES = 17 * 1024;

/** What one call of `BlobClient.exchange` did: one round trip, or none when there was nothing to say. */
export type BlobReport = {
  /** Bodies, without HTTP. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly sentChunks: number;
  readonly receivedChunks: number;
  /** Hashes that became whole, at the hub or here. */
  readonly completed: readonly string[];
  /** Another call with the same policy would get further. */
  readonly more: boolean;
  /** What one file met (too large, no room, wrong content), or the hub as a whole: `hub/not-found` does not know blobs. */
  readonly refused: readonly AppError[];
};

export type BlobAmount = { readonly files: number; readonly bytes: number };

/** Of one file of an attachment, seen from this device. */
export type BlobFile = {
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly record: RecordId;
  readonly class: BlobClass;
  readonly sizeBytes: number;
  /**
   * here      on this device, not known to be at the hub
   * there     at the hub (and perhaps here)
   * coming    being fetched, or wanted and not at the hub yet
   * away      neither here nor asked for
   * refused   the hub or this device does not take it: `code` says why
   */
  readonly state: 'here' | 'there' | 'coming' | 'away' | 'refused';
  /** All of it is on this device. */
  readonly isHere: boolean;
  /** Bytes that have arrived: at the hub while `here`; while `coming` on this device, or at the hub before any did. */
  readonly doneBytes: number;
  /** Shore asked for it, or a person let it go: it travels whatever the classes of the policy are. */
  readonly isWanted: boolean;
  readonly code?: AppError['code'];
};

/** What is on its way or would be. Bytes are those still to travel. */
export type BlobQueue = {
  readonly previews: BlobAmount;
  /** Originals that nobody asked for. */
  readonly originals: BlobAmount;
  /** Originals that shore asked for, or that a person let go. */
  readonly wantedByShore: BlobAmount;
  readonly incoming: BlobAmount;
  readonly perFile: readonly BlobFile[];
};
