import { type AssessmentRow, type Checklist, questionsUnder } from './question-set.ts';
import { ASPECTS, ELEMENTS, type EvidenceKind, PHASES } from './readiness-codes.ts';
import { type CountedAnswer, countedAnswer, type ScoredAnswer } from './score-answer.ts';
import type { EvidencePoints } from './score-evidence.ts';
import type { ScoreRules } from './score-rules.ts';

/**
 * Readiness, so that an auditor can do it again by hand:
 *
 *  1. an answer is worth the points of its level, less what its age takes; ship and shore differ: the lower;
 *  2. it counts at most what its weakest live evidence is worth (the last drill, the open non-conformities …);
 *  3. a figure is the sum of its questions divided by their number. Unanswered counts 0, "not applicable" leaves.
 */
export type QuestionScore = CountedAnswer & {
  readonly id: string;
  /** Record of the answer; null: there is none. */
  readonly record: string | null;
  /** Live evidence that has something to say, in the order of the row. */
  readonly limits: readonly { readonly kind: EvidenceKind; readonly points: number }[];
  /** The weakest of them where it is weaker than the answer. */
  readonly limitedBy: EvidenceKind | null;
  /** What counts. */
  readonly counts: number;
};

/** A figure with everything that made it. */
export type Figure = {
  readonly id: string;
  /** Questions below it, whether they count or not. */
  readonly questions: readonly string[];
  readonly sum: number;
  /** How many were divided by. */
  readonly count: number;
  /** 0 to 100; null: nothing in it applies. */
  readonly percent: number | null;
  readonly answered: number;
  readonly apart: number;
  readonly differing: number;
  /** UTC ms of the newest and the oldest answer in it. */
  readonly newestAt: number | null;
  readonly oldestAt: number | null;
};

export type Scorecard = {
  readonly at: number;
  readonly edition: string;
  readonly whole: Figure;
  readonly byElement: readonly Figure[];
  readonly byPhase: readonly Figure[];
  readonly byAspect: readonly Figure[];
  /** By edition of an instrument. */
  readonly byFramework: readonly Figure[];
  /** Lines of the seed's one-page checklist. */
  readonly checklist: readonly Figure[];
  readonly questions: readonly QuestionScore[];
  readonly evidence: readonly EvidencePoints[];
};

export type ScoreInput = {
  readonly rules: ScoreRules;
  readonly rows: readonly AssessmentRow[];
  readonly checklist: Checklist;
  /** Rows that bear on an edition. */
  readonly frameworks: readonly { readonly edition: string; readonly rows: readonly string[] }[];
  /** By question. */
  readonly answers: ReadonlyMap<string, ScoredAnswer>;
  readonly evidence: readonly EvidencePoints[];
  /** UTC ms. */
  readonly now: number;
};

export function scorecard(input: ScoreInput): Scorecard {
  const { rules, rows, checklist, frameworks, answers, evidence, now } = input;
  const asked = rows.filter(({ kind }) => kind === 'question');
  const worth = new Map(evidence.flatMap(({ kind, points }) => (points === null ? [] : [[kind, points] as const])));
  const questions = asked.map((row) => questionScore(rules, row, answers.get(row.id) ?? null, worth, now));
  const scores = new Map(questions.map((score) => [score.id, score]));
  const figure = (id: string, ids: readonly string[]) =>
    figureOf(
      id,
      ids.flatMap((each) => scores.get(each) ?? []),
    );
  const those = (which: (row: AssessmentRow) => boolean) => asked.filter(which).map(({ id }) => id);
  return {
    at: now,
    edition: rules.edition,
    whole: figureOf('whole', questions),
    // a question for all elements together counts in each
    byElement: ELEMENTS.map((id) =>
      figure(
        id,
        those(({ elements }) => elements.includes(id) || (elements.length === 0 && id !== 'govern')),
      ),
    ),
    byPhase: PHASES.map((id) =>
      figure(
        id,
        those(({ phase }) => phase === id),
      ),
    ),
    byAspect: ASPECTS.map((id) =>
      figure(
        id,
        those(({ aspect }) => aspect === id),
      ),
    ),
    byFramework: frameworks.map(({ edition, rows: bearing }) =>
      figure(
        edition,
        those(({ id }) => bearing.includes(id)),
      ),
    ),
    checklist: checklist.rows.map(({ key, from }) =>
      figure(key, [...new Set(from.flatMap((id) => questionsUnder(rows, id).map((row) => row.id)))]),
    ),
    questions,
    evidence,
  };
}

function questionScore(
  rules: ScoreRules,
  row: AssessmentRow,
  answer: ScoredAnswer | null,
  worth: ReadonlyMap<EvidenceKind, number>,
  now: number,
): QuestionScore {
  const counted = countedAnswer(rules, answer, now);
  const limits = row.evidence.flatMap((kind) => {
    const points = worth.get(kind);
    return points === undefined ? [] : [{ kind, points }];
  });
  const weakest = limits.reduce<(typeof limits)[number] | null>(
    (low, limit) => (low === null || limit.points < low.points ? limit : low),
    null,
  );
  const isLimited = weakest !== null && weakest.points < counted.points;
  return {
    ...counted,
    id: row.id,
    record: answer?.id ?? null,
    limits,
    limitedBy: isLimited ? weakest.kind : null,
    counts: isLimited ? weakest.points : counted.points,
  };
}

function figureOf(id: string, questions: readonly QuestionScore[]): Figure {
  const counting = questions.filter(({ status }) => status !== 'apart');
  const sum = counting.reduce((total, { counts }) => total + counts, 0);
  const times = questions.flatMap(({ at }) => (at === null ? [] : [at]));
  return {
    id,
    questions: questions.map((each) => each.id),
    sum,
    count: counting.length,
    percent: counting.length === 0 ? null : Math.round(sum / counting.length),
    answered: questions.filter(({ status }) => status !== 'none').length,
    apart: questions.length - counting.length,
    differing: questions.filter(({ isDiffering }) => isDiffering).length,
    newestAt: times.length === 0 ? null : Math.max(...times),
    oldestAt: times.length === 0 ? null : Math.min(...times),
  };
}
