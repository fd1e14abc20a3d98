import type { Value } from '#shared/base/value.ts';
import type { AnswerFields } from '../answer.ts';
import { matrixInUse, type RiskMatrixFile } from '../risk/risk-matrix.ts';
import { presentRating } from '../risk/risk-rating.ts';
import type { RiskFields } from '../risk.ts';
import { type Gap, gapsOf } from './gaps.ts';
import type { AssessmentRow } from './question-set.ts';
import type { QuestionScore } from './score.ts';
import type { ScoreRules } from './score-rules.ts';

type Held = { readonly values: Readonly<Record<string, Value>>; readonly isRemoved: boolean };

export type GapPlanInput<R extends Held> = {
  readonly rules: ScoreRules;
  readonly rows: readonly AssessmentRow[];
  /** As shipped. */
  readonly matrix: RiskMatrixFile;
  /** `policy.riskMatrix` of the company, whatever is in it. */
  readonly ownMatrix: Value | undefined;
  readonly scores: readonly QuestionScore[];
  readonly answers: readonly R[];
  readonly risks: readonly Held[];
};

/** What the page and the paper show: plain values, made in one place. */
export type GapPlan<R> = {
  readonly gaps: readonly Gap[];
  /** Answers by question. */
  readonly answers: ReadonlyMap<string, R>;
};

/** Present against target profile, the most urgent gap first. */
export function gapPlan<R extends Held>(input: GapPlanInput<R>): GapPlan<R> {
  const { rules, rows, scores } = input;
  const matrix = matrixInUse(input.matrix, input.ownMatrix);
  const answers = new Map(input.answers.map((row) => [String(row.values['question']), row]));
  const targets = [...answers].flatMap(([question, row]) => {
    const { targetLevel } = row.values as AnswerFields;
    return targetLevel ? [[question, targetLevel] as const] : [];
  });
  const risks = input.risks.flatMap((row) => {
    const { status, questions } = row.values as RiskFields;
    const rating = row.isRemoved || status === 'closed' ? null : presentRating(matrix, row.values);
    return rating === null ? [] : [{ level: rating.level, questions: questions ?? [] }];
  });
  return { gaps: gapsOf({ rules, rows, scores, targets: new Map(targets), risks }), answers };
}

/** Ids of the actions that were made to close the gap of an answer. */
export function plannedActions(answer: Pick<Held, 'values'> | null | undefined): readonly string[] {
  const held = answer?.values['gapActions'];
  return Array.isArray(held) ? held.filter((each): each is string => typeof each === 'string') : [];
}
