import type { Value } from '../base/value.ts';
import type { Lane } from '../domain/kind.ts';

export type { Lane };
export const LANES = ['urgent', 'routine', 'bulk'] as const satisfies readonly Lane[];

/** First 8 bytes of SHA-256 of the replica's public key, in base 32 (13 signs). */
export type ReplicaId = string;

/**
 * `<collection>.<replica>.<counter>` for records that a replica created,
 * `<collection>.~.<24 hex digits>` for records whose id follows from a source and a rule.
 */
export type RecordId = string;

/** RecordId of the person who had unlocked the device, or 'anonymous'. */
export type Actor = string;

/**
 * Names one op. `hash` is the first 16 hex digits of the op's chain hash; it is left out when the op is of the
 * replica that writes the reference: then the op meant is the one on the writer's own branch.
 */
export type OpRef = { readonly replica: ReplicaId; readonly seq: number; readonly hash?: string };

export const OP_KINDS = ['put', 'sign', 'resolve', 'redact', 'admit', 'revoke', 'certify'] as const;
export type OpKind = (typeof OP_KINDS)[number];

/** One immutable change. */
export type Op = {
  readonly replica: ReplicaId;
  readonly lane: Lane;
  /** Counts over all lanes of the replica, from 1. */
  readonly seq: number;
  /** UTC ms by the device's clock: a signed claim, never used for order. */
  readonly at: number;
  /** Device clock minus hub clock in ms as last measured; absent when never measured. */
  readonly skewMs?: number;
  readonly actor: Actor;
  /** One of OP_KINDS, or the name of a kind that only a newer app knows. */
  readonly kind: string;
  readonly collection: string;
  readonly record: RecordId;
  readonly fields: Readonly<Record<string, Value>>;
  /** Per field, the ops that this op really replaces, where that is not what its replica knew. */
  readonly over?: Readonly<Record<string, readonly OpRef[]>>;
  /** Why: of a resolve, a redaction, a revocation, an admission. */
  readonly reason?: string;
  /** Where the op was first written, when a restored PC writes it again as a new replica. */
  readonly origin?: OpRef;
};

/** For each (replica, lane) the last op known without gap, and the chain hash there. */
export type LaneTip = { readonly seq: number; readonly head: string };
/** Keyed `<replica>/<lane>`. */
export type Frontier = ReadonlyMap<string, LaneTip>;

export function laneKey(replica: ReplicaId, lane: Lane): string {
  return `${replica}/${lane}`;
}
