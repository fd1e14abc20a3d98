import { concat } from '../base/bytes.ts';
import { decodeCbor, encodeCbor } from '../base/cbor.ts';
import { sha256 } from '../base/crypto.ts';
import { Refusal } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { Salts, Seen } from '../oplog/batch.ts';
import { chainOf, laneStart, shortHash } from '../oplog/batch.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { Lane, Op, OpRef } from '../oplog/op.ts';
import { decodeColumns } from '../protocol/columns.ts';
import { ENTRY_BYTES } from './journal.ts';
import { type LogChange, opKey, type StoredBatch } from './log-store.ts';

/**
 * What an entry of the journal holds, in deterministic CBOR:
 *
 *   ['c', id, part, parts, bytes]   a change: the bytes of all parts, one after another, are a {@link JournaledChange}
 *   ['k', id, part, parts, bytes]   the same as part of a checkpoint, which says everything anew
 *   ['k', id] ['k', id, 'end']      around a checkpoint; one without its end never happened
 *   ['b', hash, at, size, mime, bytes]  a piece of an attachment
 *
 * The id (8 bytes of a hash of what was first written) stays when a redaction rewrites the entry.
 *
 * A change is { o, d, b, x, m }: open ops, keys of dropped ones, batches, dropped batches, meta. Folded records are not
 * kept, nor the ops of a batch that is sealed in the same change: its body holds them.
 */
export type JournaledChange = {
  readonly ops: readonly StoredOp[];
  readonly dropOps: readonly StoredOp[];
  readonly batches: readonly JournaledBatch[];
  readonly dropBatches: readonly string[];
  readonly meta: Readonly<Record<string, Value | undefined>>;
};

export type JournaledBatch = StoredBatch & {
  /** Seq of the op before it in its lane. */
  readonly prevSeq: number;
  /** Its ops stand in `ops`, else they are read from the body. */
  readonly isOpsApart: boolean;
  /** The ops were open before, under the same seqs. */
  readonly wasOpen: boolean;
};

export type JournalEntry =
  | {
      readonly kind: 'change' | 'checkpoint';
      readonly id: Uint8Array;
      readonly part: number;
      readonly parts: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'begin'; readonly id: Uint8Array }
  | { readonly kind: 'end'; readonly id: Uint8Array }
  | {
      readonly kind: 'blob';
      /** SHA-256 of the whole, also its id. */
      readonly id: Uint8Array;
      readonly at: number;
      readonly size: number;
      readonly mime: string;
      readonly bytes: Uint8Array;
    };

/** @throws Refusal 'store/damaged', or of the decoder. */
export function readEntry(bytes: Uint8Array): JournalEntry {
  const value = decodeCbor(bytes);
  const malformed = new Refusal('store/damaged');
  if (!Array.isArray(value)) throw malformed;
  const [tag, id, a, b, c, d] = value as readonly Value[];
  if (!(id instanceof Uint8Array)) throw malformed;
  if (tag === 'k' && a === undefined) return { kind: 'begin', id };
  if (tag === 'k' && a === 'end') return { kind: 'end', id };
  if ((tag === 'c' || tag === 'k') && typeof a === 'number' && typeof b === 'number' && c instanceof Uint8Array)
    return { kind: tag === 'c' ? 'change' : 'checkpoint', id, part: a, parts: b, bytes: c };
  if (tag === 'b' && typeof a === 'number' && typeof b === 'number' && typeof c === 'string' && d instanceof Uint8Array)
    return { kind: 'blob', id, at: a, size: b, mime: c, bytes: d };
  throw malformed;
}

/** @param as what it replaces: takes the same number of entries (some may then be empty) and keeps their id. */
export function changeEntries(
  kind: 'change' | 'checkpoint',
  change: JournaledChange,
  as?: { readonly parts: number; readonly id: Uint8Array },
): Uint8Array[] {
  const bytes = encodeCbor(changeValue(change));
  const parts = as?.parts ?? Math.max(1, Math.ceil(bytes.length / ENTRY_BYTES));
  const id = as?.id ?? sha256(bytes).slice(0, 8);
  const size = Math.ceil(bytes.length / parts);
  const tag = kind === 'change' ? 'c' : 'k';
  return Array.from({ length: parts }, (_, i) =>
    encodeCbor([tag, id, i, parts, bytes.slice(i * size, (i + 1) * size)]),
  );
}

/** Entries around those of a checkpoint. */
export function checkpointEntries(changes: readonly JournaledChange[]): Uint8Array[] {
  const inside = changes.flatMap((change) => changeEntries('checkpoint', change));
  const id = sha256(concat(...inside)).slice(0, 8);
  return [encodeCbor(['k', id]), ...inside, encodeCbor(['k', id, 'end'])];
}

export function blobEntries(hash: Uint8Array, mime: string, bytes: Uint8Array): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += ENTRY_BYTES)
    out.push(encodeCbor(['b', hash, at, bytes.length, mime, bytes.slice(at, at + ENTRY_BYTES)]));
  return out;
}

/** The whole of a change from all its parts. */
export function joinParts(parts: readonly Uint8Array[]): JournaledChange {
  return readChange(decodeCbor(concat(...parts)));
}

/** @param prevSeqOf seq before a batch; null when its predecessor is not known: then its ops are kept apart. */
export function journaledChange(change: LogChange, prevSeqOf: (batch: StoredBatch) => number | null): JournaledChange {
  const ofBatch = new Map<string, StoredOp[]>();
  const apart: StoredOp[] = [];
  const heads = new Set((change.batches ?? []).map((b) => b.head));
  for (const stored of change.ops ?? []) {
    if (!heads.has(stored.batch)) apart.push(stored);
    else ofBatch.set(stored.batch, [...(ofBatch.get(stored.batch) ?? []), stored]);
  }
  const dropped = new Map((change.dropOps ?? []).map((o) => [opKey(o), o]));
  const batches = (change.batches ?? []).map((batch): JournaledBatch => {
    const ops = ofBatch.get(batch.head) ?? [];
    const prevSeq = prevSeqOf(batch);
    const isOpsApart =
      prevSeq === null || ops.length !== batch.runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    if (isOpsApart) apart.push(...ops);
    const openKeys = ops.map((o) => opKey({ ...o, hash: '' }));
    const wasOpen = !isOpsApart && openKeys.length > 0 && openKeys.every((key) => dropped.has(key));
    if (wasOpen) for (const key of openKeys) dropped.delete(key);
    return { ...batch, prevSeq: prevSeq ?? 0, isOpsApart, wasOpen };
  });
  return {
    ops: apart,
    dropOps: [...dropped.values()],
    batches,
    dropBatches: change.dropBatches ?? [],
    meta: change.meta ?? {},
  };
}

/** The change as the store takes it, without the fold. */
export function logChange(change: JournaledChange, revision: number): LogChange {
  const ops = [...change.ops];
  const dropOps = [...change.dropOps];
  for (const batch of change.batches) {
    if (batch.isOpsApart) continue;
    const sealed = opsOfBatch(batch);
    ops.push(...sealed);
    if (batch.wasOpen) dropOps.push(...sealed.map((o) => ({ ...o, hash: '', batch: '' })));
  }
  const batches = change.batches.map(({ prevSeq: _p, isOpsApart: _a, wasOpen: _w, ...batch }): StoredBatch => batch);
  return { revision, ops, dropOps, batches, dropBatches: change.dropBatches, meta: change.meta };
}

/** Reads the ops of a batch from its body. @throws Refusal 'store/damaged' when it is not what its head says. */
export function opsOfBatch(batch: JournaledBatch): readonly StoredOp[] {
  const { replica, lane, head, prev, prevSeq, salts, body } = batch;
  const ops = decodeColumns(replica, lane, prevSeq, body);
  const chain = chainOf({ replica, lane, prev: { seq: prevSeq, head: prev }, ops, salts });
  if (chain?.at(-1) !== head) throw new Refusal('store/damaged', { replica, seq: batch.firstSeq });
  return ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(chain[i] as string), batch: head }));
}

export function isLaneStart({ replica, lane, prev }: Pick<StoredBatch, 'replica' | 'lane' | 'prev'>): boolean {
  return laneStart(replica, lane).head === prev;
}

// ---------------------------------------------------------------- values

function changeValue(change: JournaledChange): Value {
  const gone = Object.entries(change.meta)
    .filter(([, value]) => value === undefined)
    .map(([key]) => key);
  const set = Object.entries(change.meta).filter(([, value]) => value !== undefined) as [string, Value][];
  return {
    ...(change.ops.length > 0 ? { o: change.ops.map(opValue) } : {}),
    ...(change.dropOps.length > 0 ? { d: change.dropOps.map(keyValue) } : {}),
    ...(change.batches.length > 0 ? { b: change.batches.map(batchValue) } : {}),
    ...(change.dropBatches.length > 0 ? { x: [...change.dropBatches] } : {}),
    ...(set.length > 0 || gone.length > 0 ? { m: [Object.fromEntries(set), gone] } : {}),
  };
}

function readChange(value: Value): JournaledChange {
  const map = objectOf(value);
  const [set, gone] = listOf(map.m ?? [{}, []]);
  return {
    ops: listOf(map.o ?? []).map(readOp),
    dropOps: listOf(map.d ?? []).map(readKey),
    batches: listOf(map.b ?? []).map(readBatch),
    dropBatches: listOf(map.x ?? []) as string[],
    meta: {
      ...objectOf(set ?? {}),
      ...Object.fromEntries(listOf(gone ?? []).map((key) => [key as string, undefined])),
    },
  };
}

function refValue({ replica, seq, hash }: OpRef): Value {
  return hash === undefined ? [replica, seq] : [replica, seq, hash];
}

function readRef(value: Value): OpRef {
  const [replica, seq, hash] = listOf(value) as [string, number, string | undefined];
  return hash === undefined ? { replica, seq } : { replica, seq, hash };
}

export function opValue({ op, seen, hash, batch, redacted }: StoredOp): Value {
  const { replica, lane, seq, at, skewMs, actor, kind, collection, record, fields, over, reason, origin } = op;
  return {
    p: [replica, lane, seq, at, actor, kind, collection, record],
    f: Object.fromEntries(Object.entries(fields).map(([field, v]) => [field, encodeCbor(v)])), // may nest as deep as is allowed
    ...(skewMs !== undefined ? { k: skewMs } : {}),
    ...(over
      ? { v: Object.fromEntries(Object.entries(over).map(([field, refs]) => [field, refs.map(refValue)])) }
      : {}),
    ...(reason !== undefined ? { r: reason } : {}),
    ...(origin ? { g: refValue(origin) } : {}),
    ...(seen.length > 0 ? { s: seen.map(seenValue) } : {}),
    ...(hash !== '' ? { h: hash } : {}),
    ...(batch !== '' ? { b: batch } : {}),
    ...(redacted ? { x: redacted } : {}),
  };
}

export function readOp(value: Value): StoredOp {
  const map = objectOf(value);
  const [replica, lane, seq, at, actor, kind, collection, record] = listOf(map.p) as [
    string,
    Lane,
    number,
    number,
    string,
    string,
    string,
    string,
  ];
  const op: Op = {
    replica,
    lane,
    seq,
    at,
    ...(map.k !== undefined ? { skewMs: map.k as number } : {}),
    actor,
    kind,
    collection,
    record,
    fields: Object.fromEntries(Object.entries(objectOf(map.f)).map(([field, v]) => [field, decodeCbor(bytesOf(v))])),
    ...(map.v !== undefined
      ? {
          over: Object.fromEntries(
            Object.entries(objectOf(map.v)).map(([field, refs]) => [field, listOf(refs).map(readRef)]),
          ),
        }
      : {}),
    ...(map.r !== undefined ? { reason: map.r as string } : {}),
    ...(map.g !== undefined ? { origin: readRef(map.g) } : {}),
  };
  return {
    op,
    seen: listOf(map.s ?? []).map(readSeen),
    ...(map.x !== undefined ? { redacted: objectOf(map.x) as Record<string, string> } : {}),
    hash: (map.h as string | undefined) ?? '',
    batch: (map.b as string | undefined) ?? '',
  };
}

/** A dropped op is known by its key and its record. */
function keyValue({ op, hash }: StoredOp): Value {
  return [op.replica, op.lane, op.seq, hash, op.record];
}

function readKey(value: Value): StoredOp {
  const [replica, lane, seq, hash, record] = listOf(value) as [string, Lane, number, string, string];
  const op: Op = { replica, lane, seq, at: 0, actor: '', kind: 'put', collection: '', record, fields: {} };
  return { op, seen: [], hash, batch: '' };
}

function seenValue({ replica, lane, seq, head }: Seen): Value {
  return [replica, lane, seq, head];
}

function readSeen(value: Value): Seen {
  const [replica, lane, seq, head] = listOf(value) as [string, Lane, number, string];
  return { replica, lane, seq, head };
}

function saltsValue(salts: Salts): Value {
  return salts.kind === 'seed' ? salts.seed : [...salts.salts].map(([key, salt]): Value => [key, salt]);
}

function readSalts(value: Value): Salts {
  if (value instanceof Uint8Array) return { kind: 'seed', seed: value };
  return { kind: 'each', salts: new Map(listOf(value).map((pair) => listOf(pair) as unknown as [string, Uint8Array])) };
}

function batchValue(batch: JournaledBatch): Value {
  const { head, replica, lane, prev, prevSeq, firstSeq, lastSeq, runs, seen, signature, salts, body, receivedAt } =
    batch;
  return {
    p: [head, replica, lane, prev, prevSeq, firstSeq, lastSeq, receivedAt],
    r: runs.map(([first, last]): Value => [first, last]),
    ...(seen.length > 0 ? { s: seen.map(({ seq, tips }): Value => [seq, tips.map(seenValue)]) } : {}),
    g: signature,
    t: saltsValue(salts),
    y: body,
    ...(batch.isOpsApart ? { a: true } : {}),
    ...(batch.wasOpen ? { o: true } : {}),
  };
}

function readBatch(value: Value): JournaledBatch {
  const map = objectOf(value);
  const [head, replica, lane, prev, prevSeq, firstSeq, lastSeq, receivedAt] = listOf(map.p) as [
    string,
    string,
    Lane,
    string,
    number,
    number,
    number,
    number,
  ];
  return {
    head,
    replica,
    lane,
    prev,
    prevSeq,
    firstSeq,
    lastSeq,
    receivedAt,
    runs: listOf(map.r).map((run) => listOf(run) as unknown as [number, number]),
    seen: listOf(map.s ?? []).map((item) => {
      const [seq, tips] = listOf(item);
      return { seq: seq as number, tips: listOf(tips).map(readSeen) };
    }),
    signature: bytesOf(map.g),
    salts: readSalts(map.t ?? null),
    body: bytesOf(map.y),
    isOpsApart: map.a === true,
    wasOpen: map.o === true,
  };
}

function objectOf(value: Value | undefined): Readonly<Record<string, Value>> {
  if (!isPlainObject(value)) throw new Refusal('store/damaged');
  return value;
}

function listOf(value: Value | undefined): readonly Value[] {
  if (!Array.isArray(value)) throw new Refusal('store/damaged');
  return value as readonly Value[];
}

function bytesOf(value: Value | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Refusal('store/damaged');
  return value;
}
