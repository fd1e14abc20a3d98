import type { Value } from '../base/value.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import type { Salts } from '../oplog/batch.ts';
import type { BatchNode, StoredOp } from '../oplog/log-index.ts';
import type { RecordId, ReplicaId } from '../oplog/op.ts';

/** A sealed batch as it is kept for good, to be resent byte for byte. */
export type StoredBatch = BatchNode & {
  readonly signature: Uint8Array;
  readonly salts: Salts;
  /** Columns; rewritten only by a redaction. */
  readonly body: Uint8Array;
  /** UTC ms by this device's clock. */
  readonly receivedAt: number;
};

/** All that a replica must know before it can work; the ops and records themselves stay in the store. */
export type LogSnapshot = {
  /** Raised by every commit. */
  readonly revision: number;
  readonly batches: readonly BatchNode[];
  /** Ops that say who and what counts (certify, revoke, admit, redact), and those written again after a restore. */
  readonly controls: readonly StoredOp[];
  /** Own ops not yet sealed, by seq. */
  readonly open: readonly StoredOp[];
  readonly meta: ReadonlyMap<string, Value>;
};

/** One atomic change: all of it is durable when `commit` resolves, or none of it ever is. */
export type LogChange = {
  /** Revision that the change was computed on. */
  readonly revision: number;
  readonly dropOps?: readonly StoredOp[];
  readonly ops?: readonly StoredOp[];
  readonly dropBatches?: readonly string[];
  readonly batches?: readonly StoredBatch[];
  readonly dropRecords?: readonly RecordId[];
  readonly records?: readonly FoldedRecord[];
  /** undefined removes the key. */
  readonly meta?: Readonly<Record<string, Value | undefined>>;
};

/** Thrown by `commit` when somebody else (another tab, another hub process) has committed since: load and try again. */
export class StaleStore extends Error {
  constructor() {
    super('the store has moved on');
    this.name = 'StaleStore';
  }
}

/**
 * Where a replica keeps its log. Implementations: memory, Dexie, SQL; one contract suite runs on all
 * (`shared/testing/log-store-contract.ts`).
 */
export type LogStore = {
  readonly load: () => Promise<LogSnapshot>;
  /** Ops of each record, in no particular order; records without any are missing. */
  readonly opsOf: (records: readonly RecordId[]) => Promise<ReadonlyMap<RecordId, readonly StoredOp[]>>;
  readonly records: (ids: readonly RecordId[]) => Promise<ReadonlyMap<RecordId, FoldedRecord>>;
  /** Ids of the records whose value `parent` names one of these. */
  readonly childrenOf: (parents: readonly RecordId[]) => Promise<readonly RecordId[]>;
  readonly recordsWrittenBy: (replica: ReplicaId) => Promise<readonly RecordId[]>;
  /** Every record id that any op names, sorted. */
  readonly recordIds: () => Promise<readonly RecordId[]>;
  readonly allRecords: () => Promise<readonly FoldedRecord[]>;
  /** In the order asked for; unknown ones are missing. */
  readonly batches: (heads: readonly string[]) => Promise<readonly StoredBatch[]>;
  /** @throws StaleStore; Refusal 'store/full' when there is no room, with nothing written. */
  readonly commit: (change: LogChange) => Promise<void>;
};

export function opKey(stored: StoredOp): string {
  return `${stored.op.replica}/${stored.op.seq}/${stored.hash}`;
}

const CONTROL_KINDS: readonly string[] = ['certify', 'revoke', 'admit', 'redact'];

export function isControlKind(kind: string | undefined): boolean {
  return kind !== undefined && CONTROL_KINDS.includes(kind);
}

export function isControl(stored: StoredOp): boolean {
  return isControlKind(stored.op.kind) || stored.op.origin !== undefined;
}
