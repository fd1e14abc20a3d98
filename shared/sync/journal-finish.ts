import type { Value } from '../base/value.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { Draft } from './draft.ts';
import { refold } from './folding.ts';
import { REFOLD_META, STRAY_META } from './journal.ts';
import { readOp } from './journal-entries.ts';
import { isControl, type LogChange, type LogStore, opKey } from './log-store.ts';
import { takeRedactions } from './receiving.ts';
import type { Replica } from './replica.ts';

/**
 * A revocation, admission, certificate or redaction is stored first and changes what is folded after that. A mark in the
 * store, set with the first and taken away with the second, lets the next start finish what a crash came between.
 */
export function markingStore(inner: LogStore): LogStore {
  return {
    load: () => inner.load(),
    opsOf: (records) => inner.opsOf(records),
    records: (ids) => inner.records(ids),
    childrenOf: (parents) => inner.childrenOf(parents),
    recordsWrittenBy: (replica) => inner.recordsWrittenBy(replica),
    recordIds: () => inner.recordIds(),
    allRecords: () => inner.allRecords(),
    batches: (heads) => inner.batches(heads),
    commit: (change) => inner.commit(marked(change)),
  };
}

function marked(change: LogChange): LogChange {
  const dropped = new Set((change.dropOps ?? []).map(opKey));
  const isNew = (o: NonNullable<LogChange['ops']>[number]) =>
    !dropped.has(opKey(o)) && !dropped.has(opKey({ ...o, hash: '' }));
  if (change.ops?.some((o) => isControl(o) && isNew(o)))
    return { ...change, meta: { ...change.meta, [REFOLD_META]: true } };
  const { revision: _revision, records: _records, dropRecords: _dropRecords, ...rest } = change;
  const isFoldAlone = change.records !== undefined && Object.keys(rest).length === 0;
  return isFoldAlone ? { ...change, meta: { [REFOLD_META]: undefined } } : change;
}

/** To be called once a replica is open. @returns whether there was something to finish. */
export async function finishAfterCrash(replica: Replica): Promise<boolean> {
  if (replica.meta(REFOLD_META) !== true) return false;
  const { store, state } = replica;
  const change = await takeRedactions(store, state);
  if (change) {
    const touched = change.ops.map((o) => o.op.record);
    const folded = await refold(store, state, touched, { put: change.ops, drop: change.dropOps });
    await store.commit({ revision: state.revision, ...change, ...folded });
  }
  await replica.rebuild();
  return true;
}

/**
 * Own ops whose batch a damaged journal had lost: after an exchange in which the other side could send it again, what it
 * does not have is written anew. It replaces nothing, so what came later stands beside it for a person to settle.
 */
export async function settleStrays(replica: Replica): Promise<number> {
  const list = replica.meta(STRAY_META);
  if (!Array.isArray(list)) return 0;
  const strays = (list as readonly Value[]).map(readOp);
  const held = await replica.store.opsOf([...new Set(strays.map((o) => o.op.record))]);
  const isHeld = ({ op }: StoredOp) =>
    (held.get(op.record) ?? []).some((o) => o.op.replica === op.replica && o.op.seq === op.seq);
  const missing = strays.filter((o) => !isHeld(o));
  const drafts = missing.map(
    ({ op }): Draft => ({
      record: op.record,
      collection: op.collection,
      fields: op.fields,
      over: Object.fromEntries(Object.keys(op.fields).map((field) => [field, []])),
      lane: op.lane,
      kind: op.kind,
      at: op.at,
      actor: op.actor,
      ...(op.reason !== undefined ? { reason: op.reason } : {}),
    }),
  );
  if (drafts.length > 0) await replica.write(drafts, 'anonymous');
  await replica.setMeta({ [STRAY_META]: undefined });
  return drafts.length;
}
