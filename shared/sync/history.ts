import { isPlainObject, type Value } from '../base/value.ts';
import type { Side } from '../domain/kind.ts';
import { headsOf, refOf } from '../merge/heads.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { OpRef, RecordId, ReplicaId } from '../oplog/op.ts';
import { opKey } from './log-store.ts';
import type { Replica } from './replica.ts';

export type PastChange = {
  readonly field: string;
  /** What its author had before them; null: nothing. For a set the elements taken out. */
  readonly before: Value;
  /** For a set the elements added. */
  readonly after: Value;
  readonly isRedacted: boolean;
};

export type PastOp = {
  readonly ref: OpRef;
  readonly record: RecordId;
  readonly collection: string;
  readonly kind: string;
  readonly actor: string;
  /** UTC ms, a claim of the author's device; with its offset to the hub's clock where it was known. */
  readonly at: number;
  readonly skewMs: number | null;
  readonly replica: ReplicaId;
  readonly side: Side;
  readonly isOwn: boolean;
  readonly changes: readonly PastChange[];
  readonly reason: string | null;
  /** Of the batch that holds it; `unsealed`: own, not signed yet. */
  readonly signature: 'verified' | 'unsealed' | 'unknown' | 'quarantined';
};

/** Every op on these records, newest claim first, each with what it changed for its author. */
export async function historyOf(replica: Replica, records: readonly RecordId[]): Promise<readonly PastOp[]> {
  const held = await replica.store.opsOf(records);
  const past = [...held.values()].flatMap((ops) => ops.map((stored) => pastOp(replica, stored, ops)));
  return past.sort((a, b) => b.at - a.at || b.ref.seq - a.ref.seq || (a.replica < b.replica ? -1 : 1));
}

function pastOp(replica: Replica, stored: StoredOp, siblings: readonly StoredOp[]): PastOp {
  const { op } = stored;
  const { state } = replica;
  return {
    ref: refOf(stored),
    record: op.record,
    collection: op.collection,
    kind: op.kind,
    actor: op.actor,
    at: op.at,
    skewMs: op.skewMs ?? null,
    replica: op.replica,
    side: state.world.sideOf(op.replica),
    isOwn: op.replica === state.self,
    changes: changesOf(replica, stored, siblings),
    reason: op.reason ?? null,
    signature: signatureOf(replica, stored),
  };
}

function signatureOf(replica: Replica, stored: StoredOp): PastOp['signature'] {
  const { state } = replica;
  if (stored.batch === '') return 'unsealed';
  if (state.controls.isQuarantined(stored)) return 'quarantined';
  return state.trust.standing(stored.op.replica) ? 'verified' : 'unknown';
}

function changesOf(replica: Replica, stored: StoredOp, siblings: readonly StoredOp[]): readonly PastChange[] {
  const fields = new Set([...Object.keys(stored.op.fields), ...Object.keys(stored.redacted ?? {})]);
  fields.delete(''); // the reason
  return [...fields].sort().map((field) => {
    const value = stored.op.fields[field] ?? null;
    const isRedacted = stored.redacted?.[field] !== undefined;
    const isSet = replica.state.world.schema.ruleOf(stored.op.collection, field) === 'set';
    if (isSet && isPlainObject(value)) return { field, before: value.del ?? [], after: value.add ?? [], isRedacted };
    return { field, before: valueBefore(replica, stored, siblings, field), after: value, isRedacted };
  });
}

/** The value that stood on the author's device: the newest ones that the op replaced. */
function valueBefore(replica: Replica, stored: StoredOp, siblings: readonly StoredOp[], field: string): Value {
  const { index } = replica.state;
  const covered = siblings.filter(
    (o) => opKey(o) !== opKey(stored) && o.op.fields[field] !== undefined && index.covers(stored, o, field),
  );
  const [newest] = headsOf(field, covered, index);
  return newest?.op.fields[field] ?? null;
}
