import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { AnswerFields } from '../answer.ts';
import { contentHeadShape, contentKey, doubtIsExplained } from '../content/content-source.ts';
import { DOCUMENT_CLASSES, type DocumentFields } from '../document.ts';
import { addDuration } from '../due/calendar.ts';
import { rowId } from '../readiness/question-set.ts';
import { readData } from '../rule-source.ts';
import { isDayOver, utcDay } from '../ship-time.ts';

/** The cyber annex of the SMS (Option B of the seed): resources/rules/policy-annex.json. Words are in `policy`. */
export const annexSchema = z
  .strictObject({
    ...contentHeadShape,
    /** Objectives, functional elements, people, process, technology. */
    chapters: z.array(z.strictObject({ key: contentKey, questions: z.array(rowId).check(z.minLength(1)) })),
    /** The seed's document list. */
    documents: z.array(
      z.strictObject({
        key: contentKey,
        class: z.enum(DOCUMENT_CLASSES),
        /** The question that asks whether the SMS has it. */
        question: rowId,
        /** Questions whose answers it is written from. */
        covers: z.array(rowId),
        /** What the ship's records add to it by themselves. */
        facts: z.nullable(z.enum(['roles', 'critical', 'backups'])),
        /** Must lie aboard on paper (SIRE 2.0). */
        hardCopy: z.boolean(),
      }),
    ),
  })
  .check(doubtIsExplained);
export type Annex = z.infer<typeof annexSchema>;
export type AnnexDocument = Annex['documents'][number];

export function readAnnex(raw: unknown): Result<Annex> {
  return readData(annexSchema, raw);
}

/** What the builder and the printed annex show of one document. */
export type DocumentState = 'missing' | 'draft' | 'approved' | 'reviewDue';

/** @param now UTC ms. */
export function documentState(fields: DocumentFields | null, now: number): DocumentState {
  if (fields === null || !fields.summary?.trim()) return 'missing';
  if (!fields.approvedOn) return 'draft';
  return isDayOver(fields.reviewOn ?? '', now) ? 'reviewDue' : 'approved';
}

/** A document is written again: the next edition, which nobody has approved yet. Left as it is, nothing changes. */
export function nextEdition(before: DocumentFields | null, text: string): Readonly<Record<string, Value>> {
  if (before !== null && (before.summary ?? '') === text) return {};
  const wasApproved = before?.approvedOn != null;
  const edition = before?.edition ? Number.parseInt(before.edition, 10) : 0;
  const next =
    before === null || wasApproved || !Number.isFinite(edition) || edition < 1
      ? Math.max(edition || 0, 0) + 1
      : edition;
  return { summary: text, edition: String(next), approvedOn: null, approvedByName: null, effectiveOn: null };
}

/** Product default: looked at again yearly. */
const REVIEW_EVERY = 'P1Y';

/** The day on which a document is looked at again when nobody says another. @param now UTC ms. */
export function usualReview(now: number): string {
  return utcDay(addDuration(now, REVIEW_EVERY));
}

/** Approved as it stands; once its day of review has come, this was that review and the next day is set. */
export function approval(fields: DocumentFields, byName: string, now: number): Readonly<Record<string, Value>> {
  const today = utcDay(now);
  const isReview = documentState({ ...fields, approvedOn: today }, now) === 'reviewDue';
  return {
    approvedByName: byName,
    approvedOn: today,
    effectiveOn: today,
    ...(isReview ? { reviewOn: usualReview(now) } : {}),
  };
}

/** One statement of the annex: what is so, from an answered question. */
export type Statement = {
  readonly question: string;
  readonly level: string | null;
  readonly note: string;
};

/** What ship and shore have answered; the shore's word stands where the ship has none. */
export function statementsOf(
  questions: readonly string[],
  answers: ReadonlyMap<string, AnswerFields>,
): readonly Statement[] {
  return questions.map((question) => {
    const fields = answers.get(question);
    const level = fields?.level || fields?.shoreLevel || null;
    return { question, level, note: (fields?.note || fields?.shoreRemark || '').trim() };
  });
}
