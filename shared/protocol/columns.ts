import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { fromHex, toBase32, toHex } from '../base/bytes.ts';
import { Refusal } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import type { LoggedOp, Seen } from '../oplog/batch.ts';
import { LANES, type Lane, type Op, type OpRef, type ReplicaId } from '../oplog/op.ts';
import { type IdMode, IdReader, IdWriter, replicaBytes } from './id-columns.ts';
import { isName, MAX_BATCH_SIGNS, MAX_BATCH_VALUES, MAX_SEEN, SEEN_COST } from './limits.ts';
import {
  readColumn,
  readDistance,
  readInstants,
  type TextSink,
  type TextSource,
  textsIn,
  writeColumn,
  writeDistance,
  writeInstants,
} from './value-columns.ts';
import { COLUMNS_VERSION } from './versions.ts';

/**
 * The body of a batch: the canonical ops of one lane in columns, text last. Reversible; what it says is what was signed.
 *
 *   version · op count · other replicas (8 bytes each)
 *   seqs (runs: gap, length) · times · skew runs · actors (table, runs) · shapes (table, one index an op)
 *   ids · extras (seen, over, origin, redacted; only for ops whose shape says so) · one column a field of a collection
 *   names and table texts and all other texts, each ended by a 0 byte (or by length, when one holds a 0 byte)
 */
const EXTRA = { seen: 1, over: 2, origin: 4, redacted: 8, reason: 16 } as const;

type Shape = {
  readonly kind: string;
  readonly collection: string;
  readonly fields: readonly string[];
  readonly mode: IdMode;
  readonly extras: number;
};

/** Texts by the order in which they are asked for, with a table for those that repeat. */
class Texts implements TextSink {
  readonly #table = new Map<string, number>();
  readonly tableTexts: readonly string[];
  readonly names: string[] = [];
  readonly rest: string[] = [];

  constructor(counts: ReadonlyMap<string, number>) {
    this.tableTexts = [...counts]
      .filter(([, n]) => n > 1)
      .sort((a, b) => b[1] - a[1])
      .map(([text]) => text);
    for (const [i, text] of this.tableTexts.entries()) this.#table.set(text, i);
  }

  tableIndex(text: string): number | null {
    return this.#table.get(text) ?? null;
  }

  put(text: string): void {
    this.rest.push(text);
  }

  name(text: string): number {
    const at = this.names.indexOf(text);
    return at >= 0 ? at : this.names.push(text) - 1;
  }
}

/** Names may hold anything but a NUL. */
function columnKey(collection: string, field: string): string {
  return `${collection}\0${field}`;
}

/** The plain value and time of each (collection, field), in the order of first use. */
function valuesByColumn(ops: readonly LoggedOp[]): Map<string, { value: Value; at: number }[]> {
  const columns = new Map<string, { value: Value; at: number }[]>();
  for (const { op } of ops) {
    for (const field of Object.keys(op.fields).sort()) {
      const key = columnKey(op.collection, field);
      const list = columns.get(key);
      const cell = { value: op.fields[field] as Value, at: op.at };
      if (list) list.push(cell);
      else columns.set(key, [cell]);
    }
  }
  return columns;
}

function extrasOf({ op, seen, redacted }: LoggedOp): number {
  return (
    (seen.length > 0 ? EXTRA.seen : 0) |
    (op.over ? EXTRA.over : 0) |
    (op.origin ? EXTRA.origin : 0) |
    (redacted && Object.keys(redacted).length > 0 ? EXTRA.redacted : 0) |
    (op.reason !== undefined ? EXTRA.reason : 0)
  );
}

/** @param prevSeq seq of the op before the first in this lane, 0 at its start. */
export function encodeColumns(replica: ReplicaId, prevSeq: number, ops: readonly LoggedOp[]): Uint8Array {
  const columns = valuesByColumn(ops);
  const counts = new Map<string, number>();
  const probe = new IdWriter(replica, { name: () => 0, put: () => undefined });
  for (const cells of columns.values())
    for (const { value } of cells)
      for (const text of textsIn(value, probe)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const texts = new Texts(counts);
  const ids = new IdWriter(replica, texts);

  const body = new ByteWriter();
  writeSeqs(body, prevSeq, ops);
  writeTimes(
    body,
    ops.map(({ op }) => op.at),
  );
  writeRuns(
    body,
    ops.map(({ op }) => op.skewMs),
    (skew) => {
      body.u8(skew === undefined ? 0 : 1);
      if (skew !== undefined) writeDistance(body, skew);
    },
  );
  writeActors(body, ops, ids, texts);
  writeShapesAndIds(body, ops, ids, texts);
  for (const logged of ops) writeExtras(body, logged, ids, texts);
  for (const cells of columns.values()) writeColumn(body, cells, ids, texts);

  const out = new ByteWriter();
  out.u8(COLUMNS_VERSION);
  out.uint(ops.length);
  out.uint(ids.replicas.length);
  for (const other of ids.replicas) out.bytes(replicaBytes(other));
  writeTexts(out, [texts.names, texts.tableTexts, texts.rest], body.finish());
  return out.finish();
}

function writeSeqs(out: ByteWriter, prevSeq: number, ops: readonly LoggedOp[]): void {
  const runs: { gap: number; length: number }[] = [];
  let last = prevSeq;
  for (const { op } of ops) {
    const run = runs.at(-1);
    if (run && op.seq === last + 1) run.length++;
    else runs.push({ gap: op.seq - last - 1, length: 1 });
    last = op.seq;
  }
  out.uint(runs.length);
  for (const [i, run] of runs.entries()) {
    out.uint(run.gap);
    if (i < runs.length - 1) out.uint(run.length); // the last run takes what is left
  }
}

function readSeqs(reader: ByteReader, prevSeq: number, n: number): readonly number[] {
  const count = reader.count();
  if (count > n) throw reader.malformed();
  const out: number[] = [];
  let last = prevSeq;
  for (let i = 0; i < count; i++) {
    last += reader.uint();
    const length = i < count - 1 ? reader.uint() : n - out.length;
    if (length < 1 || out.length + length > n || !Number.isSafeInteger(last + length)) throw reader.malformed();
    for (let k = 0; k < length; k++) out.push(++last);
  }
  if (out.length !== n) throw reader.malformed();
  return out;
}

/** Equal neighbours once: run count, then each value and the length of its run (the last takes what is left). */
function writeRuns<T>(out: ByteWriter, values: readonly T[], write: (value: T) => void): void {
  const runs: { value: T; length: number }[] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run && run.value === value) run.length++;
    else runs.push({ value, length: 1 });
  }
  out.uint(runs.length);
  for (const [i, run] of runs.entries()) {
    write(run.value);
    if (i < runs.length - 1) out.uint(run.length);
  }
}

function readRuns<T>(reader: ByteReader, n: number, read: () => T): readonly T[] {
  const count = reader.count();
  if (count > n) throw reader.malformed();
  const out: T[] = [];
  for (let i = 0; i < count; i++) {
    const value = read();
    const length = i < count - 1 ? reader.uint() : n - out.length;
    if (length < 1 || out.length + length > n) throw reader.malformed();
    for (let k = 0; k < length; k++) out.push(value);
  }
  if (out.length !== n) throw reader.malformed();
  return out;
}

/** How much shorter packing the times must be: what is left as distances still compresses. */
const PACK_TIMES_BELOW = 0.8;

/** Claims of time: as distances from one to the next (0), or, where they jump about, each new one packed (1). */
function writeTimes(out: ByteWriter, ats: readonly number[]): void {
  const walked = new ByteWriter();
  let last = 0;
  for (const at of ats) {
    writeDistance(walked, at - last);
    last = at;
  }
  const packed = new ByteWriter();
  const runs = ats.flatMap((at, i) => (i === 0 || at !== ats[i - 1] ? [at] : []));
  writeRuns(packed, ats, () => undefined);
  writeInstants(packed, runs);
  const isPacked = packed.length < walked.length * PACK_TIMES_BELOW;
  out.u8(isPacked ? 1 : 0);
  out.bytes((isPacked ? packed : walked).finish());
}

function readTimes(reader: ByteReader, n: number): readonly number[] {
  const way = reader.u8();
  if (way > 1) throw reader.malformed();
  if (way === 1) {
    let run = -1;
    const runOf = readRuns(reader, n, () => ++run);
    const runs = readInstants(reader, run + 1);
    return runOf.map((k) => runs[k] as number);
  }
  let at = 0;
  return Array.from({ length: n }, () => {
    at += readDistance(reader);
    if (!Number.isSafeInteger(at)) throw reader.malformed();
    return at;
  });
}

/** Who wrote: a table in the order of first use, then one index an op. */
function writeActors(out: ByteWriter, ops: readonly LoggedOp[], ids: IdWriter, texts: Texts): void {
  const table = [...new Set(ops.map(({ op }) => op.actor))];
  out.uint(table.length);
  for (const actor of table) {
    const isId = ids.isRecordId(actor);
    out.u8(isId ? 1 : 0);
    if (isId) ids.writeRef(out, actor);
    else out.uint(texts.name(actor));
  }
  if (table.length > 1) for (const { op } of ops) out.uint(table.indexOf(op.actor));
}

function readActors(reader: ByteReader, n: number, ids: IdReader, texts: TextSource): readonly string[] {
  const table = Array.from({ length: reader.count(2) }, () =>
    reader.u8() === 0 ? texts.name(reader.uint()) : ids.readRef(reader),
  );
  return Array.from({ length: n }, () => {
    const actor = table[table.length > 1 ? reader.uint() : 0];
    if (actor === undefined) throw reader.malformed();
    return actor;
  });
}

function writeShapesAndIds(out: ByteWriter, ops: readonly LoggedOp[], ids: IdWriter, texts: Texts): void {
  const shapes = new Map<string, number>();
  const table = new ByteWriter();
  const indexes: number[] = [];
  const idBytes = new ByteWriter();
  for (const logged of ops) {
    const { op } = logged;
    const mode = ids.modeOf(op.record, op.collection);
    const fields = Object.keys(op.fields).sort();
    const key = [op.kind, op.collection, mode, extrasOf(logged), ...fields].join('\0');
    let index = shapes.get(key);
    if (index === undefined) {
      index = shapes.size;
      shapes.set(key, index);
      table.uint(texts.name(op.kind));
      table.uint(texts.name(op.collection));
      table.u8(mode);
      table.u8(extrasOf(logged));
      table.uint(fields.length);
      for (const field of fields) table.uint(texts.name(field));
    }
    indexes.push(index);
    ids.write(idBytes, mode, op.record);
    ids.noteOp(op.record);
  }
  out.uint(shapes.size);
  out.bytes(table.finish());
  for (const index of indexes) out.uint(index);
  out.bytes(idBytes.finish());
}

function writeReplicaRef(out: ByteWriter, ref: OpRef, ids: IdWriter): void {
  out.uint(ids.replicaIndex(ref.replica));
  out.uint(ref.seq);
  out.u8(ref.hash === undefined ? 0 : 1);
  if (ref.hash !== undefined) out.bytes(fromHex(ref.hash));
}

function readOpRef(reader: ByteReader, ids: IdReader): OpRef {
  const replica = ids.replica(reader);
  const seq = reader.uint();
  const hasHash = reader.u8();
  if (hasHash > 1) throw reader.malformed();
  return hasHash ? { replica, seq, hash: toHex(reader.bytes(8)) } : { replica, seq };
}

function writeExtras(out: ByteWriter, logged: LoggedOp, ids: IdWriter, texts: Texts): void {
  const { op, seen, redacted } = logged;
  const extras = extrasOf(logged);
  if (extras & EXTRA.seen) {
    out.uint(seen.length);
    for (const tip of seen) {
      out.uint(ids.replicaIndex(tip.replica) * LANES.length + LANES.indexOf(tip.lane));
      out.uint(tip.seq);
      out.bytes(fromHex(tip.head));
    }
  }
  if (op.over) {
    const entries = Object.entries(op.over).sort(([a], [b]) => (a < b ? -1 : 1));
    out.uint(entries.length);
    for (const [field, refs] of entries) {
      out.uint(texts.name(field));
      out.uint(refs.length);
      for (const ref of refs) writeReplicaRef(out, ref, ids);
    }
  }
  if (op.origin) writeReplicaRef(out, op.origin, ids);
  if (extras & EXTRA.redacted) {
    const entries = Object.entries(redacted ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    out.uint(entries.length);
    for (const [field, commitment] of entries) {
      out.uint(texts.name(field));
      out.bytes(fromHex(commitment));
    }
  }
  if (op.reason !== undefined) texts.put(op.reason);
}

type Extras = Pick<Op, 'over' | 'origin' | 'reason'> & { seen: readonly Seen[]; redacted?: Record<string, string> };

function readExtras(reader: ByteReader, extras: number, ids: IdReader, texts: TextSource): Extras {
  const out: { -readonly [K in keyof Extras]: Extras[K] } = { seen: [] };
  if (extras & EXTRA.seen) {
    const tips = reader.count(10);
    if (tips > MAX_SEEN) throw reader.malformed();
    texts.spend(tips * SEEN_COST);
    out.seen = Array.from({ length: tips }, () => {
      const coded = reader.uint();
      const lane = LANES[coded % LANES.length] as Lane;
      return {
        replica: ids.replicaAt(reader, Math.floor(coded / LANES.length)),
        lane,
        seq: reader.uint(),
        head: toHex(reader.bytes(8)),
      };
    });
    if (out.seen.length === 0) throw reader.malformed();
  }
  if (extras & EXTRA.over) {
    const over: Record<string, OpRef[]> = {};
    for (let n = reader.count(); n > 0; n--) {
      const field = texts.name(reader.uint());
      if (Object.hasOwn(over, field) || !isName(field)) throw reader.malformed();
      over[field] = Array.from({ length: reader.count(3) }, () => readOpRef(reader, ids));
    }
    out.over = over;
  }
  if (extras & EXTRA.origin) out.origin = readOpRef(reader, ids);
  if (extras & EXTRA.redacted) {
    const redacted: Record<string, string> = {};
    for (let n = reader.count(33); n > 0; n--) {
      const field = texts.name(reader.uint());
      if (Object.hasOwn(redacted, field) || (field !== '' && !isName(field))) throw reader.malformed();
      redacted[field] = toHex(reader.bytes(32));
    }
    out.redacted = redacted;
  }
  if (extras & EXTRA.reason) out.reason = texts.next();
  return out;
}

function writeTexts(out: ByteWriter, lists: readonly (readonly string[])[], body: Uint8Array): void {
  const byLength = lists.some((list) => list.some((text) => text.includes('\0')));
  out.u8(byLength ? 1 : 0);
  for (const list of lists) out.uint(list.length);
  out.uint(body.length);
  out.bytes(body);
  const encoder = new TextEncoder();
  for (const list of lists) {
    for (const text of list) {
      const bytes = encoder.encode(text);
      if (byLength) out.uint(bytes.length);
      out.bytes(bytes);
      if (!byLength) out.u8(0);
    }
  }
}

function readTexts(reader: ByteReader): { body: Uint8Array; names: string[]; table: string[]; rest: string[] } {
  const byLength = reader.u8();
  if (byLength > 1) throw reader.malformed();
  const counts = [reader.count(), reader.count(), reader.count()];
  const body = reader.bytes(reader.uint());
  const lists = counts.map((n) => Array.from({ length: n }, () => (byLength ? reader.text() : reader.endedText())));
  reader.end();
  const [names = [], table = [], rest = []] = lists;
  return { body, names, table, rest };
}

/**
 * @param prevSeq as for {@link encodeColumns}.
 * @throws Refusal 'packet/malformed', or 'packet/future-version' for a layout that this version cannot read.
 */
export function decodeColumns(replica: ReplicaId, lane: Lane, prevSeq: number, bytes: Uint8Array): readonly LoggedOp[] {
  const outer = new ByteReader(bytes);
  const version = outer.u8();
  if (version !== COLUMNS_VERSION) throw new Refusal('packet/future-version', { version });
  const n = outer.uint();
  if (n < 1 || n > bytes.length) throw outer.malformed();
  let left = MAX_BATCH_VALUES;
  const spend = (values: number) => {
    left -= values;
    if (left < 0) throw outer.malformed();
  };
  spend(n);
  const replicas = Array.from({ length: outer.count(8) }, () => toBase32(outer.bytes(8)));
  const { body, names, table, rest } = readTexts(outer);
  const reader = new ByteReader(body);
  let signsLeft = MAX_BATCH_SIGNS;
  const used = (text: string): string => {
    signsLeft -= text.length;
    if (signsLeft < 0) throw reader.malformed();
    return text;
  };
  const take = (list: readonly string[], index: number): string => {
    const text = list[index];
    if (text === undefined) throw reader.malformed();
    return used(text);
  };
  let next = 0;
  const texts: TextSource = {
    fromTable: (i) => take(table, i),
    next: () => take(rest, next++),
    name: (i) => take(names, i),
    spend,
  };
  const ids = new IdReader(replica, replicas, texts);

  const seqs = readSeqs(reader, prevSeq, n);
  const ats = readTimes(reader, n);
  const skews = readRuns(reader, n, () => (reader.u8() === 0 ? undefined : readDistance(reader)));
  const actors = readActors(reader, n, ids, texts).map(used);
  const shapes = Array.from({ length: reader.count(5) }, () => readShape(reader, texts));
  const opShapes = seqs.map(() => {
    const shape = shapes[reader.uint()];
    if (!shape) throw reader.malformed();
    spend(shape.fields.length);
    return shape;
  });
  const records = opShapes.map((shape) => {
    const id = ids.read(reader, shape.mode, shape.collection);
    ids.noteOp(id);
    return id;
  });
  const extras = opShapes.map((shape) => readExtras(reader, shape.extras, ids, texts));
  const values = readFieldColumns(reader, opShapes, ats, ids, texts);
  reader.end();
  if (next !== rest.length) throw reader.malformed();

  return seqs.map((seq, i): LoggedOp => {
    const shape = opShapes[i] as Shape;
    const { seen, redacted, ...more } = extras[i] as Extras;
    const skewMs = skews[i];
    const op: Op = {
      replica,
      lane,
      seq,
      at: ats[i] as number,
      ...(skewMs !== undefined ? { skewMs } : {}),
      actor: actors[i] as string,
      kind: shape.kind,
      collection: shape.collection,
      record: records[i] as string,
      fields: values[i] as Record<string, Value>,
      ...more,
    };
    return redacted ? { op, seen, redacted } : { op, seen };
  });
}

function readShape(reader: ByteReader, texts: TextSource): Shape {
  const kind = texts.name(reader.uint());
  const collection = texts.name(reader.uint());
  const mode = reader.u8() as IdMode;
  const extras = reader.u8();
  if (mode > 4 || extras > 31) throw reader.malformed();
  const fields = Array.from({ length: reader.count() }, () => texts.name(reader.uint()));
  if (![kind, collection, ...fields].every(isName) || new Set(fields).size !== fields.length) throw reader.malformed();
  return { kind, collection, mode, extras, fields };
}

function readFieldColumns(
  reader: ByteReader,
  shapes: readonly Shape[],
  ats: readonly number[],
  ids: IdReader,
  texts: TextSource,
): readonly Record<string, Value>[] {
  const cells = new Map<string, { field: string; ops: number[] }>();
  for (const [i, shape] of shapes.entries()) {
    for (const field of shape.fields) {
      const key = columnKey(shape.collection, field);
      const list = cells.get(key);
      if (list) list.ops.push(i);
      else cells.set(key, { field, ops: [i] });
    }
  }
  const out = shapes.map((): Record<string, Value> => ({}));
  for (const { field, ops } of cells.values()) {
    const column = readColumn(
      reader,
      ops.map((i) => ats[i] as number),
      ids,
      texts,
    );
    for (const [k, i] of ops.entries()) (out[i] as Record<string, Value>)[field] = column[k] as Value;
  }
  return out;
}
