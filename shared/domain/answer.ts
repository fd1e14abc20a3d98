import { code, day, type FieldsOf, line, prose, ref, removed, shoreOwns, texts } from './field.ts';
import type { RecordKind } from './kind.ts';

/** domain.md 3 (product default); `notApplicable` needs a reason. */
export const ANSWER_SCALE = ['notStarted', 'partial', 'inPlace', 'inPlaceWithEvidence', 'notApplicable'] as const;

/** The answer to one question of the readiness assessment; its id follows from the question, so both sides write one. */
export const answer = {
  collection: 'answer',
  version: 1,
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
    ...shoreOwns({
      shoreLevel: code(ANSWER_SCALE),
      shoreRemark: prose(),
      confirmedOn: day(),
      confirmedBy: ref('person'),
    }),
    removed,
  },
} as const satisfies RecordKind;

export type AnswerFields = FieldsOf<typeof answer>;
