import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rawChecklist from '#resources/frameworks/checklist.json' with { type: 'json' };
import rawGovern from '#resources/frameworks/govern.json' with { type: 'json' };
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { dayAgo, record, SHIPS_NOW } from '#shared/testing/dated-records.ts';
import { byHand, evidenceByHand, percentByHand as percent } from '#shared/testing/readiness-by-hand.ts';
import { answersOf, readinessShips, recordsOf } from '#shared/testing/readiness-ships.ts';
import type { DueItem } from '../due/due-items.ts';
import type { DueRecords } from '../due/due-subjects.ts';
import { evidenceItems } from './evidence-items.ts';
import { allRows, readChecklist, readQuestionSet } from './question-set.ts';
import { ELEMENTS } from './readiness-codes.ts';
import { type Scorecard, scorecard } from './score.ts';
import { countedAnswer, type ScoredAnswer } from './score-answer.ts';
import { evidencePoints } from './score-evidence.ts';
import { readScoreRules, type ScoreRules } from './score-rules.ts';

function value<T>(read: Result<T>): T {
  if (!read.ok) throw new Error('data does not fit');
  return read.value;
}
const rules: ScoreRules = value(readScoreRules(rawRules));
const rows = allRows(value(readQuestionSet(rawSeed)), value(readQuestionSet(rawGovern)));
const checklist = value(readChecklist(rawChecklist));
const NOW = SHIPS_NOW;
const DAY = 86_400_000;
const ships = readinessShips(rows.filter(({ kind }) => kind === 'question').map(({ id }) => id));

function scored(
  records: DueRecords,
  answers: ReadonlyMap<string, ScoredAnswer>,
  due: readonly DueItem[] = [],
): Scorecard {
  const items = evidenceItems(records, due, NOW, rules.advisoryAnswer);
  const evidence = rules.evidence.map((rule) => evidencePoints(rule, items[rule.kind], NOW));
  return scorecard({ rules, rows, checklist, frameworks: [], answers, evidence, now: NOW });
}

describe('readiness of generated ships', () => {
  test('is what one reckons by hand, question by question and figure by figure', () => {
    let differing = 0;
    let limited = 0;
    let apart = 0;
    fc.assert(
      fc.property(ships, (ship) => {
        const { records, due } = recordsOf(ship);
        const card = scored(records, answersOf(ship), due);
        const shown = evidenceByHand(ship);
        for (const { kind, points } of card.evidence) expect(points, kind).toBe(shown[kind]);
        const counts = byHand(rows, ship);
        for (const question of card.questions) {
          expect(question.status === 'apart' ? null : question.counts, question.id).toBe(counts.get(question.id));
          if (question.isDiffering) differing++;
          if (question.limitedBy !== null) limited++;
          if (question.status === 'apart') apart++;
        }
        const questions = rows.filter(({ kind }) => kind === 'question');
        expect(card.whole.percent).toBe(
          percent(
            questions.map(({ id }) => id),
            counts,
          ),
        );
        ELEMENTS.forEach((element, at) => {
          const ids = questions
            .filter(({ elements }) => elements.includes(element) || (elements.length === 0 && element !== 'govern'))
            .map(({ id }) => id);
          expect(card.byElement[at]?.percent, element).toBe(percent(ids, counts));
        });
        for (const [at, phase] of (['assess', 'design', 'protect', 'govern'] as const).entries())
          expect(card.byPhase[at]?.percent).toBe(
            percent(
              questions.filter((row) => row.phase === phase).map(({ id }) => id),
              counts,
            ),
          );
        const a00 = questions
          .filter(({ id, parent }) => parent === 'A-00' || parent === 'A-35' || id === 'A-00')
          .map(({ id }) => id);
        expect(card.checklist.find(({ id }) => id === 'a1')?.percent).toBe(percent(a00, counts));
        for (const figure of [card.whole, ...card.byElement, ...card.byAspect])
          if (figure.count > 0) expect(figure.percent).toBe(Math.round(figure.sum / figure.count));
      }),
      { numRuns: 300 },
    );
    expect(Math.min(differing, limited, apart)).toBeGreaterThan(50); // the ships were not all alike
  });

  test('only falls while nobody does anything', () => {
    fc.assert(
      fc.property(ships, fc.integer({ min: 1, max: 900 }), (ship, days) => {
        const { records } = recordsOf(ship);
        const answers = answersOf(ship);
        const at = (now: number) => {
          const items = evidenceItems(records, [], now, rules.advisoryAnswer);
          const evidence = rules.evidence.map((rule) => evidencePoints(rule, items[rule.kind], now));
          return scorecard({ rules, rows, checklist, frameworks: [], answers, evidence, now });
        };
        const [before, after] = [at(NOW), at(NOW + days * DAY)];
        for (const [index, question] of before.questions.entries())
          expect(after.questions[index]?.counts).toBeLessThanOrEqual(question.counts);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an answer', () => {
  const answer = (values: Readonly<Record<string, Value>>, contended?: ScoredAnswer['contended']): ScoredAnswer => ({
    id: 'answer.1',
    values,
    updatedAt: NOW,
    ...(contended === undefined ? {} : { contended }),
  });

  test('that ship and shore see differently counts as the lower one, with the day of who said it last', () => {
    const both = answer({ level: 'inPlace', answeredOn: dayAgo(10), shoreLevel: 'partial', confirmedOn: dayAgo(400) });
    expect(countedAnswer(rules, both, NOW)).toMatchObject({
      level: 'partial',
      side: 'shore',
      isDiffering: true,
      agePercent: 60,
      points: 24,
    });
    const same = answer({ level: 'inPlace', answeredOn: dayAgo(800), shoreLevel: 'inPlace', confirmedOn: dayAgo(1) });
    expect(countedAnswer(rules, same, NOW)).toMatchObject({ isDiffering: false, agePercent: 100, points: 80 });
  });

  test('does not leave the reckoning while one side says that it applies, or without a reason', () => {
    const reason = { level: 'notApplicable', notApplicableBecause: 'No cargo gear', answeredOn: dayAgo(1) };
    expect(countedAnswer(rules, answer(reason), NOW).status).toBe('apart');
    expect(countedAnswer(rules, answer({ ...reason, shoreLevel: 'partial' }), NOW)).toMatchObject({
      status: 'counted',
      points: 40,
      isDiffering: true,
    });
    expect(countedAnswer(rules, answer({ level: 'notApplicable' }), NOW)).toMatchObject({
      status: 'counted',
      points: 0,
    });
  });

  test('in conflict counts as its lowest value until somebody decides', () => {
    const contended = { level: ['inPlaceWithEvidence', 'partial'] };
    const open = answer({ level: 'inPlaceWithEvidence', evidence: ['drill.1'], answeredOn: dayAgo(1) }, contended);
    expect(countedAnswer(rules, open, NOW)).toMatchObject({ level: 'partial', isDiffering: true });
  });

  test('of a level that only a newer app knows counts as none', () => {
    expect(countedAnswer(rules, answer({ level: 'audited' }), NOW).status).toBe('none');
  });
});

test('a day that is set is in time until it is over: review of a paper, end of support', () => {
  const on = dayAgo(0);
  const records = {
    document: [record('document.1', { approvedOn: dayAgo(300), reviewOn: on, expiresOn: on })],
    asset: [record('asset.1', { status: 'inUse', supportEndsOn: on })],
  };
  const good = (now: number) => {
    const { papers, patchState } = evidenceItems(records, [], now, rules.advisoryAnswer);
    return [...papers, ...patchState].map(({ isGood }) => isGood);
  };
  expect(good(NOW)).toEqual([true, true]);
  expect(good(NOW + DAY)).toEqual([false, false]);
});

test('an empty ship has a first figure, and each kind of evidence says what it is worth', () => {
  const card = scored({}, new Map());
  expect(card.whole).toMatchObject({ percent: 0, answered: 0, apart: 0 });
  expect(card.evidence.map(({ kind, points }) => [kind, points])).toContainEqual(['openReports', 100]);
  expect(card.evidence.map(({ kind, points }) => [kind, points])).toContainEqual(['drill', 20]);
});
