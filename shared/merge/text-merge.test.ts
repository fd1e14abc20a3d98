import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeText } from './text-merge.ts';

const words = fc.array(fc.constantFrom('the', 'pump', 'room', 'was', 'dry', 'wet', 'at', 'noon'), { maxLength: 12 });
const text = words.map((list) => list.join(' '));

describe('three-way text merge', () => {
  test.each([
    [
      'both sides changed other places',
      'The pump was dry at noon',
      'The old pump was dry at noon',
      'The pump was dry at 13:00',
      'The old pump was dry at 13:00',
      0,
    ],
    ['both made the same change', 'dry at noon', 'wet at noon', 'wet at noon', 'wet at noon', 0],
    ['both changed the same words', 'dry at noon', 'wet at noon', 'damp at noon', 'wet damp at noon', 1],
    ['one side deleted', 'dry at noon today', 'dry today', 'dry at noon today', 'dry today', 0],
    ['nothing was there before', '', 'ours', 'theirs', 'ours theirs', 1],
  ])('%s', (_, base, ours, theirs, merged, overlaps) => {
    expect(mergeText(base, ours, theirs)).toEqual({ text: merged, overlaps });
  });

  test('whoever changed nothing changes nothing', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeText(base, changed, base)).toEqual({ text: changed, overlaps: 0 });
        expect(mergeText(base, base, changed)).toEqual({ text: changed, overlaps: 0 });
        expect(mergeText(base, changed, changed)).toEqual({ text: changed, overlaps: 0 });
      }),
    );
  });

  test('no word of either side that the other had not is lost', () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merged = mergeText(base, ours, theirs).text.split(/\s+/);
        const fresh = [...new Set([...ours.split(' '), ...theirs.split(' ')])].filter((w) => w && !base.includes(w));
        for (const word of fresh) expect(merged).toContain(word);
      }),
    );
  });
});
