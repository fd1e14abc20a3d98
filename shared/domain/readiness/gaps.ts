import type { RiskLevelCode } from '../risk/risk-matrix.ts';
import type { AssessmentRow } from './question-set.ts';
import type { QuestionScore } from './score.ts';
import type { CountedLevel, ScoreRules } from './score-rules.ts';

/** What is missing between what counts today and what is wanted, and how soon it should be closed. */
export type Gap = {
  readonly question: string;
  /** Points that count today. */
  readonly now: number;
  readonly target: CountedLevel;
  readonly isOwnTarget: boolean;
  /** What is wanted where the company has set nothing. */
  readonly usualTarget: CountedLevel;
  /** Points that are missing. */
  readonly missing: number;
  /** 1 to 5 each. */
  readonly risk: number;
  readonly effort: number;
  /** missing × risk ÷ effort, rounded: what brings most for least comes first. */
  readonly priority: number;
};

export type GapInput = {
  readonly rules: ScoreRules;
  readonly rows: readonly AssessmentRow[];
  readonly scores: readonly QuestionScore[];
  /** Levels that the company wants, by question. */
  readonly targets: ReadonlyMap<string, string>;
  /** Open risks of the register with the questions that they name. */
  readonly risks: readonly { readonly level: RiskLevelCode; readonly questions: readonly string[] }[];
};

/** The most urgent first; what does not apply has no gap. */
export function gapsOf({ rules, rows, scores, targets, risks }: GapInput): readonly Gap[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const gaps = scores.flatMap((score): readonly Gap[] => {
    const row = byId.get(score.id);
    if (row === undefined || score.status === 'apart') return [];
    const own = targets.get(score.id);
    const isOwnTarget = own !== undefined && Object.hasOwn(rules.points, own);
    const usualTarget = row.illustrative ? rules.target.illustrative : rules.target.default;
    const target = isOwnTarget ? (own as CountedLevel) : usualTarget;
    const missing = rules.points[target] - score.counts;
    if (missing <= 0) return [];
    const effort = rules.effort[row.aspect ?? 'mixed'];
    const risk = riskOf(rules, row, risks);
    const priority = Math.round((missing * risk) / effort);
    return [
      { question: score.id, now: score.counts, target, isOwnTarget, usualTarget, missing, risk, effort, priority },
    ];
  });
  return gaps.sort((a, b) => b.priority - a.priority || (a.question < b.question ? -1 : 1));
}

function riskOf(rules: ScoreRules, row: AssessmentRow, risks: GapInput['risks']): number {
  const named = risks.filter(({ questions }) => questions.includes(row.id)).map(({ level }) => rules.risk[level]);
  const critical = row.evidence.includes('criticalAssets') ? [rules.risk.critical] : [];
  return Math.max(rules.risk.none, ...named, ...critical);
}
