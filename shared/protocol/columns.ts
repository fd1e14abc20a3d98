import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { toBase32 } from '../base/bytes.ts';
import { Refusal } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import type { LoggedOp } from '../oplog/batch.ts';
import type { Lane, Op, ReplicaId } from '../oplog/op.ts';
import { BatchTexts, readTexts, writeTexts } from './batch-texts.ts';
import { type Extras, extrasOf, readExtras, writeExtras } from './extra-columns.ts';
import { type IdMode, IdReader, IdWriter, replicaBytes } from './id-columns.ts';
import { isName, MAX_BATCH_SIGNS, MAX_BATCH_VALUES } from './limits.ts';
import { readRuns, readSeqs, readTimes, writeRuns, writeSeqs, writeTimes } from './sequence-columns.ts';
import { readColumn, readDistance, type TextSource, textsIn, writeColumn, writeDistance } from './value-columns.ts';
import { COLUMNS_VERSION } from './versions.ts';

/**
 * The body of a batch: the canonical ops of one lane in columns, text last. Reversible; what it says is what was signed.
 *
 *   version · op count · other replicas (8 bytes each)
 *   seqs (runs: gap, length) · times · skew runs · actors (table, runs) · shapes (table, one index an op)
 *   ids · extras (seen, over, origin, redacted; only for ops whose shape says so) · one column a field of a collection
 *   names and table texts and all other texts, each ended by a 0 byte (or by length, when one holds a 0 byte)
 */
type Shape = {
  readonly kind: string;
  readonly collection: string;
  readonly fields: readonly string[];
  readonly mode: IdMode;
  readonly extras: number;
};

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

/** @param prevSeq seq of the op before the first in this lane, 0 at its start. */
export function encodeColumns(replica: ReplicaId, prevSeq: number, ops: readonly LoggedOp[]): Uint8Array {
  const columns = valuesByColumn(ops);
  const counts = new Map<string, number>();
  const probe = new IdWriter(replica, { name: () => 0, put: () => undefined });
  for (const cells of columns.values())
    for (const { value } of cells)
      for (const text of textsIn(value, probe)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const texts = new BatchTexts(counts);
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

/** Who wrote: a table in the order of first use, then one index an op. */
function writeActors(out: ByteWriter, ops: readonly LoggedOp[], ids: IdWriter, texts: BatchTexts): void {
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

function writeShapesAndIds(out: ByteWriter, ops: readonly LoggedOp[], ids: IdWriter, texts: BatchTexts): void {
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
