import type { Value } from '../base/value.ts';
import type { Lane, Side } from '../domain/kind.ts';
import type { Actor, OpRef, RecordId, ReplicaId } from '../oplog/op.ts';

/** Who wrote something, when by their own clock, and on which device. */
export type Authorship = {
  readonly ref: OpRef;
  readonly actor: Actor;
  readonly replica: ReplicaId;
  readonly side: Side;
  /** UTC ms, a claim. */
  readonly at: number;
  readonly skewMs?: number;
  /** Reason given with a decision. */
  readonly reason?: string;
};

/** One of several values that stand against each other. Equal values of one side are one contender. */
export type Contender = Authorship & {
  readonly value: Value;
  /** All heads that carry this value. */
  readonly refs: readonly OpRef[];
  readonly isDecision: boolean;
  readonly redacted: boolean;
};

export type FieldConflict = {
  readonly field: string;
  /** `values`: heads differ; `workflow`: two transitions at once; `removal`: somebody wrote on what another removed. */
  readonly kind: 'values' | 'workflow' | 'removal';
  /** The one in use until a person decides comes first. */
  readonly contenders: readonly Contender[];
  /** What all of them had before them; empty when there was nothing, several when histories met before. */
  readonly bases: readonly Contender[];
};

/** What folding the ops of one id gives (design.md 2). A function of the set of ops held, and of nothing else. */
export type FoldedRecord = {
  readonly id: RecordId;
  readonly collection: string;
  /** Lane chosen at creation; further ops and text children stay in it. */
  readonly lane: Lane;
  readonly values: Readonly<Record<string, Value>>;
  /** Per field the ops that a form must have loaded to replace it. */
  readonly heads: Readonly<Record<string, readonly OpRef[]>>;
  readonly conflicts: readonly FieldConflict[];
  /** Fields whose value was redacted. */
  readonly redacted: readonly string[];
  /** Workflow fields whose present state was not reachable from the one before it. */
  readonly illegal: readonly string[];
  readonly created: Authorship;
  readonly updated: Authorship;
  /** Per lane (`<replica>/<lane>`) the highest seq of an op on the record: what must have arrived for it to be delivered. */
  readonly reach: Readonly<Record<string, number>>;
  readonly opCount: number;
  /** Ops on it that this version cannot read; kept and relayed, "waiting for an update". */
  readonly unknownOps: number;
};

/** The declarations that the fold needs; the product's are in `shared/domain`. */
export type Schema = {
  readonly ruleOf: (collection: string, field: string) => 'scalar' | 'text' | 'set' | 'workflow' | 'removal';
  readonly ownerOf: (collection: string, field: string) => Side;
  /** Whether a workflow may go from one state (null: none yet) to another. */
  readonly isLegal: (collection: string, field: string, from: string | null, to: string) => boolean;
};
