import { toHex } from '../base/bytes.ts';
import { encodeCbor } from '../base/cbor.ts';
import { equalValues, isPlainObject, type Value } from '../base/value.ts';
import type { LogIndex, StoredOp } from '../oplog/log-index.ts';
import { headsOf } from './heads.ts';

/** What an op writes to a set: the difference against what its form had loaded. */
export type SetChange = { readonly add: readonly Value[]; readonly del: readonly Value[] };

export function setChange(
  before: readonly Value[],
  after: readonly Value[],
): SetChange & { readonly [key: string]: Value } {
  const without = (list: readonly Value[], other: readonly Value[]) =>
    list.filter((x) => !other.some((y) => equalValues(x, y)));
  return { add: without(after, before), del: without(before, after) };
}

function readChange(value: Value | undefined): SetChange {
  const list = (v: Value | undefined): readonly Value[] => (Array.isArray(v) ? (v as readonly Value[]) : []);
  return isPlainObject(value) ? { add: list(value.add), del: list(value.del) } : { add: [], del: [] };
}

/**
 * M8: an element is in as long as one op added it that no removal of it had seen. Heads are the ops behind the elements
 * that are in, and those that nothing covers: a form that has them all shows this very set.
 */
export function foldSet(
  field: string,
  ops: readonly StoredOp[],
  index: LogIndex,
): { readonly elements: readonly Value[]; readonly heads: readonly StoredOp[] } {
  const changes = ops.map((stored) => ({ stored, change: readChange(stored.op.fields[field]) }));
  const elements = new Map<string, Value>();
  const live = new Set<StoredOp>();
  for (const { stored, change } of changes) {
    for (const element of change.add) {
      const isRemoved = changes.some(
        (other) =>
          other.stored !== stored &&
          other.change.del.some((gone) => equalValues(gone, element)) &&
          index.covers(other.stored, stored, field),
      );
      if (isRemoved) continue;
      elements.set(toHex(encodeCbor(element)), element);
      live.add(stored);
    }
  }
  const ordered = [...elements].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
  const newest = new Set(headsOf(field, ops, index));
  return { elements: ordered, heads: ops.filter((o) => live.has(o) || newest.has(o)) };
}
