import { describe, expect, it } from 'vitest';
import { encodeFrame } from './frame.ts';
import { redactSegment } from './redact.ts';
import { itemsOf } from './segments.ts';

const frames = ['zero', 'one', 'two', 'three', 'four'].map((content, index) =>
  encodeFrame({ kind: 'entry', index, place: 0, of: 1 }, Buffer.from(content)),
);

function shown(segment: Buffer): string[] {
  return [...itemsOf(segment, 0, 5)].map((item) => {
    if (item.kind === 'entry') return `${item.index}:${Buffer.from(item.bytes)}`;
    return item.kind === 'redacted' ? `${item.index}:-` : `${item.index}..${item.upTo}:damaged`;
  });
}

describe('redactSegment', () => {
  it('takes content out, or puts in what may stay, and leaves every other byte', () => {
    const redacted = redactSegment(
      Buffer.concat(frames),
      0,
      5,
      new Map([
        [1, null],
        [3, Buffer.from('3')],
      ]),
    );
    expect(shown(redacted)).toEqual(['0:zero', '1:-', '2:two', '3:3', '4:four']);
    expect(redacted.includes('one')).toBe(false);
    expect(redacted.includes('three')).toBe(false);
    expect(redacted.subarray(0, frames[0]?.length)).toEqual(frames[0]);
  });

  it('redacts an entry whose content is damaged', () => {
    const damaged = Buffer.concat(frames);
    damaged.write('thrEe', damaged.indexOf('three'));
    const redacted = redactSegment(damaged, 0, 5, new Map([[3, null]]));
    expect(shown(redacted)).toEqual(['0:zero', '1:one', '2:two', '3:-', '4:four']);
    expect(redacted.includes('thrEe')).toBe(false);
  });

  it('drops a whole unreadable stretch when one of its entries must go', () => {
    const damaged = Buffer.concat(frames);
    damaged.fill(0xee, damaged.indexOf('one') - 10, damaged.indexOf('one'));
    damaged.fill(0xee, damaged.indexOf('two') - 10, damaged.indexOf('two'));
    const redacted = redactSegment(damaged, 0, 5, new Map([[2, null]]));
    expect(shown(redacted)).toEqual(['0:zero', '1..2:damaged', '2:-', '3:three', '4:four']);
    for (const text of ['one', 'two']) expect(redacted.includes(text)).toBe(false);
  });

  it('leaves an unreadable stretch as it is when nothing of it must go', () => {
    const damaged = Buffer.concat(frames);
    damaged.fill(0xee, damaged.indexOf('one') - 10, damaged.indexOf('one'));
    const redacted = redactSegment(damaged, 0, 5, new Map([[4, null]]));
    expect(redacted.includes('one')).toBe(true);
    expect(shown(redacted)).toEqual(['0:zero', '1..2:damaged', '2:two', '3:three', '4:-']);
  });

  it('changes nothing when repeated', () => {
    const contents = new Map([[2, null]]);
    const once = redactSegment(Buffer.concat(frames), 0, 5, contents);
    expect(redactSegment(once, 0, 5, contents)).toEqual(once);
  });
});
