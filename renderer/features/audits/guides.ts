import rawGuides from '#resources/rules/review-guides.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import { type ReviewGuide, readReviewGuides } from '#shared/domain/review-guide.ts';

const read = readReviewGuides(rawGuides);
assert(read.ok, 'the guides fit their shape: check:content says so');
const GUIDES = read.value;
export const GUIDE_EDITION = GUIDES.edition;

export function guideOf(kind: string | null | undefined): ReviewGuide | undefined {
  return GUIDES.guides.find((guide) => guide.kind === kind);
}
