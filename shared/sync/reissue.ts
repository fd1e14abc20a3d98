import type { Signer } from '../base/crypto.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import { headsOf, refOf } from '../merge/heads.ts';
import { chainOf, shortHash } from '../oplog/batch.ts';
import { type Certificate, encodeCertificate, issueCertificate } from '../oplog/certificate.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import { LANES, laneKey, type OpRef, type RecordId } from '../oplog/op.ts';
import { createdId, parseRecordId, replicaIdOf } from '../oplog/record-id.ts';
import { decodeColumns } from '../protocol/columns.ts';
import { type Draft, sameRef } from './draft.ts';
import { opKey } from './log-store.ts';
import { prevSeqOf } from './receiving.ts';
import type { ReplicaDeps, ReplicaState } from './replica-state.ts';

/**
 * How a restored or cloned PC goes on (rules F1-F6): what only it holds is written again under a new key, each op with
 * its origin and with `over` for what its author had really seen. Records that it had created in that part get new ids,
 * since the other branch may have given the same ids to other records.
 */
export type ReissuePlan = {
  readonly certificate: Certificate;
  readonly drafts: readonly Draft[];
  readonly dropOps: readonly StoredOp[];
  readonly dropBatches: readonly string[];
  readonly dropRecords: readonly RecordId[];
};

export async function planReissue(
  deps: ReplicaDeps,
  state: ReplicaState,
  oldSigner: Signer,
  newSigner: Signer,
  isHeldElsewhere: (head: string) => boolean,
): Promise<ReissuePlan> {
  const { rest, heads } = await restOf(deps, state, isHeldElsewhere);
  const newReplica = replicaIdOf(newSigner.publicKey);
  const ids = renamed(rest, state, await deps.store.opsOf(rest.map((o) => o.op.record)), newReplica);
  const newRefs = new Map<string, OpRef>();
  for (const [i, stored] of rest.entries()) newRefs.set(opKey(stored), { replica: newReplica, seq: i + 2 }); // 1 is the certificate
  const siblings = await deps.store.opsOf([...new Set(rest.map((o) => o.op.record))]);
  const standing = state.trust.standing(state.self);
  const certificate = await issueCertificate(oldSigner, {
    role: standing?.isHub ? 'hub' : 'replica',
    subject: newSigner.publicKey,
    side: deps.side,
    vessel: standing?.isHub ? '*' : deps.vessel,
    may: standing?.may ?? [],
  });
  const certify: Draft = {
    record: 'control.certificates',
    collection: 'control',
    kind: 'certify',
    fields: { certificate: encodeCertificate(certificate) },
    actor: 'anonymous',
  };
  const drafts = rest.map((stored): Draft => {
    const { op } = stored;
    return {
      record: ids.get(op.record) ?? op.record,
      collection: op.collection,
      fields: Object.fromEntries(Object.entries(op.fields).map(([field, value]) => [field, rename(value, ids)])),
      lane: op.lane,
      kind: op.kind,
      at: op.at,
      actor: ids.get(op.actor) ?? op.actor,
      ...(op.reason !== undefined ? { reason: op.reason } : {}),
      over: replaced(stored, siblings.get(op.record) ?? [], state, newRefs),
      origin: refOf(stored),
    };
  });
  return {
    certificate,
    drafts: [certify, ...drafts],
    dropOps: rest,
    dropBatches: heads,
    dropRecords: [...new Set(rest.map((o) => o.op.record))],
  };
}

/** Own ops, by seq, that no other holder is known to have. */
async function restOf(deps: ReplicaDeps, state: ReplicaState, isHeldElsewhere: (head: string) => boolean) {
  const heads = LANES.flatMap((lane) => state.index.batchesOf(laneKey(state.self, lane)))
    .map((node) => node.head)
    .filter((head) => !isHeldElsewhere(head));
  const rest: StoredOp[] = [...state.open];
  for (const batch of await deps.store.batches(heads)) {
    const prevSeq = prevSeqOf(batch, state);
    const ops = decodeColumns(batch.replica, batch.lane, prevSeq, batch.body);
    const chain = chainOf({ ...batch, prev: { seq: prevSeq, head: batch.prev }, ops }) ?? [];
    rest.push(...ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(chain[i] as string), batch: batch.head })));
  }
  return { rest: rest.sort((a, b) => a.op.seq - b.op.seq), heads };
}

/** Records that came into being in the rest, with the ids that they get. */
function renamed(
  rest: readonly StoredOp[],
  state: ReplicaState,
  held: ReadonlyMap<RecordId, readonly StoredOp[]>,
  newReplica: string,
): ReadonlyMap<RecordId, RecordId> {
  const firstSeq = rest[0]?.op.seq ?? 0;
  const counters = new Map<string, number>();
  const out = new Map<RecordId, RecordId>();
  for (const { op } of rest) {
    const parts = parseRecordId(op.record);
    if (parts.kind !== 'created' || parts.replica !== state.self || out.has(op.record)) continue;
    const isOlder = held.get(op.record)?.some((o) => o.op.replica === state.self && o.op.seq < firstSeq) ?? false;
    if (isOlder) continue;
    const counter = (counters.get(parts.collection) ?? 0) + 1;
    counters.set(parts.collection, counter);
    out.set(op.record, createdId(parts.collection, newReplica, counter));
  }
  return out;
}

function rename(value: Value, ids: ReadonlyMap<RecordId, RecordId>): Value {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item: Value) => rename(item, ids));
  if (isPlainObject(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rename(v, ids)]));
  return value;
}

/** Per field what the op had replaced where it was first written, in references that hold from now on. */
function replaced(
  stored: StoredOp,
  siblings: readonly StoredOp[],
  state: ReplicaState,
  newRefs: ReadonlyMap<string, OpRef>,
): Record<string, readonly OpRef[]> {
  const over: Record<string, readonly OpRef[]> = {};
  for (const field of Object.keys(stored.op.fields)) {
    const onField = siblings.filter((o) => o.op.fields[field] !== undefined && opKey(o) !== opKey(stored));
    const covered = onField.filter((o) => state.index.covers(stored, o, field));
    const isSet = state.world.schema.ruleOf(stored.op.collection, field) === 'set';
    const refs = (isSet ? covered : headsOf(field, covered, state.index)).map((o) => newRefs.get(opKey(o)) ?? refOf(o));
    over[field] = refs.filter((r, i) => refs.findIndex((x) => sameRef(x, r)) === i);
  }
  return over;
}
