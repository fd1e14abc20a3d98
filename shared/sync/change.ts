import type { Value } from '../base/value.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { RecordId } from '../oplog/op.ts';
import { refold } from './folding.ts';
import type { LogChange, LogStore, StoredBatch } from './log-store.ts';
import { takeRedactions } from './receiving.ts';
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
  const redacted = await takeRedactions(store, state);
  if (redacted) state.replace(redacted.ops);
  const put = [...(redacted?.ops ?? []), ...intent.put];
  const drop = [...(redacted?.dropOps ?? []), ...(intent.drop ?? [])];
  const named = intent.touched === 'all' ? await store.recordIds() : (intent.touched ?? []);
  const touched = new Set([...put.map((o) => o.op.record), ...(intent.dropRecords ?? []), ...named]);
  const { records, dropRecords } = await refold(store, state, touched, { put, drop });
  const batches = [...(redacted?.batches ?? []), ...(intent.batches ?? [])];
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
