import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import { fieldsOf } from '#shared/merge/heads.ts';
import type { StoredOp } from '#shared/oplog/log-index.ts';
import type { OpRef, RecordId } from '#shared/oplog/op.ts';
import type { LogStore } from '#shared/sync/log-store.ts';
import type { Replica } from '#shared/sync/replica.ts';

/** Writes of the simulation end in this digit; what the engine writes by itself does not. */
const TOKEN_DIGIT = 7;

export function tokenFrom(at: number): number {
  return Math.floor(at / 10) * 10 + TOKEN_DIGIT;
}

export function tokenOf(stored: StoredOp): number | null {
  return ((stored.op.at % 10) + 10) % 10 === TOKEN_DIGIT ? stored.op.at : null;
}

/** What a form shows of a record, in the engine's words and in those of the truth. */
export type View = {
  readonly record: RecordId;
  readonly folded: FoldedRecord | undefined;
  readonly loaded: Readonly<Record<string, readonly OpRef[]>>;
  readonly loadedBelow: readonly OpRef[];
  readonly seen: ReadonlyMap<string, ReadonlySet<number>>;
  readonly seenBelow: ReadonlySet<number>;
};

export async function allOps(store: LogStore): Promise<readonly StoredOp[]> {
  return [...(await store.opsOf(await store.recordIds())).values()].flat();
}

/** The record and all below it, as they are folded now. */
async function family(store: LogStore, record: RecordId): Promise<readonly RecordId[]> {
  const out = [record];
  for (let level: readonly RecordId[] = out; level.length > 0; ) {
    level = (await store.childrenOf(level)).filter((id) => !out.includes(id));
    out.push(...level);
  }
  return out;
}

/**
 * @param replica what it holds and counts now is what the form shows. Where another tab has gone on under a new key
 *        meanwhile, this one hears of it first: the records on the disk are folded with that key.
 */
export function viewOf(replica: Replica, record: RecordId): Promise<View> {
  return replica.still(() => viewNow(replica, record));
}

async function viewNow({ store, state }: Replica, record: RecordId): Promise<View> {
  const ids = await family(store, record);
  const records = await store.records(ids);
  const ops = await store.opsOf(ids);
  const seen = new Map<string, Set<number>>();
  const seenBelow = new Set<number>();
  for (const [id, list] of ops)
    for (const stored of list) {
      const token = tokenOf(stored);
      if (token === null || !state.counts(stored)) continue;
      seenBelow.add(token);
      if (id !== record) continue;
      for (const field of fieldsOf(stored)) seen.set(field, (seen.get(field) ?? new Set<number>()).add(token));
    }
  return {
    record,
    folded: records.get(record),
    loaded: records.get(record)?.heads ?? {},
    loadedBelow: ids.slice(1).flatMap((id) => Object.values(records.get(id)?.heads ?? {}).flat()),
    seen,
    seenBelow,
  };
}
