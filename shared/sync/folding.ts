import { foldRecord } from '../merge/fold.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { OpRef, RecordId } from '../oplog/op.ts';
import { type LogStore, opKey } from './log-store.ts';
import type { ReplicaState } from './replica-state.ts';

/** What a change adds to and takes from the ops in the store. */
export type Pending = { readonly put: readonly StoredOp[]; readonly drop: readonly StoredOp[] };

export type Refold = { readonly records: readonly FoldedRecord[]; readonly dropRecords: readonly RecordId[] };

/** The field whose value removes a record. */
export const REMOVAL = 'removed';

/**
 * The records that a change touches, and those above them that somebody has removed: what is written below a removed
 * record stands against its removal (M10).
 */
export async function refold(
  store: LogStore,
  state: ReplicaState,
  touched: Iterable<RecordId>,
  pending: Pending,
): Promise<Refold> {
  const ids = [...new Set(touched)];
  const before = await store.records(ids);
  const counting = new Map<RecordId, readonly StoredOp[]>();
  const folded = new Map<RecordId, FoldedRecord | null>();
  const fold = async (list: readonly RecordId[]) => {
    for (const [id, ops] of await opsWith(store, list, pending)) {
      counting.set(
        id,
        ops.filter((o) => state.counts(o)),
      );
      folded.set(id, foldRecord(id, counting.get(id) ?? [], state.world));
    }
  };
  await fold(ids);
  const removed = ids.filter((id) => isRemoved(folded.get(id)));
  const above = [...before.values(), ...folded.values()].map(parentOf).filter((id) => id !== null);
  const removedAbove = await removedAmong(store, above, folded);
  await fold(removedAbove.filter((id) => !folded.has(id)));
  const below = familyFinder(store, folded);
  for (const id of new Set([...removed, ...removedAbove])) {
    const family = await below(id);
    await fold(family.filter((child) => !counting.has(child)));
    const ops = family.flatMap((child) => counting.get(child) ?? []);
    folded.set(id, foldRecord(id, counting.get(id) ?? [], state.world, ops));
  }
  const changed = new Set([...ids, ...removedAbove]);
  const result = [...folded].filter(([id]) => changed.has(id));
  return {
    records: result.flatMap(([, record]) => record ?? []),
    dropRecords: result.flatMap(([id, record]) => (record === null ? [id] : [])),
  };
}

async function opsWith(
  store: LogStore,
  ids: readonly RecordId[],
  pending: Pending,
): Promise<ReadonlyMap<RecordId, readonly StoredOp[]>> {
  const held = await store.opsOf(ids);
  const dropped = new Set(pending.drop.map(opKey));
  const out = new Map<RecordId, Map<string, StoredOp>>(ids.map((id) => [id, new Map()]));
  for (const [id, ops] of held) for (const o of ops) if (!dropped.has(opKey(o))) out.get(id)?.set(opKey(o), o);
  for (const o of pending.put) out.get(o.op.record)?.set(opKey(o), o);
  return new Map([...out].map(([id, ops]) => [id, [...ops.values()]]));
}

function isRemoved(record: FoldedRecord | null | undefined): boolean {
  return record?.heads[REMOVAL] !== undefined;
}

function parentOf(record: FoldedRecord | null | undefined): RecordId | null {
  const parent = record?.values.parent;
  return typeof parent === 'string' ? parent : null;
}

/** Of these records and all above them, those with a removal. */
async function removedAmong(
  store: LogStore,
  from: readonly RecordId[],
  folded: ReadonlyMap<RecordId, FoldedRecord | null>,
): Promise<readonly RecordId[]> {
  const seen = new Set<RecordId>();
  const out: RecordId[] = [];
  for (let level = [...new Set(from)]; level.length > 0; ) {
    for (const id of level) seen.add(id);
    const held = await store.records(level.filter((id) => !folded.has(id)));
    const records = level.map((id) => folded.get(id) ?? held.get(id));
    for (const record of records) if (record && isRemoved(record)) out.push(record.id);
    level = [...new Set(records.map(parentOf).filter((id) => id !== null))].filter((id) => !seen.has(id));
  }
  return out;
}

/** Finds what lies below a record: by what was folded just now, and for the rest by what the store has. */
function familyFinder(store: LogStore, folded: ReadonlyMap<RecordId, FoldedRecord | null>) {
  const fresh = new Map<RecordId, RecordId[]>();
  for (const [id, record] of folded) {
    const parent = parentOf(record);
    if (parent !== null) fresh.set(parent, [...(fresh.get(parent) ?? []), id]);
  }
  const known = new Set(folded.keys());
  return async (top: RecordId): Promise<readonly RecordId[]> => {
    const seen = new Set([top]);
    for (let level: readonly RecordId[] = [top]; level.length > 0; ) {
      const held = (await store.childrenOf(level)).filter((id) => !known.has(id));
      level = [...new Set([...held, ...level.flatMap((id) => fresh.get(id) ?? [])])].filter((id) => !seen.has(id));
      for (const id of level) seen.add(id);
    }
    seen.delete(top);
    return [...seen];
  };
}

/** Heads of all records below one, as they are folded now. */
export async function headsBelow(store: LogStore, top: RecordId): Promise<readonly OpRef[]> {
  const below = await recordsBelow(store, top);
  const records = await store.records(below);
  return [...records.values()].flatMap((r) => Object.values(r.heads).flat());
}

export async function recordsBelow(store: LogStore, top: RecordId): Promise<readonly RecordId[]> {
  return familyFinder(store, new Map())(top);
}
