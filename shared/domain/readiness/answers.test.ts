import { describe, expect, test } from 'vitest';
import type { AnswerFields } from '../answer.ts';
import {
  asksAgain,
  assessedAt,
  evidenceFingerprint,
  levelOf,
  PLAIN_ANSWERS,
  plainAnswer,
  recheckReasons,
  sidesDiffer,
} from './answers.ts';

const at = (day: string) => Date.parse(`${day}T12:00Z`);
const ANSWER: AnswerFields = { question: 'A-10', level: 'inPlace', answeredOn: '2026-01-10', edition: 'seed 1' };
const look = (fields: AnswerFields | null, now: string, more: object = {}) =>
  recheckReasons({
    fields,
    side: 'ship',
    edition: 'seed 1',
    evidenceNow: '',
    interval: 'P1Y',
    soonBefore: 'P30D',
    now: at(now),
    ...more,
  });

test('a plain answer is told from its level, with evidence or without', () => {
  for (const plain of PLAIN_ANSWERS) for (const count of [0, 2]) expect(plainAnswer(levelOf(plain, count))).toBe(plain);
  expect(levelOf('yes', 1)).toBe('inPlaceWithEvidence');
  expect(plainAnswer(null)).toBeNull();
  expect(plainAnswer('a code of a newer app')).toBeNull();
});

describe('an answer asks to be looked at again', () => {
  test.each<[string, AnswerFields | null, string, object, readonly string[]]>([
    ['never while it is fresh', ANSWER, '2026-06-01', {}, []],
    ['when there is none', null, '2026-06-01', {}, ['unanswered']],
    ['of the side that has not answered', ANSWER, '2026-06-01', { side: 'shore' }, ['unanswered']],
    ['soon before its year is over', ANSWER, '2026-12-20', {}, ['soon']],
    ['when its year is over', ANSWER, '2027-01-12', {}, ['old']],
    ['when it has no day', { ...ANSWER, answeredOn: null }, '2026-06-01', {}, ['old']],
    ['when the question has changed', ANSWER, '2026-06-01', { edition: 'seed 2' }, ['newText']],
    [
      'when its evidence has changed',
      { ...ANSWER, evidenceSeen: 'x' },
      '2026-06-01',
      { evidenceNow: 'y' },
      ['evidenceChanged'],
    ],
    ['when shore differs', { ...ANSWER, shoreLevel: 'partial' }, '2026-06-01', {}, ['differs']],
  ])('%s', (_, fields, now, more, expected) => {
    expect(look(fields, now, more)).toEqual(expected);
  });

  test('"soon" and a difference are said, and do not ask for the answer', () => {
    expect(asksAgain(['soon', 'differs'])).toBe(false);
    for (const reason of ['unanswered', 'newText', 'evidenceChanged', 'old'] as const)
      expect(asksAgain([reason])).toBe(true);
  });
});

test('sides differ in what they say and how well, not in having evidence', () => {
  expect(sidesDiffer({ level: 'inPlace', shoreLevel: 'inPlaceWithEvidence' })).toBe(false);
  expect(sidesDiffer({ level: 'inPlace', shoreLevel: 'notStarted' })).toBe(true);
  expect(sidesDiffer({ level: 'inPlace', shoreLevel: 'inPlace', maturity: 'written', shoreMaturity: 'measured' })).toBe(
    true,
  );
  expect(sidesDiffer({ level: 'inPlace' })).toBe(false);
});

test('the fingerprint of evidence follows each record, in whatever order they are linked', () => {
  const times = new Map([
    ['a.1', 1],
    ['b.2', 2],
  ]);
  const of = (ids: readonly string[]) => evidenceFingerprint(ids, (id) => times.get(id) ?? null);
  const before = of(['a.1', 'b.2']);
  expect(of(['b.2', 'a.1'])).toBe(before);
  times.set('b.2', 3);
  const after = of(['a.1', 'b.2']);
  expect(after).not.toBe(before);
  times.delete('b.2');
  expect(of(['a.1', 'b.2'])).not.toBe(after);
  expect(of([])).toBe('');
});

test('an assessment is made when every question has an answer, on the day of the oldest', () => {
  const answers = [ANSWER, { ...ANSWER, question: 'A-11', answeredOn: '2026-03-01' }];
  expect(assessedAt(answers, ['A-10', 'A-11'])).toBe(Date.parse('2026-01-10T00:00Z'));
  expect(assessedAt(answers, ['A-10', 'A-12'])).toBeNull();
  expect(assessedAt([{ ...ANSWER, level: null }], ['A-10'])).toBeNull();
});
