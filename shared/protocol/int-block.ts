import type { ByteReader } from '../base/byte-reader.ts';
import type { ByteWriter } from '../base/byte-writer.ts';

/**
 * A run of whole numbers, in the shorter of two ways:
 *
 *   0  each as zigzag LEB128: small or skewed numbers, which a compressor shortens further
 *   1  least (zigzag), width in bits, then the distances from it packed without gaps: numbers like times and serials,
 *      in which a compressor finds nothing
 *
 * A width of up to 48 bits; numbers further apart are written the first way.
 */
const MAX_BITS = 48;
/** Below this width a compressor does better on whole bytes. */
const MIN_BITS = 13;

export function writeInts(out: ByteWriter, values: readonly number[]): void {
  let least = values[0] ?? 0;
  let most = least;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const span = most - least;
  const bits = span === 0 ? 0 : Math.floor(Math.log2(span)) + 1;
  const isPacked =
    values.length > 3 && bits >= MIN_BITS && bits <= MAX_BITS && packedBytes(values.length, bits) < plainBytes(values);
  out.u8(isPacked ? 1 : 0);
  if (!isPacked) {
    for (const value of values) out.int(value);
    return;
  }
  out.int(least);
  out.u8(bits);
  let held = 0;
  let free = 8;
  for (const value of values) {
    let rest = value - least;
    for (let left = bits; left > 0; ) {
      const take = Math.min(free, left);
      held += (rest % 2 ** take) * 2 ** (8 - free);
      rest = Math.floor(rest / 2 ** take);
      left -= take;
      free -= take;
      if (free > 0) continue;
      out.u8(held);
      held = 0;
      free = 8;
    }
  }
  if (free < 8) out.u8(held);
}

/** @throws Refusal 'packet/malformed' */
export function readInts(reader: ByteReader, n: number): readonly number[] {
  const way = reader.u8();
  if (way === 0) return Array.from({ length: n }, () => reader.int());
  if (way !== 1) throw reader.malformed();
  const least = reader.int();
  const bits = reader.u8();
  if (bits < 1 || bits > MAX_BITS) throw reader.malformed();
  const bytes = reader.bytes(Math.ceil((n * bits) / 8));
  let at = 0;
  return Array.from({ length: n }, () => {
    let value = 0;
    for (let got = 0; got < bits; ) {
      const used = at % 8;
      const take = Math.min(8 - used, bits - got);
      const part = Math.floor((bytes[Math.floor(at / 8)] as number) / 2 ** used) % 2 ** take;
      value += part * 2 ** got;
      got += take;
      at += take;
    }
    if (!Number.isSafeInteger(least + value)) throw reader.malformed();
    return least + value;
  });
}

function packedBytes(n: number, bits: number): number {
  return 8 + Math.ceil((n * bits) / 8);
}

function plainBytes(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += Math.max(1, Math.ceil(Math.log2(2 * Math.abs(value) + 2) / 7));
  return sum;
}
