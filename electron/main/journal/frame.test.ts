import { describe, expect, it } from 'vitest';
import { contentOf, encodeFrame, type Frame, HEADER_BYTES, scanSegment } from './frame.ts';

function frame(index: number, content: string, place = 0, of = 1): Buffer {
  return encodeFrame({ kind: 'entry', index, place, of }, Buffer.from(content));
}

function readable(segment: Buffer): string[] {
  return scanSegment(segment).map((part) => {
    if (part.kind === 'gap') return 'gap';
    return `${part.index}:${part.isIntact ? contentOf(segment, part) : 'damaged'}`;
  });
}

describe('frame', () => {
  it('is written byte for byte as documented', () => {
    expect(frame(0, 'hi').toString('hex')).toBe(
      ['42574a31', '01', '00', '0000', '0100', '000000000000', '02000000', 'ac2a93d8', 'bbc8a559', '6869'].join(''),
    );
  });

  it('reads what it wrote', () => {
    expect(readable(Buffer.concat([frame(0, 'a'), frame(1, ''), frame(2, 'ccc')]))).toEqual(['0:a', '1:', '2:ccc']);
  });

  it('loses one entry and no neighbour when content rots', () => {
    const middle = frame(1, 'bbbb');
    middle[HEADER_BYTES + 1] = 0;
    expect(readable(Buffer.concat([frame(0, 'a'), middle, frame(2, 'c')]))).toEqual(['0:a', '1:damaged', '2:c']);
  });

  it('finds the next entry and its number after a rotten header', () => {
    for (let at = 0; at < HEADER_BYTES; at++) {
      const middle = frame(1, 'bbbb');
      middle[at] = (middle[at] as number) ^ 0x55;
      expect(readable(Buffer.concat([frame(0, 'a'), middle, frame(2, 'c')])), `byte ${at}`).toEqual([
        '0:a',
        'gap',
        '2:c',
      ]);
    }
  });

  it('reports a cut at every length as a gap, never as an entry', () => {
    const whole = frame(1, 'bbbb');
    for (let length = 1; length < whole.length; length++) {
      expect(readable(Buffer.concat([frame(0, 'a'), whole.subarray(0, length)]))).toEqual(['0:a', 'gap']);
    }
  });

  it('is not fooled by a frame inside the content of a damaged one when its number goes back', () => {
    const nested = encodeFrame({ kind: 'entry', index: 5, place: 0, of: 1 }, frame(0, 'old'));
    nested[20] = (nested[20] as number) ^ 1; // content checksum, and with it the header
    const parts = scanSegment(Buffer.concat([frame(4, 'a'), nested, frame(6, 'c')]));
    expect(parts.filter((part): part is Frame => part.kind !== 'gap').map((part) => part.index)).toEqual([4, 6]);
  });

  it('counts beyond 32 bits', () => {
    expect(readable(frame(2 ** 40, 'far'))).toEqual([`${2 ** 40}:far`]);
  });
});
