import type { ByteReader } from '../base/byte-reader.ts';
import type { ByteWriter } from '../base/byte-writer.ts';
import { toHex } from '../base/bytes.ts';
import { encodeCbor, readCbor } from '../base/cbor.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { IdReader, IdWriter } from './id-columns.ts';
import { readInts, writeInts } from './int-block.ts';
import { MAX_DEPTH, MAX_LIST } from './limits.ts';
import {
  packDay,
  packHex,
  packInstant,
  packIpv4,
  packMac,
  unpackDay,
  unpackInstant,
  unpackMac,
} from './text-shapes.ts';

/**
 * Values of one column: the tags (one byte when all are alike), then what each needs. Texts go to the end of the body,
 * those that stand more than once into a table. Days and instants are kept as the distance from the op's own time.
 */
const TAG = {
  null: 0,
  false: 1,
  true: 2,
  int: 3,
  float: 4,
  text: 5,
  tableText: 6,
  bytes: 7,
  cbor: 8,
  day: 9,
  instantText: 10,
  hex: 11,
  mac: 12,
  ipv4: 13,
  ref: 14,
  list: 15,
  map: 16,
  instant: 17,
} as const;
type Tag = (typeof TAG)[keyof typeof TAG];

const MIXED = 255;
const DAY_MS = 86_400_000;
/** Whole numbers from here on are taken for UTC ms (March 1973 to 5138). */
const INSTANT_MIN = 1e11;
const INSTANT_MAX = 1e14;
/** Zigzag doubles a number: past this it is written as a float, which has room for it. */
const MAX_INT = 2 ** 52;

export type TextSink = {
  /** Index in the table of texts that stand more than once, or null: the text itself goes to the end of the body. */
  readonly tableIndex: (text: string) => number | null;
  readonly put: (text: string) => void;
  readonly name: (text: string) => number;
};

export type TextSource = {
  readonly fromTable: (index: number) => string;
  readonly next: () => string;
  readonly name: (index: number) => string;
  /** Counts values, since nulls and the like take no bytes. @throws Refusal past what one batch may hold. */
  readonly spend: (values: number) => void;
};

function canListKeys(keys: readonly string[]): boolean {
  return keys.every((k) => k !== '' && !/[,\0]/.test(k) && k !== '__proto__');
}

function tagOf(value: Value, ids: IdWriter, texts: TextSink): Tag {
  if (value === null) return TAG.null;
  if (value === false) return TAG.false;
  if (value === true) return TAG.true;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Math.abs(value) >= MAX_INT) return TAG.float;
    return value >= INSTANT_MIN && value < INSTANT_MAX ? TAG.instant : TAG.int;
  }
  if (typeof value === 'string') return textTag(value, ids, texts);
  if (value instanceof Uint8Array) return TAG.bytes;
  if (Array.isArray(value)) return TAG.list;
  return isPlainObject(value) && canListKeys(Object.keys(value)) && Object.keys(value).length > 0 ? TAG.map : TAG.cbor;
}

function textTag(text: string, ids: IdWriter, texts: TextSink): Tag {
  if (ids.isRecordId(text)) return TAG.ref;
  if (packDay(text) !== null) return TAG.day;
  if (packInstant(text) !== null) return TAG.instantText;
  if (texts.tableIndex(text) !== null) return TAG.tableText;
  if (packMac(text)) return TAG.mac;
  if (packIpv4(text)) return TAG.ipv4;
  if (packHex(text)) return TAG.hex;
  return TAG.text;
}

/** Every text that {@link writeColumn} would hand to the table or the end of the body. */
export function* textsIn(value: Value, ids: IdWriter): Generator<string> {
  if (typeof value === 'string') {
    if (!ids.isRecordId(value) && packDay(value) === null && packInstant(value) === null) yield value;
  } else if (Array.isArray(value)) for (const item of value) yield* textsIn(item as Value, ids);
  else if (isPlainObject(value) && canListKeys(Object.keys(value)))
    for (const item of Object.values(value)) yield* textsIn(item, ids);
}

export function writeColumn(
  out: ByteWriter,
  column: readonly { readonly value: Value; readonly at: number }[],
  ids: IdWriter,
  texts: TextSink,
): void {
  const tags = column.map(({ value }) => tagOf(value, ids, texts));
  const [first = TAG.null] = tags;
  if (tags.every((t) => t === first)) out.u8(first);
  else {
    out.u8(MIXED);
    for (const tag of tags) out.u8(tag);
  }
  if (isBlock(first, tags)) return writeBlock(out, first, column);
  for (const [i, { value, at }] of column.entries()) writeValue(out, tags[i] as Tag, value, at, ids, texts);
}

/** Longer columns of nothing but whole numbers, days or instants are written as one block. */
function isBlock(first: number, tags: readonly number[]): boolean {
  const isNumeric = first === TAG.int || first === TAG.day || first === TAG.instant || first === TAG.instantText;
  return isNumeric && tags.length > 3 && tags.every((t) => t === first);
}

function writeBlock(
  out: ByteWriter,
  tag: Tag,
  column: readonly { readonly value: Value; readonly at: number }[],
): void {
  if (tag === TAG.int)
    return writeInts(
      out,
      column.map(({ value }) => value as number),
    );
  if (tag === TAG.day) {
    const days = column.map(({ value, at }) => (packDay(value as string) as number) - Math.floor(at / DAY_MS));
    return writeInts(out, days);
  }
  const ms = (value: Value) => (tag === TAG.instant ? (value as number) : (packInstant(value as string) as number));
  writeInstants(
    out,
    column.map(({ value, at }) => ms(value) - at),
  );
}

function readBlock(reader: ByteReader, tag: number, ats: readonly number[]): readonly Value[] {
  if (tag === TAG.int) return readInts(reader, ats.length);
  if (tag === TAG.day) {
    const days = readInts(reader, ats.length);
    return ats.map((at, i) => dayText(reader, (days[i] as number) + Math.floor(at / DAY_MS)));
  }
  const distances = readInstants(reader, ats.length);
  return ats.map((at, i) => {
    const ms = (distances[i] as number) + at;
    return tag === TAG.instant ? ms : instantText(reader, ms);
  });
}

/** Distances in ms, in seconds where all are whole. */
export function writeInstants(out: ByteWriter, distances: readonly number[]): void {
  const whole = distances.every((ms) => ms % 1000 === 0);
  out.u8(whole ? 1 : 0);
  writeInts(out, whole ? distances.map((ms) => ms / 1000) : distances);
}

export function readInstants(reader: ByteReader, n: number): readonly number[] {
  const whole = reader.u8();
  if (whole > 1) throw reader.malformed();
  const distances = readInts(reader, n).map((d) => (whole ? d * 1000 : d));
  if (!distances.every(Number.isSafeInteger)) throw reader.malformed();
  return distances;
}

function dayText(reader: ByteReader, day: number): string {
  if (Math.abs(day) > 3e6) throw reader.malformed();
  return unpackDay(day);
}

function instantText(reader: ByteReader, ms: number): string {
  if (Math.abs(ms) > 8e15) throw reader.malformed();
  return unpackInstant(ms);
}

/** A distance in ms, in seconds where it is whole. */
export function writeDistance(out: ByteWriter, ms: number): void {
  const whole = ms % 1000 === 0;
  const n = whole ? ms / 1000 : ms;
  out.uint((n < 0 ? -2 * n - 1 : 2 * n) * 2 + (whole ? 0 : 1));
}

export function readDistance(reader: ByteReader): number {
  const coded = reader.uint();
  const zigzag = Math.floor(coded / 2);
  const n = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  const ms = coded % 2 === 0 ? n * 1000 : n;
  if (!Number.isSafeInteger(ms)) throw reader.malformed();
  return ms;
}

function writeValue(out: ByteWriter, tag: Tag, value: Value, at: number, ids: IdWriter, texts: TextSink): void {
  switch (tag) {
    case TAG.null:
    case TAG.false:
    case TAG.true:
      return;
    case TAG.int:
      return out.int(value as number);
    case TAG.float:
      return out.f64(value as number);
    case TAG.text:
      return texts.put(value as string);
    case TAG.tableText:
      return out.uint(texts.tableIndex(value as string) as number);
    case TAG.bytes:
    case TAG.hex: {
      const bytes = tag === TAG.hex ? (packHex(value as string) as Uint8Array) : (value as Uint8Array);
      out.uint(bytes.length);
      return out.bytes(bytes);
    }
    case TAG.cbor: {
      const bytes = encodeCbor(value);
      out.uint(bytes.length);
      return out.bytes(bytes);
    }
    case TAG.day:
      return out.int((packDay(value as string) as number) - Math.floor(at / DAY_MS));
    case TAG.instantText:
      return writeDistance(out, (packInstant(value as string) as number) - at);
    case TAG.instant:
      return writeDistance(out, (value as number) - at);
    case TAG.mac:
      return out.bytes(packMac(value as string) as Uint8Array);
    case TAG.ipv4:
      return out.bytes(packIpv4(value as string) as Uint8Array);
    case TAG.ref:
      return ids.writeRef(out, value as string);
    case TAG.list: {
      const items = value as readonly Value[];
      out.uint(items.length);
      if (items.length > 0)
        writeColumn(
          out,
          items.map((item) => ({ value: item, at })),
          ids,
          texts,
        );
      return;
    }
    case TAG.map: {
      const entries = Object.entries(value as Readonly<Record<string, Value>>).sort(([a], [b]) => (a < b ? -1 : 1));
      out.uint(texts.name(entries.map(([key]) => key).join(',')));
      writeColumn(
        out,
        entries.map(([, item]) => ({ value: item, at })),
        ids,
        texts,
      );
      return;
    }
  }
}

export function readColumn(
  reader: ByteReader,
  ats: readonly number[],
  ids: IdReader,
  texts: TextSource,
  depth = 0,
): readonly Value[] {
  if (depth > MAX_DEPTH) throw reader.malformed();
  const first = reader.u8();
  const tags = first === MIXED ? ats.map(() => reader.u8()) : ats.map(() => first);
  if (first !== MIXED && isBlock(first, tags)) return readBlock(reader, first, ats);
  return ats.map((at, i) => readValue(reader, tags[i] as number, at, ids, texts, depth));
}

function readValue(
  reader: ByteReader,
  tag: number,
  at: number,
  ids: IdReader,
  texts: TextSource,
  depth: number,
): Value {
  switch (tag) {
    case TAG.null:
      return null;
    case TAG.false:
      return false;
    case TAG.true:
      return true;
    case TAG.int:
      return reader.int();
    case TAG.float: {
      const value = reader.f64();
      if (!Number.isFinite(value)) throw reader.malformed();
      return value;
    }
    case TAG.text:
      return texts.next();
    case TAG.tableText:
      return texts.fromTable(reader.uint());
    case TAG.bytes:
      return reader.bytes(reader.uint()).slice();
    case TAG.hex:
      return toHex(reader.bytes(reader.uint()));
    case TAG.cbor: {
      const length = reader.uint();
      const end = reader.at + length;
      if (length > reader.left) throw reader.malformed();
      const value = readCbor(reader);
      if (reader.at !== end) throw reader.malformed();
      return value;
    }
    case TAG.day:
      return dayText(reader, reader.int() + Math.floor(at / DAY_MS));
    case TAG.instantText:
      return instantText(reader, readDistance(reader) + at);
    case TAG.instant:
      return readDistance(reader) + at;
    case TAG.mac:
      return unpackMac(reader.bytes(6));
    case TAG.ipv4:
      return reader.bytes(4).join('.');
    case TAG.ref:
      return ids.readRef(reader);
    case TAG.list: {
      const n = reader.uint();
      if (n > MAX_LIST) throw reader.malformed();
      texts.spend(n);
      return n === 0
        ? []
        : readColumn(
            reader,
            Array.from({ length: n }, () => at),
            ids,
            texts,
            depth + 1,
          );
    }
    case TAG.map: {
      const keys = texts.name(reader.uint()).split(',');
      if (!canListKeys(keys) || new Set(keys).size !== keys.length) throw reader.malformed();
      texts.spend(keys.length);
      const items = readColumn(
        reader,
        keys.map(() => at),
        ids,
        texts,
        depth + 1,
      );
      return Object.fromEntries(keys.map((key, i) => [key, items[i] as Value]));
    }
    default:
      throw reader.malformed();
  }
}
