import type { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import type { LoggedOp } from '../oplog/batch.ts';
import { readDistance, readInstants, writeDistance, writeInstants } from './value-columns.ts';

/** Seqs rise: runs of neighbours, each with the gap before it. */
export function writeSeqs(out: ByteWriter, prevSeq: number, ops: readonly LoggedOp[]): void {
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

export function readSeqs(reader: ByteReader, prevSeq: number, n: number): readonly number[] {
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
export function writeRuns<T>(out: ByteWriter, values: readonly T[], write: (value: T) => void): void {
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

export function readRuns<T>(reader: ByteReader, n: number, read: () => T): readonly T[] {
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
export function writeTimes(out: ByteWriter, ats: readonly number[]): void {
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

export function readTimes(reader: ByteReader, n: number): readonly number[] {
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
