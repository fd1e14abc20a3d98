import type { Value } from '../base/value.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { Draft } from './draft.ts';
import { REFOLD_META, STRAY_META } from './journal.ts';
import { readOp } from './journal-entries.ts';
import type { Replica } from './replica.ts';

/**
 * What a journal gave back has no folds yet. To be called once a replica is open.
 * @returns whether all was folded again.
 */
export async function finishHealing(replica: Replica): Promise<boolean> {
  if (replica.meta(REFOLD_META) !== true) return false;
  await replica.rebuild();
  await replica.setMeta({ [REFOLD_META]: undefined });
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
  const settled = { [STRAY_META]: undefined }; // with what was written: a crash between would write it twice
  if (drafts.length > 0) await replica.write(drafts, 'anonymous', settled);
  else await replica.setMeta(settled);
  return drafts.length;
}
