import { refOf } from '../merge/heads.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { OpRef, RecordId } from '../oplog/op.ts';
import type { Draft } from './draft.ts';
import type { ReplicaState } from './replica-state.ts';

/**
 * A form that was open while its device became new names ops and their record as they were before (F4). What it had
 * loaded of this device's own is now a copy under the new key, perhaps of a record with another id; the old id may by
 * then be another record, which came with the other branch.
 */
export function followForm(draft: Draft, state: ReplicaState): Draft {
  if (!draft.loaded || !state.hasPredecessors) return draft;
  const copies = Object.values(draft.loaded).flatMap((refs) => refs.flatMap((ref) => copyOf(ref, state) ?? []));
  if (copies.length === 0) return draft;
  const follow = (refs: readonly OpRef[]) => refs.map((ref) => followRef(ref, state));
  const loaded = Object.fromEntries(Object.entries(draft.loaded).map(([field, refs]) => [field, follow(refs)]));
  return {
    ...draft,
    record: recordOf(draft.record, copies),
    loaded,
    ...(draft.loadedBelow ? { loadedBelow: follow(draft.loadedBelow) } : {}),
  };
}

/** An op as it is named now. */
export function followRef(ref: OpRef, state: ReplicaState): OpRef {
  const copy = state.hasPredecessors ? copyOf(ref, state) : undefined;
  return copy ? refOf(copy) : ref;
}

/** A ref without a hash was loaded before its op was sealed: it is this device's own, whatever hash it got later. */
function copyOf(ref: OpRef, state: ReplicaState): StoredOp | undefined {
  if (ref.replica === state.self) return undefined;
  return state.controlOps.find(
    ({ op }) =>
      op.origin?.replica === ref.replica &&
      op.origin.seq === ref.seq &&
      state.isOwn(op.replica) &&
      (ref.hash === undefined || op.origin.hash === ref.hash),
  );
}

function recordOf(record: RecordId, copies: readonly StoredOp[]): RecordId {
  return copies.some((c) => c.op.record === record) ? record : (copies[0] as StoredOp).op.record;
}
