import { useMemo } from 'react';
import { type RecordRow, useRecords, useScorecard } from '#renderer/data/index.ts';
import rawGovern from '#resources/frameworks/govern.json' with { type: 'json' };
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import rawMatrix from '#resources/rules/risk-matrix.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { Result } from '#shared/base/result.ts';
import { type GapPlan, gapPlan } from '#shared/domain/readiness/gap-plan.ts';
import { allRows, readQuestionSet } from '#shared/domain/readiness/question-set.ts';
import type { Figure } from '#shared/domain/readiness/score.ts';
import { readScoreRules } from '#shared/domain/readiness/score-rules.ts';
import { readRiskMatrix } from '#shared/domain/risk/risk-matrix.ts';

const MANY = { from: 0, count: 1000 } as const;
const ANSWERS = { collection: 'answer' } as const;
const RISKS = { collection: 'risk' } as const;
const MATRIX = { collection: 'setting', where: { key: 'policy.riskMatrix' } } as const;

function fitting<T>(read: Result<T>): T {
  assert(read.ok, 'the data fit their shape: check:content says so');
  return read.value;
}
const RULES = fitting(readScoreRules(rawRules));
const ROWS = allRows(fitting(readQuestionSet(rawSeed)), fitting(readQuestionSet(rawGovern)));
const SHIPPED = fitting(readRiskMatrix(rawMatrix));

export type Gaps = GapPlan<RecordRow> & {
  /** Questions that apply, by what a target can be set for at once: `element.protect`, `phase.design`. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
};

/** Present against target profile, the most urgent gap first; undefined while it loads. */
export function useGaps(): Gaps | undefined {
  const card = useScorecard();
  const answers = useRecords(ANSWERS, MANY).rows;
  const risks = useRecords(RISKS, MANY).rows;
  const setting = useRecords(MATRIX, MANY).rows[0];
  return useMemo(() => {
    if (!card) return undefined;
    const ownMatrix = setting?.values['value'];
    const apart = new Set(card.questions.flatMap(({ id, status }) => (status === 'apart' ? [id] : [])));
    const group = (kind: string, figures: readonly Figure[]) =>
      figures.map(({ id, questions }) => [`${kind}.${id}`, questions.filter((each) => !apart.has(each))] as const);
    return {
      ...gapPlan({ rules: RULES, rows: ROWS, matrix: SHIPPED, ownMatrix, scores: card.questions, answers, risks }),
      groups: new Map([...group('element', card.byElement), ...group('phase', card.byPhase)]),
    };
  }, [card, answers, risks, setting]);
}
