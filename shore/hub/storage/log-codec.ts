import { assert } from '#shared/base/assert.ts';
import { decodeCbor, encodeCbor } from '#shared/base/cbor.ts';
import type { Value } from '#shared/base/value.ts';
import type { Authorship, Contender, FieldConflict, FoldedRecord } from '#shared/merge/folded-record.ts';
import type { Salts, Seen } from '#shared/oplog/batch.ts';
import type { BatchNode, StoredOp } from '#shared/oplog/log-index.ts';
import type { Lane, Op, OpRef } from '#shared/oplog/op.ts';
import { type Mutual, mutualValue, readMutual } from '#shared/sync/mutual.ts';

/**
 * How the hub's rows hold ops, records and link states: deterministic CBOR, lists with a version in front. Values of
 * fields are CBOR inside a byte string, so that their depth does not add to that of what holds them.
 */
const VERSION = 1;

type List = readonly Value[];

function list(value: Value | undefined): List {
  assert(Array.isArray(value), 'a stored row holds what was written');
  return value as List;
}

function open(bytes: Uint8Array): List {
  const [version, ...rest] = list(decodeCbor(bytes));
  assert(version === VERSION, 'stored rows of a newer version come with a newer schema');
  return rest;
}

/** Entries by key, in the order in which they were: digests of folds go by it. */
function read<T>(value: Value | undefined, readItem: (item: Value) => T): Record<string, T> {
  return Object.fromEntries(
    list(value).map((pair) => {
      const [key, item] = list(pair);
      return [key as string, readItem(item as Value)];
    }),
  );
}

function written<T>(record: Readonly<Record<string, T>>, write: (item: T) => Value): Value {
  return Object.entries(record).map(([key, item]): Value => [key, write(item)]);
}

const same = <T extends Value>(value: T): Value => value;
const readValue = (value: Value) => decodeCbor(value as Uint8Array);
const refValue = (ref: OpRef): Value => [ref.replica, ref.seq, ref.hash ?? null];
const refsValue = (refs: readonly OpRef[]): Value => refs.map(refValue);

function readRef(value: Value): OpRef {
  const [replica, seq, hash] = list(value) as [string, number, string | null];
  return hash === null ? { replica, seq } : { replica, seq, hash };
}

const readRefs = (value: Value): readonly OpRef[] => list(value).map(readRef);
const seenValue = (s: Seen): Value => [s.replica, s.lane, s.seq, s.head];

function readSeen(value: Value): Seen {
  const [replica, lane, seq, head] = list(value) as [string, Lane, number, string];
  return { replica, lane, seq, head };
}

export function encodeOp(stored: StoredOp): Uint8Array {
  const { op, seen, redacted, hash, batch } = stored;
  return encodeCbor([
    VERSION,
    [op.replica, op.lane, op.seq, op.at, op.skewMs ?? null, op.actor, op.kind, op.collection, op.record],
    written(op.fields, encodeCbor),
    op.over ? written(op.over, refsValue) : null,
    op.reason ?? null,
    op.origin ? refValue(op.origin) : null,
    seen.map(seenValue),
    redacted ? written(redacted, same) : null,
    hash,
    batch,
  ]);
}

export function decodeOp(bytes: Uint8Array): StoredOp {
  const [head, fields, over, reason, origin, seen, redacted, hash, batch] = open(bytes);
  const [replica, lane, seq, at, skewMs, actor, kind, collection, record] = list(head);
  const op: Op = {
    replica: replica as string,
    lane: lane as Lane,
    seq: seq as number,
    at: at as number,
    ...(skewMs !== null ? { skewMs: skewMs as number } : {}),
    actor: actor as string,
    kind: kind as string,
    collection: collection as string,
    record: record as string,
    fields: read(fields, readValue),
    ...(over !== null ? { over: read(over, readRefs) } : {}),
    ...(reason !== null ? { reason: reason as string } : {}),
    ...(origin !== null ? { origin: readRef(origin as Value) } : {}),
  };
  return {
    op,
    seen: list(seen).map(readSeen),
    ...(redacted !== null ? { redacted: read(redacted, String) } : {}),
    hash: hash as string,
    batch: batch as string,
  };
}

/** What of a batch is not in columns of its own. */
export function encodeNode(node: Pick<BatchNode, 'runs' | 'seen'>): Uint8Array {
  return encodeCbor([
    VERSION,
    node.runs.map(([a, b]): Value => [a, b]),
    node.seen.map((s): Value => [s.seq, s.tips.map(seenValue)]),
  ]);
}

export function decodeNode(bytes: Uint8Array): Pick<BatchNode, 'runs' | 'seen'> {
  const [runs, seen] = open(bytes);
  return {
    runs: list(runs).map((run) => list(run) as unknown as readonly [number, number]),
    seen: list(seen).map((entry) => {
      const [seq, tips] = list(entry);
      return { seq: seq as number, tips: list(tips).map(readSeen) };
    }),
  };
}

export function encodeSalts(salts: Salts): Uint8Array {
  return encodeCbor([VERSION, salts.kind === 'seed' ? salts.seed : written(Object.fromEntries(salts.salts), same)]);
}

export function decodeSalts(bytes: Uint8Array): Salts {
  const [salts] = open(bytes);
  if (salts instanceof Uint8Array) return { kind: 'seed', seed: salts };
  return { kind: 'each', salts: new Map(Object.entries(read(salts, (salt) => salt as Uint8Array))) };
}

function authorValue(a: Authorship): Value {
  return [refValue(a.ref), a.actor, a.replica, a.side, a.at, a.skewMs ?? null, a.reason ?? null];
}

function readAuthor(value: Value | undefined): Authorship {
  const [ref, actor, replica, side, at, skewMs, reason] = list(value);
  return {
    ref: readRef(ref as Value),
    actor: actor as string,
    replica: replica as string,
    side: side as Authorship['side'],
    at: at as number,
    ...(skewMs !== null ? { skewMs: skewMs as number } : {}),
    ...(reason !== null ? { reason: reason as string } : {}),
  };
}

function contenderValue(c: Contender): Value {
  return [authorValue(c), encodeCbor(c.value), refsValue(c.refs), c.isDecision, c.redacted];
}

function readContender(item: Value): Contender {
  const [author, value, refs, isDecision, redacted] = list(item);
  return {
    ...readAuthor(author),
    value: readValue(value as Value),
    refs: readRefs(refs as Value),
    isDecision: isDecision as boolean,
    redacted: redacted as boolean,
  };
}

function readConflict(item: Value): FieldConflict {
  const [field, kind, contenders, bases] = list(item);
  return {
    field: field as string,
    kind: kind as FieldConflict['kind'],
    contenders: list(contenders).map(readContender),
    bases: list(bases).map(readContender),
  };
}

export function encodeRecord(record: FoldedRecord): Uint8Array {
  return encodeCbor([
    VERSION,
    record.id,
    record.collection,
    record.lane,
    written(record.values, encodeCbor),
    written(record.heads, refsValue),
    record.conflicts.map(
      (c): Value => [c.field, c.kind, c.contenders.map(contenderValue), c.bases.map(contenderValue)],
    ),
    [...record.redacted],
    [...record.illegal],
    authorValue(record.created),
    authorValue(record.updated),
    written(record.reach, same),
    record.opCount,
    record.unknownOps,
  ]);
}

export function decodeRecord(bytes: Uint8Array): FoldedRecord {
  const [
    id,
    collection,
    lane,
    values,
    heads,
    conflicts,
    redacted,
    illegal,
    created,
    updated,
    reach,
    opCount,
    unknownOps,
  ] = open(bytes);
  return {
    id: id as string,
    collection: collection as string,
    lane: lane as Lane,
    values: read(values, readValue),
    heads: read(heads, readRefs),
    conflicts: list(conflicts).map(readConflict),
    redacted: list(redacted) as readonly string[],
    illegal: list(illegal) as readonly string[],
    created: readAuthor(created),
    updated: readAuthor(updated),
    reach: read(reach, Number),
    opCount: opCount as number,
    unknownOps: unknownOps as number,
  };
}

/** What a hub remembers of a link, its key apart. */
export type LinkState = {
  readonly candidates: readonly Mutual[];
  readonly taken: Mutual;
  readonly claimed: Readonly<Partial<Record<Lane, number>>>;
};

export function encodeLinkState(state: LinkState): Uint8Array {
  return encodeCbor([
    VERSION,
    state.candidates.map(mutualValue),
    mutualValue(state.taken),
    written(state.claimed as Record<string, number>, same),
  ]);
}

export function decodeLinkState(bytes: Uint8Array): LinkState {
  const [candidates, taken, claimed] = open(bytes);
  return { candidates: list(candidates).map(readMutual), taken: readMutual(taken), claimed: read(claimed, Number) };
}
