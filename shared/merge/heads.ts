import { equalValues } from '../base/value.ts';
import type { Side } from '../domain/kind.ts';
import type { LogIndex, StoredOp } from '../oplog/log-index.ts';
import type { OpRef, ReplicaId } from '../oplog/op.ts';
import type { Authorship, Contender, Schema } from './folded-record.ts';

export type FoldWorld = {
  readonly index: LogIndex;
  readonly sideOf: (replica: ReplicaId) => Side;
  readonly schema: Schema;
};

/** Fields that an op writes, those included whose value was redacted. */
export function fieldsOf(stored: StoredOp): readonly string[] {
  const redacted = Object.keys(stored.redacted ?? {}).filter((field) => field !== ''); // '' is the reason
  return redacted.length > 0
    ? [...new Set([...Object.keys(stored.op.fields), ...redacted])]
    : Object.keys(stored.op.fields);
}

/** M2: the ops on a field that no op on it covers. */
export function headsOf(field: string, ops: readonly StoredOp[], index: LogIndex): readonly StoredOp[] {
  return ops.filter((b) => !ops.some((a) => a !== b && index.covers(a, b, field)));
}

/** All that an op replaced on a field, directly or through others. */
export function closure(
  field: string,
  from: StoredOp,
  ops: readonly StoredOp[],
  index: LogIndex,
): ReadonlySet<StoredOp> {
  const reached = new Set<StoredOp>();
  const todo = [from];
  for (let at = todo.pop(); at; at = todo.pop()) {
    for (const other of ops) {
      if (reached.has(other) || other === at || !index.covers(at, other, field)) continue;
      reached.add(other);
      todo.push(other);
    }
  }
  return reached;
}

/** M5: the owner's value leads, then causal weight, then replica id; seq and hash only to be total. */
export function rank(
  ops: readonly StoredOp[],
  collection: string,
  field: string,
  world: FoldWorld,
): readonly StoredOp[] {
  if (ops.length < 2) return ops;
  const owner = world.schema.ownerOf(collection, field);
  const keyed = ops.map((stored) => ({
    stored,
    foreign: world.sideOf(stored.op.replica) === owner ? 0 : 1,
    weight: world.index.weight(stored),
  }));
  keyed.sort((a, b) => a.foreign - b.foreign || b.weight - a.weight || byIdentity(a.stored, b.stored));
  return keyed.map((k) => k.stored);
}

export function byIdentity(a: StoredOp, b: StoredOp): number {
  if (a.op.replica !== b.op.replica) return a.op.replica < b.op.replica ? -1 : 1;
  return b.op.seq - a.op.seq || (a.hash < b.hash ? -1 : 1);
}

export function contendersOf(field: string, ranked: readonly StoredOp[], world: FoldWorld): readonly Contender[] {
  const out: { lead: Contender; refs: OpRef[] }[] = [];
  for (const stored of ranked) {
    const isRedacted = stored.redacted?.[field] !== undefined;
    const value = stored.op.fields[field] ?? null;
    const same = out.find((c) => c.lead.redacted === isRedacted && equalValues(c.lead.value, value));
    if (same) same.refs.push(refOf(stored));
    else {
      const lead = {
        ...authorOf(stored, world),
        value,
        refs: [],
        isDecision: stored.op.kind === 'resolve',
        redacted: isRedacted,
      };
      out.push({ lead, refs: [refOf(stored)] });
    }
  }
  return out.map(({ lead, refs }) => ({ ...lead, refs }));
}

export function refOf(stored: StoredOp): OpRef {
  const { replica, seq } = stored.op;
  return stored.hash === '' ? { replica, seq } : { replica, seq, hash: stored.hash };
}

export function byRef(a: OpRef, b: OpRef): number {
  if (a.replica !== b.replica) return a.replica < b.replica ? -1 : 1;
  return a.seq - b.seq || ((a.hash ?? '') < (b.hash ?? '') ? -1 : 1);
}

export function authorOf(stored: StoredOp, world: FoldWorld): Authorship {
  const { op } = stored;
  return {
    ref: refOf(stored),
    actor: op.actor,
    replica: op.replica,
    side: world.sideOf(op.replica),
    at: op.at,
    ...(op.skewMs !== undefined ? { skewMs: op.skewMs } : {}),
    ...(op.reason !== undefined ? { reason: op.reason } : {}),
  };
}
