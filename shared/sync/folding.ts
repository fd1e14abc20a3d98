import { foldRecord, writesFields } from '../merge/fold.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { RecordId } from '../oplog/op.ts';
import { type LogStore, opKey } from './log-store.ts';
import type { ReplicaState } from './replica-state.ts';

/** What a change adds to and takes from the ops in the store. */
export type Pending = { readonly put: readonly StoredOp[]; readonly drop: readonly StoredOp[] };

export type Refold = { readonly records: readonly FoldedRecord[]; readonly dropRecords: readonly RecordId[] };

const REMOVAL = 'removed';

async function opsWith(
  store: LogStore,
  ids: readonly RecordId[],
  pending: Pending,
): Promise<Map<RecordId, StoredOp[]>> {
  const held = await store.opsOf(ids);
  const dropped = new Set(pending.drop.map(opKey));
  const out = new Map<RecordId, Map<string, StoredOp>>(ids.map((id) => [id, new Map()]));
  for (const [id, ops] of held) for (const o of ops) if (!dropped.has(opKey(o))) out.get(id)?.set(opKey(o), o);
  for (const o of pending.put) out.get(o.op.record)?.set(opKey(o), o);
  return new Map([...out].map(([id, ops]) => [id, [...ops.values()]]));
}

async function descendantOps(store: LogStore, id: RecordId, pending: Pending): Promise<readonly StoredOp[]> {
  const seen = new Set<RecordId>([id]);
  let level: RecordId[] = [id];
  while (level.length > 0) {
    const fresh = pending.put.filter((o) => level.includes(o.op.fields.parent as RecordId)).map((o) => o.op.record);
    const next = [...new Set([...(await store.childrenOf(level)), ...fresh])].filter((child) => !seen.has(child));
    for (const child of next) seen.add(child);
    level = next;
  }
  seen.delete(id);
  return [...(await opsWith(store, [...seen], pending)).values()].flat();
}

/** The records that this change touches, and those above them whose removal must now be looked at again. */
export async function refold(
  store: LogStore,
  state: ReplicaState,
  touched: Iterable<RecordId>,
  pending: Pending,
): Promise<Refold> {
  const records = new Map<RecordId, FoldedRecord | null>();
  let todo = [...new Set(touched)];
  while (todo.length > 0) {
    const ops = await opsWith(store, todo, pending);
    const parents = new Set<RecordId>();
    for (const [id, all] of ops) {
      const counting = all.filter((o) => state.counts(o));
      const isRemoved = counting.some((o) => writesFields(o) && o.op.fields[REMOVAL] !== undefined);
      const below = isRemoved ? (await descendantOps(store, id, pending)).filter((o) => state.counts(o)) : [];
      const record = foldRecord(id, counting, state.world, below);
      records.set(id, record);
      const parent = record?.values.parent;
      if (typeof parent === 'string' && !records.has(parent)) parents.add(parent);
    }
    todo = await removedOnes(store, [...parents], pending);
  }
  return {
    records: [...records.values()].filter((r) => r !== null),
    dropRecords: [...records].filter(([, r]) => r === null).map(([id]) => id),
  };
}

async function removedOnes(store: LogStore, parents: readonly RecordId[], pending: Pending): Promise<RecordId[]> {
  if (parents.length === 0) return [];
  const held = await store.records(parents);
  const inChange = new Set(pending.put.filter((o) => o.op.fields[REMOVAL] !== undefined).map((o) => o.op.record));
  return parents.filter((id) => inChange.has(id) || held.get(id)?.heads[REMOVAL] !== undefined);
}
