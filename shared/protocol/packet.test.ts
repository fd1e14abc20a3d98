import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../base/bytes.ts';
import { Refusal } from '../base/result.ts';
import type { Salts } from '../oplog/batch.ts';
import { LANES } from '../oplog/op.ts';
import { REPLICAS } from '../testing/arbitrary.ts';
import { noCompressor } from './compressor.ts';
import { MAX_BATCH_BYTES } from './limits.ts';
import { EMPTY_CONTEXT, type PacketContext, PacketReader, PacketWriter, type SealedBatch } from './packet.ts';

const salts: fc.Arbitrary<Salts> = fc.oneof(
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((seed): Salts => ({ kind: 'seed', seed })),
  fc
    .array(fc.tuple(fc.nat(20), fc.constantFrom('', 'name', 'ü'), fc.uint8Array({ minLength: 16, maxLength: 16 })), {
      maxLength: 4,
    })
    .map((list): Salts => ({ kind: 'each', salts: new Map(list.map(([i, field, salt]) => [`${i}/${field}`, salt])) })),
);

const head = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((b) => Buffer.from(b).toString('hex'));

const sealed: fc.Arbitrary<{ batch: SealedBatch; head: string }> = fc
  .record({
    replica: fc.constantFrom(...REPLICAS),
    lane: fc.constantFrom(...LANES),
    prevSeq: fc.constantFrom(0, 3, 700),
    prevHead: fc.constantFrom('00'.repeat(8), 'ab'.repeat(8)),
    signature: fc.uint8Array({ minLength: 64, maxLength: 64 }),
    salts,
    body: fc.uint8Array({ maxLength: 200 }),
    head,
  })
  .map(({ head: own, ...batch }) => ({
    batch: { ...batch, prevHead: batch.prevSeq === 0 ? '' : batch.prevHead },
    head: own,
  }));

const context: fc.Arbitrary<PacketContext> = fc
  .tuple(fc.subarray([...REPLICAS]), fc.subarray([...REPLICAS]))
  .map(([replicas, known]) => ({
    replicas,
    ends: new Map(
      known.flatMap((r) => LANES.map((lane) => [`${r}/${lane}`, { seq: 3, head: 'ab'.repeat(8) }] as const)),
    ),
  }));

function write(list: readonly { batch: SealedBatch; head: string }[], known: PacketContext): Uint8Array {
  const writer = new PacketWriter(known, noCompressor, 'raw');
  for (const each of list) writer.add(each.batch, each.head, each.batch.prevSeq + 1);
  return writer.finish();
}

function read(bytes: Uint8Array, known: PacketContext, heads: readonly string[]): readonly SealedBatch[] {
  const reader = new PacketReader(bytes, known, noCompressor);
  const out: SealedBatch[] = [];
  while (reader.left > 0) {
    const batch = reader.next();
    reader.took(batch, heads[out.length] as string, batch.prevSeq + 1);
    out.push(batch);
  }
  return out;
}

describe('packets', () => {
  test('batches are read as they were written, forks and starts of lanes included', () => {
    fc.assert(
      fc.property(fc.array(sealed, { maxLength: 6 }), context, (list, known) => {
        const heads = list.map((each) => each.head);
        expect(read(write(list, known), known, heads)).toEqual(list.map((each) => each.batch));
      }),
    );
  });

  test('X7: a cut anywhere leaves the batches before it whole', () => {
    fc.assert(
      fc.property(fc.array(sealed, { minLength: 1, maxLength: 4 }), fc.nat(), (list, at) => {
        const bytes = write(list, EMPTY_CONTEXT);
        const cut = bytes.subarray(0, at % bytes.length);
        const reader = new PacketReader(cut, EMPTY_CONTEXT, noCompressor);
        const out: SealedBatch[] = [];
        expect(() => {
          for (;;) {
            const batch = reader.next();
            reader.took(batch, list[out.length]?.head as string, batch.prevSeq + 1);
            out.push(batch);
          }
        }).toThrow(Refusal);
        expect(out).toEqual(list.slice(0, out.length).map((each) => each.batch));
        expect(out.length).toBeLessThan(list.length);
      }),
    );
  });

  test('V9: a batch that is too large is refused, and the one behind it is read', () => {
    const [first, second] = fc.sample(sealed, { numRuns: 2, seed: 1 }) as [
      { batch: SealedBatch; head: string },
      { batch: SealedBatch; head: string },
    ];
    const large = { ...first, batch: { ...first.batch, body: new Uint8Array(MAX_BATCH_BYTES + 1) } };
    const reader = new PacketReader(
      concat(write([large], EMPTY_CONTEXT), write([second], EMPTY_CONTEXT)),
      EMPTY_CONTEXT,
      noCompressor,
    );
    expect(() => reader.next()).toThrow(expect.objectContaining({ message: 'packet/too-large' }));
    expect(reader.canGoOn).toBe(true);
    expect(reader.next()).toEqual(second.batch);
  });
});
