import fc from 'fast-check';
import { expect, test } from 'vitest';
import rawGovern from '#resources/frameworks/govern.json' with { type: 'json' };
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import type { Result } from '#shared/base/result.ts';
import { RISK_LEVELS } from '../risk/risk-matrix.ts';
import { gapsOf } from './gaps.ts';
import { allRows, readQuestionSet } from './question-set.ts';
import type { QuestionScore } from './score.ts';
import { readScoreRules } from './score-rules.ts';

function value<T>(read: Result<T>): T {
  if (!read.ok) throw new Error('data does not fit');
  return read.value;
}
const rules = value(readScoreRules(rawRules));
const rows = allRows(value(readQuestionSet(rawSeed)), value(readQuestionSet(rawGovern)));
const questions = rows.filter(({ kind }) => kind === 'question');
const score = (id: string, counts: number, status = 'counted') => ({ id, counts, status }) as unknown as QuestionScore;
const gaps = (input: Partial<Parameters<typeof gapsOf>[0]>) =>
  gapsOf({ rules, rows, scores: [], targets: new Map(), risks: [], ...input });

test('what counts less than the target is a gap, by risk and effort; what the seed calls an example needs less', () => {
  const [first, second] = gaps({ scores: [score('D-51', 20), score('D-49', 20)] });
  // both miss 80 of 100 at risk 2: people take effort 1, process takes 2
  expect(first).toMatchObject({ question: 'D-51', missing: 80, risk: 2, effort: 1, priority: 160 });
  expect(second).toMatchObject({ question: 'D-49', missing: 80, risk: 2, effort: 2, priority: 80 });
  expect(gaps({ scores: [score('P-63', 40)] })).toEqual([]);
  expect(gaps({ scores: [score('P-63', 0)] })[0]).toMatchObject({ target: 'partial', missing: 40 });
});

test('the company’s target stands before the default, a risk of the register before the usual weight', () => {
  const scores = [score('D-49', 40)];
  expect(gaps({ scores, targets: new Map([['D-49', 'partial']]) })).toEqual([]);
  expect(gaps({ scores, targets: new Map([['D-49', 'inPlace']]) })[0]).toMatchObject({
    missing: 40,
    isOwnTarget: true,
  });
  // the way back to the default names the default, not what was set
  expect(gaps({ scores: [score('D-49', 0)], targets: new Map([['D-49', 'partial']]) })[0]).toMatchObject({
    target: 'partial',
    usualTarget: 'inPlaceWithEvidence',
  });
  expect(gaps({ scores, targets: new Map([['D-49', 'audited']]) })[0]).toMatchObject({ isOwnTarget: false });
  const risks = [
    { level: 'medium' as const, questions: ['D-49'] },
    { level: 'extreme' as const, questions: ['D-49', 'D-50'] },
  ];
  expect(gaps({ scores, risks })[0]).toMatchObject({ risk: 5, priority: 150 });
  expect(gaps({ scores: [score('P-13', 0)] })[0]).toMatchObject({ risk: 4 });
});

test('they come in order of priority, and never for what does not apply', () => {
  const some = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...questions.map(({ id }) => id)),
      counts: fc.integer({ min: 0, max: 100 }),
      apart: fc.boolean(),
      level: fc.constantFrom(...RISK_LEVELS),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(some, (all) => {
      const found = gaps({
        scores: all.map(({ id, counts, apart }) => score(id, counts, apart ? 'apart' : 'counted')),
        risks: all.map(({ id, level }) => ({ level, questions: [id] })),
      });
      expect(found.map(({ priority }) => priority)).toEqual(
        found.map(({ priority }) => priority).sort((a, b) => b - a),
      );
      for (const { question, missing, now, target } of found) {
        expect(all.find(({ id }) => id === question)?.apart).toBe(false);
        expect(now + missing).toBe(rules.points[target]);
        expect(missing).toBeGreaterThan(0);
      }
    }),
  );
});
