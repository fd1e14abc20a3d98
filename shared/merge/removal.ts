import type { StoredOp } from '../oplog/log-index.ts';
import type { FieldConflict } from './folded-record.ts';
import { authorOf, contendersOf, type FoldWorld, headsOf, refOf } from './heads.ts';

/**
 * M10: whoever removed a record decided on what they knew. Any op on it or below it that they had not seen stands
 * against the removal until a person settles it.
 *
 * @param onField  the ops on the removal field.
 * @param writing  all ops that write on the record or its descendants.
 */
export function findRemovalConflict(
  field: string,
  onField: readonly StoredOp[],
  writing: readonly StoredOp[],
  world: FoldWorld,
): FieldConflict | null {
  const heads = headsOf(field, onField, world.index);
  const removals = heads.filter((h) => (h.op.fields[field] ?? null) !== null);
  if (removals.length === 0) return null;
  const unseen = writing.filter(
    (w) => !onField.includes(w) && removals.some((r) => !sees(r, w, field, onField, world)),
  );
  if (unseen.length === 0) return null;
  unseen.sort((a, b) => b.op.at - a.op.at || (a.op.replica < b.op.replica ? -1 : 1) || b.op.seq - a.op.seq);
  const newest = unseen[0] as StoredOp;
  return {
    field,
    kind: 'removal',
    contenders: [
      ...contendersOf(field, removals, world),
      { ...authorOf(newest, world), value: null, refs: unseen.map(refOf), isDecision: false, redacted: false },
    ],
    bases: [],
  };
}

/** A decision on a removal has seen what it names, and what the removals that it names had seen. */
function sees(removal: StoredOp, op: StoredOp, field: string, onField: readonly StoredOp[], world: FoldWorld): boolean {
  if (removal.op.replica === op.op.replica && removal.op.seq === op.op.seq && removal.hash === op.hash) return true;
  if (world.index.covers(removal, op, field)) return true;
  const over = removal.op.over?.[field];
  if (!over) return false;
  return onField.some(
    (named) =>
      named !== removal &&
      over.some((ref) => world.index.isMeant(removal, ref, named)) &&
      sees(named, op, field, onField, world),
  );
}
