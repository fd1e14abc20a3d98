import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { contentKey, UNVERIFIED_REASONS } from '../content/content-source.ts';
import { fileHeadShape, profileSchema, readData } from '../rule-source.ts';
import { ASPECTS, ELEMENTS, EVIDENCE_KINDS, type EvidenceKind, PHASES } from './readiness-codes.ts';

/**
 * The rows of the readiness assessment (domain.md 3): resources/frameworks/seed.json, and our govern overlay in
 * govern.json. Texts in `content-readiness`: `row.<id>.question`, `.guidance`, and of a question `.proof`.
 */

/** `A-00` … `P-72` of the seed, `G-01` of the overlay; records of ships name them for ever. */
export const rowId = z.string().check(z.regex(/^[ADPG]-\d{2}$/));

const rowSchema = z
  .strictObject({
    id: rowId,
    /** A heading is scored from its children, a question is answered. */
    kind: z.enum(['heading', 'question']),
    phase: z.enum(PHASES),
    /** Empty: for all elements together. */
    elements: z.array(z.enum(ELEMENTS)),
    /** Null: people, process and technology together. */
    aspect: z.nullable(z.enum(ASPECTS)),
    /** The seed does not give the aspect: the tag is ours. */
    aspectIsOurs: z.boolean(),
    /** Heading that it stands under; null for a headline. */
    parent: z.nullable(rowId),
    /** Set of references that the seed prints for its headline, reference-sets.json; null where it prints none. */
    refSet: z.nullable(z.string()),
    evidence: z.array(z.enum(EVIDENCE_KINDS as readonly [EvidenceKind, ...EvidenceKind[]])),
    /** The seed calls it an example outside the ISM Code. */
    illustrative: z.optional(z.boolean()),
    /** Ships that it is usually about; others answer "does not apply" with that reason. */
    profile: z.optional(profileSchema),
    unverified: z.boolean(),
    unverifiedReason: z.optional(z.enum(UNVERIFIED_REASONS)),
  })
  .check(
    z.refine((row) => row.unverified === (row.unverifiedReason !== undefined), 'unverified needs its reason'),
    z.refine((row) => (row.kind === 'question') === row.evidence.length > 0, 'a question says what shows it'),
  );

export const questionSetSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(rowSchema).check(z.minLength(1)),
  /** Rows of the other set that this one also counts to an element. */
  alsoElement: z.optional(z.strictObject({ element: z.enum(ELEMENTS), rows: z.array(rowId) })),
});
export type QuestionSet = z.infer<typeof questionSetSchema>;
export type AssessmentRow = QuestionSet['rows'][number];

export function readQuestionSet(raw: unknown): Result<QuestionSet> {
  return readData(questionSetSchema, raw);
}

/** The seed's one-page checklist, checklist.json: each line is rolled up from a row. Texts: `checklist.<key>`. */
export const checklistSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z.strictObject({
      key: contentKey,
      phase: z.enum(PHASES),
      /** As the seed numbers it, `D2 (A)`. */
      mark: z.string(),
      /** Line that it stands under. */
      parent: z.nullable(contentKey),
      /** The row or rows that it is rolled up from. */
      from: z.array(rowId).check(z.minLength(1)),
    }),
  ),
});
export type Checklist = z.infer<typeof checklistSchema>;

export function readChecklist(raw: unknown): Result<Checklist> {
  return readData(checklistSchema, raw);
}

/** The rows of both sets, with the elements that the overlay adds. */
export function allRows(seed: QuestionSet, govern: QuestionSet): readonly AssessmentRow[] {
  const also = govern.alsoElement;
  return [
    ...seed.rows.map((row) =>
      also?.rows.includes(row.id) ? { ...row, elements: [also.element, ...row.elements] } : row,
    ),
    ...govern.rows,
  ];
}

/** Questions below a row, itself if it is one; in order. A ring in the data ends the walk. */
export function questionsUnder(rows: readonly AssessmentRow[], id: string): readonly AssessmentRow[] {
  const under = new Set([id]);
  for (const at of under) for (const row of rows) if (row.parent === at) under.add(row.id);
  return rows.filter((row) => row.kind === 'question' && under.has(row.id));
}

/** Keys of `content-readiness` that these rows need. */
export function readinessTextKeys(rows: readonly AssessmentRow[], checklist: Checklist): readonly string[] {
  return [
    ...rows.flatMap(({ id, kind }) =>
      ['question', 'guidance', ...(kind === 'question' ? ['proof'] : [])].map((part) => `row.${id}.${part}`),
    ),
    ...checklist.rows.map(({ key }) => `checklist.${key}`),
    ...EVIDENCE_KINDS.map((kind) => `evidence.${kind}`),
  ];
}
