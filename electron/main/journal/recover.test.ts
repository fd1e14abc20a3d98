import { describe, expect, it } from 'vitest';
import { encodeFrame, scanSegment } from './frame.ts';
import { wholeLength } from './recover.ts';

function append(first: number, ...contents: string[]): Buffer {
  return Buffer.concat(
    contents.map((content, place) =>
      encodeFrame({ kind: 'entry', index: first + place, place, of: contents.length }, Buffer.from(content)),
    ),
  );
}

function kept(...parts: Buffer[]): number {
  return wholeLength(scanSegment(Buffer.concat(parts)));
}

const one = append(0, 'a');
const two = append(1, 'b', 'c', 'd');

describe('wholeLength', () => {
  it('keeps what is whole', () => {
    expect(kept()).toBe(0);
    expect(kept(one)).toBe(one.length);
    expect(kept(one, two)).toBe(one.length + two.length);
  });

  it('cuts an append that ends too early, at every length, back to its beginning', () => {
    for (let length = 0; length < two.length; length++) {
      expect(kept(one, two.subarray(0, length)), `${length} bytes`).toBe(one.length);
    }
  });

  it('cuts an append whose blocks did not all reach the disk', () => {
    for (const at of [30, 60, two.length - 1]) {
      const torn = Buffer.from(two);
      torn[at] = 0xee;
      expect(kept(one, torn), `byte ${at}`).toBe(one.length);
    }
  });

  it('cuts zeros that the file system has put at the end', () => {
    expect(kept(one, two, Buffer.alloc(5000))).toBe(one.length + two.length);
    expect(kept(Buffer.alloc(5000))).toBe(0);
  });

  it('keeps a damaged append with others after it: those were accepted later', () => {
    const damaged = Buffer.from(two);
    damaged[40] = 0xee;
    const after = append(4, 'e');
    expect(kept(one, damaged, after)).toBe(one.length + damaged.length + after.length);
  });

  it('keeps a damaged but complete append when the torn one came after it', () => {
    const damaged = Buffer.from(two);
    damaged[28] = 0xee;
    expect(kept(one, damaged, append(4, 'e').subarray(0, 10))).toBe(one.length + damaged.length);
  });
});
