import { concat } from '#shared/base/bytes.ts';
import type { Seeded } from '#shared/testing/seeded.ts';

/** Lengths and counts that decoders like to believe. */
const LENGTHS: readonly Uint8Array[] = [
  Uint8Array.of(0),
  Uint8Array.of(0x7f),
  Uint8Array.of(0xff, 0x7f),
  Uint8Array.of(0xff, 0xff, 0x03),
  Uint8Array.of(0xff, 0xff, 0xff, 0x7f),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f),
  new Uint8Array(9).fill(0xff),
];

const WAYS = {
  flip: 8,
  overwrite: 4,
  truncate: 3,
  drop: 3,
  double: 3,
  insert: 2,
  splice: 3,
  length: 6,
  zeros: 2,
  noise: 1,
} as const;

/** Bytes much like these: some of what a bad link, a bad disk or a bad person makes of them. */
export function mutate(bytes: Uint8Array, others: readonly Uint8Array[], random: Seeded): Uint8Array {
  let out = bytes;
  for (let n = random.weighted({ 1: 6, 2: 3, 3: 1 }) as unknown as number; n > 0; n--) out = once(out, others, random);
  return out;
}

function once(bytes: Uint8Array, others: readonly Uint8Array[], random: Seeded): Uint8Array {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + random.between(1, 24));
  switch (random.weighted(WAYS)) {
    case 'flip':
      return changed(bytes, random, (byte) => byte ^ (1 << random.below(8)));
    case 'overwrite':
      return changed(bytes, random, () => random.below(256));
    case 'truncate':
      return bytes.slice(0, at);
    case 'drop':
      return concat(bytes.subarray(0, at), bytes.subarray(end));
    case 'double':
      return concat(bytes.subarray(0, end), bytes.subarray(at));
    case 'insert':
      return concat(bytes.subarray(0, at), random.bytes(random.between(1, 16)), bytes.subarray(at));
    case 'splice': {
      const other = random.pick(others);
      return concat(bytes.subarray(0, at), other.subarray(random.below(other.length + 1)));
    }
    case 'length': {
      const length = random.pick(LENGTHS);
      return concat(bytes.subarray(0, at), length, bytes.subarray(at + (random.chance(0.5) ? length.length : 0)));
    }
    case 'zeros':
      return concat(bytes.subarray(0, at), new Uint8Array(end - at), bytes.subarray(end));
    case 'noise':
      return random.bytes(random.below(200));
  }
}

function changed(bytes: Uint8Array, random: Seeded, change: (byte: number) => number): Uint8Array {
  const copy = bytes.slice();
  for (let n = random.between(1, 3); n > 0 && copy.length > 0; n--) {
    const at = random.below(copy.length);
    copy[at] = change(copy[at] as number);
  }
  return copy;
}
