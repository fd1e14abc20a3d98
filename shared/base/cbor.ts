import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { Value } from './value.ts';

/**
 * Deterministic CBOR (RFC 8949 section 4.2.1) of the closed set of values. Own code because these bytes are hashed and
 * signed: what a library's next version writes must never change a commitment, and what it reads must be bounded.
 *
 * Example: { b: [1, -2], a: 'x' } is a2 6161 6178 6162 82 01 21. Whole numbers up to 2^53 are integers, others float64.
 */
const MAX_DEPTH = 16;

export function encodeCbor(value: Value): Uint8Array {
  const out = new ByteWriter();
  writeCbor(out, value);
  return out.finish();
}

/** @throws Refusal 'packet/malformed' on anything that {@link encodeCbor} does not write. */
export function decodeCbor(bytes: Uint8Array): Value {
  const reader = new ByteReader(bytes);
  const value = readCbor(reader);
  reader.end();
  return value;
}

export function writeCbor(out: ByteWriter, value: Value): void {
  if (value === null) out.u8(0xf6);
  else if (value === false) out.u8(0xf4);
  else if (value === true) out.u8(0xf5);
  else if (typeof value === 'number') writeNumber(out, value);
  else if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    writeHead(out, 3, bytes.length);
    out.bytes(bytes);
  } else if (value instanceof Uint8Array) {
    writeHead(out, 2, value.length);
    out.bytes(value);
  } else if (Array.isArray(value)) {
    writeHead(out, 4, value.length);
    for (const item of value) writeCbor(out, item);
  } else {
    const entries = Object.entries(value as Readonly<Record<string, Value>>);
    const keyed = entries
      .map(([key, item]) => ({ key: encodeCbor(key), item }))
      .sort((a, b) => compareBytes(a.key, b.key));
    writeHead(out, 5, keyed.length);
    for (const { key, item } of keyed) {
      out.bytes(key);
      writeCbor(out, item);
    }
  }
}

function writeNumber(out: ByteWriter, value: number): void {
  if (!Number.isFinite(value)) throw new Error('a value must be finite');
  if (Number.isSafeInteger(value)) writeHead(out, value < 0 ? 1 : 0, value < 0 ? -1 - value : value);
  else {
    out.u8(0xfb);
    out.f64(value);
  }
}

function writeHead(out: ByteWriter, major: number, n: number): void {
  const top = major << 5;
  if (n < 24) out.u8(top | n);
  else if (n < 0x100) {
    out.u8(top | 24);
    out.u8(n);
  } else if (n < 0x10000) {
    out.u8(top | 25);
    out.u8(n >>> 8);
    out.u8(n & 255);
  } else if (n < 0x100000000) {
    out.u8(top | 26);
    out.u32(n);
  } else {
    out.u8(top | 27);
    out.u32(Math.floor(n / 0x100000000));
    out.u32(n % 0x100000000);
  }
}

export function readCbor(reader: ByteReader, depth = 0): Value {
  if (depth > MAX_DEPTH) throw reader.malformed();
  const first = reader.u8();
  const major = first >>> 5;
  const info = first & 31;
  if (major === 7) return readSimple(reader, info);
  const n = readLength(reader, info);
  if (major === 0) return n;
  if (major === 1) return -1 - n;
  if (major === 2) return reader.bytes(n).slice();
  if (major === 3) return reader.text(n);
  if (major === 4) {
    if (n > reader.left) throw reader.malformed();
    return Array.from({ length: n }, () => readCbor(reader, depth + 1));
  }
  if (major === 5) {
    if (n > reader.left) throw reader.malformed();
    const out: Record<string, Value> = {};
    let before: Uint8Array | null = null;
    for (let i = 0; i < n; i++) {
      const key = readCbor(reader, depth + 1);
      if (typeof key !== 'string' || key === '__proto__') throw reader.malformed();
      const bytes = encodeCbor(key);
      if (before && compareBytes(before, bytes) >= 0) throw reader.malformed(); // sorted, so no key twice
      before = bytes;
      out[key] = readCbor(reader, depth + 1);
    }
    return out;
  }
  throw reader.malformed();
}

function readSimple(reader: ByteReader, info: number): Value {
  if (info === 20) return false;
  if (info === 21) return true;
  if (info === 22) return null;
  if (info !== 27) throw reader.malformed();
  const value = reader.f64();
  if (!Number.isFinite(value) || Number.isSafeInteger(value)) throw reader.malformed();
  return value;
}

/** Only in the shortest form: one value has one encoding. */
function readLength(reader: ByteReader, info: number): number {
  if (info < 24) return info;
  if (info === 24) return atLeast(24, reader.u8(), reader);
  if (info === 25) return atLeast(0x100, reader.u8() * 256 + reader.u8(), reader);
  if (info === 26) return atLeast(0x10000, reader.u32(), reader);
  if (info === 27) return atLeast(0x100000000, reader.u32() * 0x100000000 + reader.u32(), reader);
  throw reader.malformed();
}

function atLeast(least: number, n: number, reader: ByteReader): number {
  if (n < least || !Number.isSafeInteger(n)) throw reader.malformed();
  return n;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}
