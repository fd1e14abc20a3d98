/** What happened to a record, and that the log is whole. */
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { Lane, Side } from '#shared/domain/kind.ts';
import type { OpRef, RecordId, ReplicaId } from '#shared/oplog/op.ts';
import type { OnProgress } from './opening.ts';

export type HistoryChange = {
  readonly field: string;
  /** What the author had seen; null: nothing. */
  readonly before: Value;
  /** For sets: what was added and taken out. */
  readonly after: Value;
  readonly isRedacted: boolean;
};

export type HistoryEntry = {
  readonly ref: OpRef;
  readonly record: RecordId;
  readonly collection: string;
  /** put, sign, resolve, redact, admit, revoke, certify, or a kind that only a newer app knows. */
  readonly kind: string;
  readonly actor: RecordId | 'anonymous';
  readonly actorName: string | null;
  /** UTC ms by the author's device: a claim. */
  readonly at: number;
  /** Device clock minus hub clock in ms, as last measured there; null: never measured. */
  readonly skewMs: number | null;
  readonly replica: ReplicaId;
  /** Letter of the device, and its staff name where the certificate names one. */
  readonly mark: string;
  readonly deviceName: string | null;
  readonly side: Side;
  readonly isOwn: boolean;
  readonly changes: readonly HistoryChange[];
  readonly reason: string | null;
  /** `verified`: in a signed batch of a certified device. `unsealed`: own, not signed yet. `unknown`: nobody vouches. */
  readonly signature: 'verified' | 'unsealed' | 'unknown' | 'quarantined';
};

export type VerifyReport = {
  readonly lanes: number;
  readonly batches: number;
  readonly ops: number;
  readonly records: number;
  /** Own ops that no batch holds yet: not provable to others. */
  readonly unsealed: number;
  /** Of all folded records: the same wherever the same entries are held (64 hex digits). */
  readonly digest: string;
  /** Each a broken rule: a chain, a signature, a fold that differs from what the lists show. Empty: all is well. */
  readonly problems: readonly VerifyProblem[];
  readonly ms: number;
};

export type VerifyProblem = {
  readonly kind: 'chain' | 'signature' | 'author' | 'ops' | 'fold';
  readonly replica?: ReplicaId;
  readonly lane?: Lane;
  readonly seq?: number;
  readonly record?: RecordId;
};

export type ProofCommands = {
  readonly verify: (onProgress?: OnProgress) => Promise<Result<VerifyReport>>;
  /** Folds every record again from the log. */
  readonly rebuild: (onProgress?: OnProgress) => Promise<Result<{ readonly records: number }>>;
  /** The whole log as bytes that the stand-alone verifier reads. */
  readonly exportLog: () => Promise<Result<Uint8Array>>;
  /** Asks where to, writes; false when the person cancels. */
  readonly saveFile: (suggestedName: string, bytes: Uint8Array, mime?: string) => Promise<Result<boolean>>;
};
