import { isPlainObject, type Value } from '../base/value.ts';
import type { LogIndex, StoredOp } from '../oplog/log-index.ts';
import { laneKey, OP_KINDS, type OpRef, type RecordId } from '../oplog/op.ts';
import { collectionOf } from '../oplog/record-id.ts';
import type { FieldConflict, FoldedRecord } from './folded-record.ts';
import {
  authorOf,
  byIdentity,
  byRef,
  closure,
  contendersOf,
  type FoldWorld,
  fieldsOf,
  headsOf,
  rank,
  refOf,
} from './heads.ts';
import { findRemovalConflict } from './removal.ts';
import { foldSet } from './set.ts';

/** Whether an op writes fields that this version may fold (M1): a put or a decision. */
export function writesFields(stored: StoredOp): boolean {
  return stored.op.kind === 'put' || stored.op.kind === 'resolve';
}

/**
 * Folds the ops of one record (rules M1-M12).
 *
 * @param ops         every op held on the record that counts (quarantined ones left out), in any order, each once.
 * @param descendants ops of its children and theirs: a removal is in conflict with those it had not seen.
 * @returns null when no op writes anything.
 */
export function foldRecord(
  id: RecordId,
  ops: readonly StoredOp[],
  world: FoldWorld,
  descendants: readonly StoredOp[] = [],
): FoldedRecord | null {
  const writing = ops.filter(writesFields);
  const unknownOps = ops.filter((o) => !(OP_KINDS as readonly string[]).includes(o.op.kind)).length;
  const [first] = writing;
  if (!first) return null;
  const collection = collectionOf(id) || first.op.collection;
  const values: Record<string, Value> = {};
  const heads: Record<string, readonly OpRef[]> = {};
  const conflicts: FieldConflict[] = [];
  const redacted: string[] = [];
  const illegal: string[] = [];
  for (const [field, onField] of byField(writing)) {
    const rule = world.schema.ruleOf(collection, field);
    if (rule === 'set') {
      const set = foldSet(field, onField, world.index);
      values[field] = set.elements;
      heads[field] = set.heads.map(refOf).sort(byRef);
      continue;
    }
    const top = rank(headsOf(field, onField, world.index), collection, field, world);
    heads[field] = top.map(refOf).sort(byRef);
    const contenders = contendersOf(field, top, world);
    const open = contenders.filter((c) => !c.redacted);
    const [leading] = open;
    if (leading) values[field] = leading.value;
    else redacted.push(field);
    const fight = rule === 'workflow' ? top.length > 1 : open.length > 1;
    if (fight) {
      const bases = contendersOf(
        field,
        rank(commonBases(field, top, onField, world.index), collection, field, world),
        world,
      );
      conflicts.push({ field, kind: rule === 'workflow' ? 'workflow' : 'values', contenders, bases });
    }
    if (rule === 'workflow' && top[0] && isIllegal(collection, field, top[0], onField, world)) illegal.push(field);
    if (rule === 'removal' && !fight) {
      const removal = findRemovalConflict(
        field,
        top,
        onField,
        [...writing, ...descendants.filter(writesFields)],
        world,
      );
      if (removal) conflicts.push(removal);
    }
  }
  const creation = oldest(id, writing, world);
  return {
    id,
    collection,
    lane: creation.op.lane,
    values: sorted(values),
    heads: sorted(heads),
    conflicts,
    redacted,
    illegal,
    created: authorOf(creation, world),
    updated: authorOf(latest(writing), world),
    reach: reachOf(ops),
    opCount: ops.length,
    unknownOps,
  };
}

function reachOf(ops: readonly StoredOp[]): Record<string, number> {
  const reach: Record<string, number> = {};
  for (const { op } of ops) {
    const key = laneKey(op.replica, op.lane);
    reach[key] = Math.max(reach[key] ?? 0, op.seq);
  }
  return sorted(reach);
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byField(ops: readonly StoredOp[]): readonly (readonly [string, readonly StoredOp[]])[] {
  const out = new Map<string, StoredOp[]>();
  for (const stored of ops) {
    for (const field of fieldsOf(stored)) {
      const list = out.get(field);
      if (list) list.push(stored);
      else out.set(field, [stored]);
    }
  }
  return [...out].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** M7: the newest ops that every head has, directly or through others, replaced. */
function commonBases(
  field: string,
  heads: readonly StoredOp[],
  ops: readonly StoredOp[],
  index: LogIndex,
): readonly StoredOp[] {
  const below = heads.map((head) => closure(field, head, ops, index));
  const common = ops.filter((o) => below.every((set) => set.has(o)));
  return headsOf(field, common, index);
}

/** The code of a workflow value `{ state, by, at, reason }`. */
export function stateOf(value: Value | undefined): string | null {
  return isPlainObject(value) && typeof value.state === 'string' ? value.state : null;
}

/** M9: a transition is judged against the state that its own author saw. */
function isIllegal(
  collection: string,
  field: string,
  head: StoredOp,
  ops: readonly StoredOp[],
  world: FoldWorld,
): boolean {
  const to = stateOf(head.op.fields[field]);
  if (to === null) return false;
  const before = headsOf(
    field,
    ops.filter((o) => o !== head && world.index.covers(head, o, field)),
    world.index,
  );
  const states = before.length > 0 ? before.map((o) => stateOf(o.op.fields[field])) : [null];
  return !states.some((from) => from === to || world.schema.isLegal(collection, field, from, to));
}

function oldest(id: RecordId, ops: readonly StoredOp[], world: FoldWorld): StoredOp {
  const creator = id.split('.')[1];
  const own = ops.filter((o) => o.op.replica === creator);
  const pool = own.length > 0 ? own : ops;
  return pool.reduce((a, b) => {
    const difference = own.length > 0 ? b.op.seq - a.op.seq : world.index.weight(b) - world.index.weight(a);
    return difference < 0 || (difference === 0 && byIdentity(b, a) < 0) ? b : a;
  });
}

function latest(ops: readonly StoredOp[]): StoredOp {
  return ops.reduce((a, b) => (b.op.at > a.op.at || (b.op.at === a.op.at && byIdentity(b, a) < 0) ? b : a));
}
