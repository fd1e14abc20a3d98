import { diff3Merge } from 'node-diff3';

export type TextMerge = {
  readonly text: string;
  /** Places where both sides changed the same words; there both stand one after the other. */
  readonly overlaps: number;
};

/** Proposes a text from what was, the ship's and the shore's, word by word. A person reads it before it is used. */
export function mergeText(base: string, ours: string, theirs: string): TextMerge {
  const words = (text: string) => text.split(/(\s+)/).filter((w) => w !== '');
  const regions = diff3Merge(words(ours), words(base), words(theirs), { excludeFalseConflicts: true });
  let overlaps = 0;
  const parts = regions.flatMap((region) => {
    if (region.ok) return region.ok;
    if (!region.conflict) return [];
    overlaps++;
    return [...region.conflict.a, ' ', ...region.conflict.b];
  });
  return { text: parts.join('').replace(/[ \t]{2,}/g, ' '), overlaps };
}
