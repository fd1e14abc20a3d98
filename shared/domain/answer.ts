import { code, day, type FieldsOf, line, prose, ref, refs, removed, shoreOwns, texts } from './field.ts';
import type { RecordKind } from './kind.ts';
import { MATURITIES } from './readiness/readiness-codes.ts';

/** domain.md 3 (product default); `notApplicable` needs a reason. */
export const ANSWER_SCALE = ['notStarted', 'partial', 'inPlace', 'inPlaceWithEvidence', 'notApplicable'] as const;

/**
 * The answer to one question of the readiness assessment. Its id follows from the question (`answer-id.ts` of the readiness pages), so
 * both sides write one record: the ship its own fields, shore the `shore…` fields. Neither replaces the other, and where
 * they differ both stand on the screen. Answered again, it keeps its id; what was said before is in its history.
 */
export const answer = {
  collection: 'answer',
  version: 3,
  lane: 'routine',
  fields: {
    /** Question id of the seed, `A-10`, or of our overlay, `G-01`. */
    question: line({ required: true, max: 40 }),
    /** Round or year that it belongs to. */
    round: line({ max: 40 }),
    /** Edition of the question set. */
    edition: line({ max: 40 }),
    level: code(ANSWER_SCALE),
    notApplicableBecause: prose(),
    note: prose(),
    /** Records that show it, of any collection. */
    evidence: texts(),
    answeredOn: day(),
    answeredBy: ref('person'),
    report: ref('report'),
    /** What is planned to close the gap. */
    gapActions: refs('action'),
    /** How well it is done; only beside `partial` and better. */
    maturity: code(MATURITIES),
    /** Fingerprint of what the evidence looked like when it was answered: another one asks for a second look. */
    evidenceSeen: line({ max: 80 }),
    ...shoreOwns({
      shoreLevel: code(ANSWER_SCALE),
      shoreRemark: prose(),
      /** When shore answered, and who. */
      confirmedOn: day(),
      confirmedBy: ref('person'),
      shoreMaturity: code(MATURITIES),
      shoreNotApplicableBecause: prose(),
      shoreEvidence: texts(),
      /** Edition of the question set that shore answered. */
      shoreEdition: line({ max: 40 }),
      /** What the company wants to reach, and by when: the target profile. */
      targetLevel: code(ANSWER_SCALE),
      targetMaturity: code(MATURITIES),
      targetOn: day(),
    }),
    removed,
  },
} as const satisfies RecordKind;

export type AnswerFields = FieldsOf<typeof answer>;
