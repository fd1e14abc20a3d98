import { useMemo } from 'react';
import { type RecordRow, useRecords, useScorecard } from '#renderer/data/index.ts';
import rawGovern from '#resources/frameworks/govern.json' with { type: 'json' };
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import rawMatrix from '#resources/rules/risk-matrix.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { Result } from '#shared/base/result.ts';
import type { AnswerFields } from '#shared/domain/answer.ts';
import { type Gap, gapsOf } from '#shared/domain/readiness/gaps.ts';
import { allRows, readQuestionSet } from '#shared/domain/readiness/question-set.ts';
import { readScoreRules } from '#shared/domain/readiness/score-rules.ts';
import { matrixInUse, readRiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { presentRating } from '#shared/domain/risk/risk-rating.ts';
import type { RiskFields } from '#shared/domain/risk.ts';

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

export type Gaps = {
  readonly gaps: readonly Gap[];
  /** Answers by question. */
  readonly answers: ReadonlyMap<string, RecordRow>;
};

/** Present against target profile, the most urgent gap first; undefined while it loads. */
export function useGaps(): Gaps | undefined {
  const card = useScorecard();
  const answers = useRecords(ANSWERS, MANY).rows;
  const risks = useRecords(RISKS, MANY).rows;
  const setting = useRecords(MATRIX, MANY).rows[0];
  return useMemo(() => {
    if (!card) return undefined;
    const matrix = matrixInUse(SHIPPED, setting?.values['value']);
    const byQuestion = new Map(answers.map((row) => [String(row.values['question']), row]));
    const targets = [...byQuestion].flatMap(([question, row]) => {
      const { targetLevel } = row.values as AnswerFields;
      return targetLevel ? [[question, targetLevel] as const] : [];
    });
    const open = risks.flatMap((row) => {
      const { status, questions } = row.values as RiskFields;
      const rating = row.isRemoved || status === 'closed' ? null : presentRating(matrix, row.values);
      return rating === null ? [] : [{ level: rating.level, questions: questions ?? [] }];
    });
    const gaps = gapsOf({ rules: RULES, rows: ROWS, scores: card.questions, targets: new Map(targets), risks: open });
    return { gaps, answers: byQuestion };
  }, [card, answers, risks, setting]);
}
