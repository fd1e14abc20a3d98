import type { Value } from '../base/value.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { RecordId } from '../oplog/op.ts';
import { refold } from './folding.ts';
import { type LogChange, type LogStore, opKey, type StoredBatch } from './log-store.ts';
import { redactAll, takeRedactions } from './receiving.ts';
import type { ReplicaState } from './replica-state.ts';

/** What a task adds to the log and takes from it, before it is known what follows from that. */
export type Intent = {
  readonly put: readonly StoredOp[];
  readonly drop?: readonly StoredOp[];
  readonly batches?: readonly StoredBatch[];
  readonly dropBatches?: readonly string[];
  readonly dropRecords?: readonly RecordId[];
  readonly meta?: Readonly<Record<string, Value | undefined>>;
  /** Further records to fold again, or all of them: when something changed who or what counts. */
  readonly touched?: readonly RecordId[] | 'all';
};

/**
 * The one commit of a task: with the ops go the folded records and whatever a redaction takes out, so that no crash can
 * come between. `state` knows the ops and batches already.
 */
export async function wholeChange(
  store: LogStore,
  state: ReplicaState,
  intent: Intent,
): Promise<Omit<LogChange, 'revision'>> {
  const held = intent.touched === 'all' ? await takeRedactions(store, state) : null;
  const coming = redactAll(intent.batches ?? [], state);
  state.replace([...(held?.ops ?? []), ...(coming?.ops ?? [])]);
  const put = byKey(opKey, intent.put, held?.ops, coming?.ops);
  const drop = byKey(opKey, intent.drop, held?.dropOps);
  const named = intent.touched === 'all' ? await store.recordIds() : (intent.touched ?? []);
  const touched = new Set([...put.map((o) => o.op.record), ...(intent.dropRecords ?? []), ...named]);
  const { records, dropRecords } = await refold(store, state, touched, { put, drop });
  const batches = byKey((b) => b.head, intent.batches, held?.batches, coming?.batches);
  return {
    ...(put.length > 0 ? { ops: put } : {}),
    ...(drop.length > 0 ? { dropOps: drop } : {}),
    ...(batches.length > 0 ? { batches } : {}),
    ...(intent.dropBatches ? { dropBatches: intent.dropBatches } : {}),
    ...(records.length > 0 ? { records } : {}),
    ...(dropRecords.length > 0 ? { dropRecords } : {}),
    ...(intent.meta ? { meta: intent.meta } : {}),
  };
}

/** All of these, a later one in the place of an earlier one. */
function byKey<T>(key: (item: T) => string, ...lists: readonly (readonly T[] | undefined)[]): readonly T[] {
  return [...new Map(lists.flatMap((list) => (list ?? []).map((item) => [key(item), item] as const))).values()];
}
