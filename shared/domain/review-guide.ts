import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { contentHeadShape, contentKey, doubtIsExplained } from './content/content-source.ts';
import { rowId } from './readiness/question-set.ts';
import { REVIEW_KINDS } from './review.ts';
import { readData } from './rule-source.ts';

/** What an internal audit and the Master's review look at, point by point: resources/rules/review-guides.json. */
export const reviewGuidesSchema = z
  .strictObject({
    ...contentHeadShape,
    guides: z.array(
      z.strictObject({
        kind: z.enum(REVIEW_KINDS),
        points: z
          .array(
            z.strictObject({
              /** Its words are `point.<kind>.<key>` and `look.<kind>.<key>` of `audits`. */
              key: contentKey,
              /** Clauses of the ISM Code. */
              ism: z.array(z.string()),
              questions: z.array(rowId),
            }),
          )
          .check(z.minLength(1)),
      }),
    ),
  })
  .check(doubtIsExplained);
export type ReviewGuides = z.infer<typeof reviewGuidesSchema>;
export type ReviewGuide = ReviewGuides['guides'][number];
export type ReviewPoint = ReviewGuide['points'][number];

export function readReviewGuides(raw: unknown): Result<ReviewGuides> {
  return readData(reviewGuidesSchema, raw);
}
