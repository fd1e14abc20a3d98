import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { readInts, writeInts } from './int-block.ts';

function through(values: readonly number[]): { back: readonly number[]; sizeBytes: number } {
  const out = new ByteWriter();
  writeInts(out, values);
  const bytes = out.finish();
  const reader = new ByteReader(bytes);
  const back = readInts(reader, values.length);
  reader.end();
  return { back, sizeBytes: bytes.length };
}

test('whole numbers come back as they were', () => {
  const half = Math.floor(Number.MAX_SAFE_INTEGER / 2);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.integer({ min: -half, max: half }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1_700_000_000, max: 1_717_280_000 }), { minLength: 1, maxLength: 400 }),
        fc.array(
          fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((x) => Math.trunc(x) + 0),
          { minLength: 1 },
        ),
      ),
      (values) => {
        expect(through(values).back).toEqual(values);
      },
    ),
  );
});

test('times spread over 200 days take 25 bits each', () => {
  const values = Array.from({ length: 800 }, (_, i) => 1_700_000_000 + ((i * 7_919_317) % 17_280_000));
  expect(through(values).sizeBytes).toBeLessThan(800 * 3.2);
});
