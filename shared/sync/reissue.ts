import type { Signer } from '../base/crypto.ts';
import { equalValues, isPlainObject, type Value } from '../base/value.ts';
import { writesFields } from '../merge/fold.ts';
import { fieldsOf, headsOf, refOf } from '../merge/heads.ts';
import { namesOf, seenBy } from '../merge/removal.ts';
import { type Certificate, encodeCertificate, issueCertificate } from '../oplog/certificate.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import { LANES, laneKey, type OpRef, type RecordId, type ReplicaId } from '../oplog/op.ts';
import { createdId, parseRecordId, replicaIdOf } from '../oplog/record-id.ts';
import { type Draft, sameRef } from './draft.ts';
import { REMOVAL, recordsBelow } from './folding.ts';
import { opKey } from './log-store.ts';
import { opened } from './receiving.ts';
import type { ReplicaDeps, ReplicaState } from './replica-state.ts';

/**
 * How a restored or cloned PC goes on (rules F1-F6): what only it holds is written again under a new key, each op with
 * its origin and with `over` for what its author had really seen. Records that it had created in that part get new ids,
 * since the other branch may have given the same ids to other records.
 */
export type ReissuePlan = {
  readonly certificate: Certificate;
  readonly drafts: readonly Draft[];
  readonly drop: readonly StoredOp[];
  readonly dropBatches: readonly string[];
  readonly dropRecords: readonly RecordId[];
};

export async function planReissue(
  deps: ReplicaDeps,
  state: ReplicaState,
  newSigner: Signer,
  isHeldElsewhere: (head: string) => boolean,
): Promise<ReissuePlan> {
  const { rest, heads, twins } = await restOf(deps, state, isHeldElsewhere);
  const newReplica = replicaIdOf(newSigner.publicKey);
  const again = rest.filter((o) => !twins.has(o));
  const records = [...new Set(again.map((o) => o.op.record))];
  const siblings = await deps.store.opsOf(records);
  const ids = renamed(again, state, siblings, newReplica);
  const newRefs = new Map<string, OpRef>();
  for (const [stored, twin] of twins) newRefs.set(opKey(stored), refOf(twin));
  for (const [i, stored] of again.entries()) newRefs.set(opKey(stored), { replica: newReplica, seq: i + 2 }); // 1 is the certificate
  const drafts: Draft[] = [];
  for (const stored of again) {
    const over = await replaced(stored, siblings.get(stored.op.record) ?? [], deps, state);
    drafts.push(draftAgain(stored, over, ids, newRefs));
  }
  const certificate = await successorCertificate(deps, state, newSigner);
  return {
    certificate,
    drafts: [certifyDraft(certificate), ...drafts],
    drop: rest,
    dropBatches: heads,
    dropRecords: [...new Set(rest.map((o) => o.op.record))],
  };
}

async function successorCertificate(deps: ReplicaDeps, state: ReplicaState, next: Signer): Promise<Certificate> {
  const standing = state.trust.standing(state.self);
  return issueCertificate(state.signer, {
    role: standing?.isHub ? 'hub' : 'replica',
    subject: next.publicKey,
    side: standing?.side ?? deps.side,
    vessel: standing?.isHub ? '*' : deps.vessel,
    may: standing?.may ?? [],
  });
}

/** In the urgent lane, so that whatever lanes a link allows, the certificate is never behind what it vouches for. */
export function certifyDraft(certificate: Certificate): Draft {
  return {
    record: 'control.certificates',
    collection: 'control',
    kind: 'certify',
    fields: { certificate: encodeCertificate(certificate) },
    lane: 'urgent',
    actor: 'anonymous',
  };
}

/**
 * Own ops, by seq, that no other holder is known to have. `twins`: those among them that the other branch has word for
 * word under the same seq: they were written once, before the disk was copied, and need not be written again (F6).
 */
async function restOf(deps: ReplicaDeps, state: ReplicaState, isHeldElsewhere: (head: string) => boolean) {
  const nodes = LANES.flatMap((lane) => state.index.batchesOf(laneKey(state.self, lane)));
  const held = new Set<string>();
  for (const { head } of nodes)
    if (state.foreign.has(head) || isHeldElsewhere(head)) for (const n of state.index.ancestry(head)) held.add(n.head);
  const heads = nodes.map((n) => n.head).filter((head) => !held.has(head));
  const rest: StoredOp[] = [...state.open];
  for (const batch of await deps.store.batches(heads)) rest.push(...opened(batch, state).rows);
  rest.sort((a, b) => a.op.seq - b.op.seq);
  const foreign = new Map<number, StoredOp>();
  for (const batch of await deps.store.batches([...state.foreign.keys()]))
    for (const stored of opened(batch, state).rows) foreign.set(stored.op.seq, stored);
  const twins = new Map<StoredOp, StoredOp>();
  for (const stored of rest) {
    const other = foreign.get(stored.op.seq);
    if (other && isSameWriting(stored, other)) twins.set(stored, other);
  }
  return { rest, heads, twins };
}

function isSameWriting(mine: StoredOp, other: StoredOp): boolean {
  const [a, b] = [mine.op, other.op];
  const redacted = [...Object.keys(mine.redacted ?? {}), ...Object.keys(other.redacted ?? {})];
  const plain = (fields: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => !redacted.includes(field)));
  return (
    a.at === b.at &&
    a.actor === b.actor &&
    a.kind === b.kind &&
    a.record === b.record &&
    (a.reason === b.reason || redacted.includes('')) &&
    equalValues(plain(a.fields), plain(b.fields))
  );
}

/** Records that came into being in what is written again, with the ids that they get. */
function renamed(
  again: readonly StoredOp[],
  state: ReplicaState,
  held: ReadonlyMap<RecordId, readonly StoredOp[]>,
  newReplica: ReplicaId,
): ReadonlyMap<RecordId, RecordId> {
  const isAgain = new Set(again.map(opKey));
  const counters = new Map<string, number>();
  const out = new Map<RecordId, RecordId>();
  for (const stored of again) {
    const { op } = stored;
    const parts = parseRecordId(op.record);
    if (parts.kind !== 'created' || parts.replica !== state.self || out.has(op.record)) continue;
    const isOlder = (held.get(op.record) ?? []).some((o) => {
      if (o.op.replica !== state.self) return state.index.knew(stored, o); // others write on what they were sent
      const cameAt = state.foreign.get(o.batch); // an edit of what had come from the other copy is no new record
      return cameAt === undefined ? o.op.seq < op.seq && !isAgain.has(opKey(o)) : op.seq > cameAt;
    });
    if (isOlder) continue;
    const counter = (counters.get(parts.collection) ?? 0) + 1;
    counters.set(parts.collection, counter);
    out.set(op.record, createdId(parts.collection, newReplica, counter));
  }
  return out;
}

function draftAgain(
  stored: StoredOp,
  over: Readonly<Record<string, readonly StoredOp[]>>,
  ids: ReadonlyMap<RecordId, RecordId>,
  newRefs: ReadonlyMap<string, OpRef>,
): Draft {
  const { op } = stored;
  const gone = Object.keys(stored.redacted ?? {}).filter((field) => field !== ''); // it still replaced what was there
  const fields: Record<string, Value> = { ...op.fields, ...Object.fromEntries(gone.map((field) => [field, null])) };
  const refs = (ops: readonly StoredOp[]) => {
    const all = ops.map((o) => newRefs.get(opKey(o)) ?? refOf(o));
    return all.filter((r, i) => all.findIndex((x) => sameRef(x, r)) === i);
  };
  return {
    record: ids.get(op.record) ?? op.record,
    collection: op.collection,
    fields: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, rename(value, ids)])),
    lane: op.lane,
    kind: op.kind,
    at: op.at,
    ...(op.skewMs !== undefined ? { skewMs: op.skewMs } : {}),
    actor: ids.get(op.actor) ?? op.actor,
    ...(op.reason !== undefined ? { reason: op.reason } : {}),
    over: Object.fromEntries(Object.entries(over).map(([field, ops]) => [field, refs(ops)])),
    origin: refOf(stored),
  };
}

function rename(value: Value, ids: ReadonlyMap<RecordId, RecordId>): Value {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item: Value) => rename(item, ids));
  if (isPlainObject(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rename(v, ids)]));
  return value;
}

/** Per field what the op had replaced where it was first written. */
async function replaced(
  stored: StoredOp,
  siblings: readonly StoredOp[],
  deps: ReplicaDeps,
  { index, world }: ReplicaState,
): Promise<Record<string, readonly StoredOp[]>> {
  const over: Record<string, readonly StoredOp[]> = {};
  for (const field of fieldsOf(stored)) {
    const onField = siblings.filter((o) => fieldsOf(o).includes(field) && opKey(o) !== opKey(stored));
    const covered = onField.filter((o) => index.covers(stored, o, field));
    const isSet = world.schema.ruleOf(stored.op.collection, field) === 'set';
    over[field] = isSet ? covered : headsOf(field, covered, index);
    if (field !== REMOVAL) continue;
    const below = await deps.store.opsOf(await recordsBelow(deps.store, stored.op.record));
    const others = [...siblings, ...[...below.values()].flat()].filter(
      (o) => writesFields(o) && (o.op.record !== stored.op.record || !fieldsOf(o).includes(field)),
    );
    const seen = seenBy(stored, field, [...onField, stored], others, index);
    over[field] = [...(over[field] ?? []), ...namesOf(seen, index)];
  }
  return over;
}
