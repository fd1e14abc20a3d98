import type { LogIndex, StoredOp } from '../oplog/log-index.ts';
import type { FieldConflict } from './folded-record.ts';
import { authorOf, byIdentity, closure, contendersOf, type FoldWorld, fieldsOf, refOf } from './heads.ts';

/**
 * M10: whoever removed a record decided on what they knew. Any op on it or below it that they had not seen stands
 * against the removal until a person settles it.
 *
 * @param heads    heads of the removal field, the leading one first.
 * @param onField  the ops on the removal field.
 * @param writing  all ops that write on the record or its descendants.
 */
export function findRemovalConflict(
  field: string,
  heads: readonly StoredOp[],
  onField: readonly StoredOp[],
  writing: readonly StoredOp[],
  world: FoldWorld,
): FieldConflict | null {
  const removals = heads.filter((h) => (h.op.fields[field] ?? null) !== null);
  if (removals.length === 0) return null;
  const others = writing.filter((w) => !onField.includes(w));
  const seen = removals.map((r) => seenBy(r, field, onField, others, world.index));
  const unseen = others.filter((w) => seen.some((set) => !set.has(w)));
  if (unseen.length === 0) return null;
  unseen.sort((a, b) => b.op.at - a.op.at || byIdentity(a, b));
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

/**
 * What the author of a removal had before their eyes: all that its device knew; where `over` says otherwise, the ops that
 * it names, what those replaced on every field that they share, and what the removals among them had seen (M10).
 */
export function seenBy(
  removal: StoredOp,
  field: string,
  onField: readonly StoredOp[],
  others: readonly StoredOp[],
  index: LogIndex,
): ReadonlySet<StoredOp> {
  const out = new Set<StoredOp>();
  const removals = new Set([removal]); // grows while it is gone through: each counts once, whoever names it
  for (const at of removals) {
    const over = at.op.over?.[field];
    const isNamed = (o: StoredOp) => over?.some((ref) => index.isMeant(at, ref, o)) ?? index.knew(at, o);
    const named = others.filter(isNamed);
    for (const w of named) out.add(w);
    if (!over) continue;
    for (const w of others) if (!out.has(w) && isReplaced(w, named, others, index)) out.add(w);
    for (const earlier of onField) if (!removals.has(earlier) && isNamed(earlier)) removals.add(earlier);
  }
  return out;
}

/** Whether on each of its fields a named op stands in its place. */
function isReplaced(w: StoredOp, named: readonly StoredOp[], others: readonly StoredOp[], index: LogIndex): boolean {
  const fields = fieldsOf(w);
  return (
    fields.length > 0 &&
    fields.every((field) => {
      const onField = others.filter((o) => o.op.record === w.op.record && fieldsOf(o).includes(field));
      return named.some((n) => onField.includes(n) && closure(field, n, onField, index).has(w));
    })
  );
}

/** The fewest of these ops that name them all, for an `over` that says what was seen. */
export function namesOf(seen: ReadonlySet<StoredOp>, index: LogIndex): readonly StoredOp[] {
  const all = [...seen];
  const heads = all.filter(
    (w) =>
      !isReplaced(
        w,
        all.filter((o) => o !== w),
        all,
        index,
      ),
  );
  const rest = all.filter((w) => !heads.includes(w) && !isReplaced(w, heads, all, index));
  return [...heads, ...rest];
}
