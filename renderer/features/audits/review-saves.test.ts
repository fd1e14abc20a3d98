import { describe, expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import en from '#resources/locales/en/audits.json' with { type: 'json' };
import ru from '#resources/locales/ru/audits.json' with { type: 'json' };
import rawClauses from '#resources/rules/ism-clauses.json' with { type: 'json' };
import { REVIEW_KINDS } from '#shared/domain/review.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import { guideOf } from './guides.ts';
import { currentPoint, findingAction, findingReport, madeOf, newReview, stepId, stepSave } from './review-saves.ts';

const NOW = Date.parse('2026-11-29T10:00:00Z');
const BY = { record: 'person.aaaaaaaaaaaaa.1', name: 'Master', role: 'MASTER' };
const review = {
  id: 'review.aaaaaaaaaaaaa.1',
  collection: 'review',
  values: { kind: 'internalAudit', links: ['x'] },
} as unknown as RecordRow;

describe('the guides', () => {
  test.each(REVIEW_KINDS)('of %s name clauses and questions that exist, and have words', (kind) => {
    const clauses = new Set(rawClauses.rows.map(({ clause }) => clause));
    const rows = new Set(rawSeed.rows.map(({ id }) => id));
    const points = guideOf(kind)?.points ?? [];
    expect(points.length).toBeGreaterThan(5);
    for (const { key, ism, questions } of points) {
      for (const clause of ism) expect(clauses, clause).toContain(clause);
      for (const question of questions) expect(rows, question).toContain(question);
      for (const texts of [en, ru]) {
        expect(texts.point[kind]).toHaveProperty(key);
        expect(texts.look[kind]).toHaveProperty(key);
      }
    }
  });
});

describe('what is saved', () => {
  test('is whole records, and a finding and its review name each other', () => {
    const drafts = [
      newReview('internalAudit', { title: 'Internal audit', guideEdition: '1' }, BY, NOW),
      stepSave(review, 'roles', null, { result: 'finding', note: 'No name' }, BY, NOW),
      ...findingReport(
        review,
        'report.aaaaaaaaaaaaa.1',
        { key: 'roles', title: 'Roles', text: 'No name' },
        BY,
        'en',
        NOW,
      ).slice(0, 1),
      ...findingAction(review, 'action.aaaaaaaaaaaaa.1', { key: 'roles', title: 'Roles', text: '' }, BY, NOW).slice(
        0,
        1,
      ),
    ];
    for (const { collection, values } of drafts)
      expect(validateRecord(collection, values), collection).toMatchObject({ ok: true });
    const [, back] = findingAction(
      review,
      'action.aaaaaaaaaaaaa.1',
      { key: 'roles', title: 'Roles', text: '' },
      BY,
      NOW,
    );
    expect(back).toMatchObject({ record: review.id, values: { links: ['x', 'action.aaaaaaaaaaaaa.1'] } });
  });

  test('what was made of a finding is found at its point, in whatever language its title is', () => {
    const report = findingReport(
      review,
      'report.aaaaaaaaaaaaa.1',
      { key: 'roles', title: 'Роли', text: '' },
      BY,
      'ru',
      NOW,
    );
    const rows = [{ id: 'report.aaaaaaaaaaaaa.1', values: report[0]?.values }] as unknown as readonly RecordRow[];
    expect(madeOf(review, 'roles', rows)).toEqual(rows);
    expect(madeOf(review, 'media', rows)).toEqual([]);
  });

  test('a review goes on at its first open point', () => {
    const step = (key: string, result: string | null) =>
      ({ id: stepId(review.id, key), values: { key, result } }) as unknown as RecordRow;
    expect(currentPoint(['a', 'b'], [])).toBe('a');
    expect(currentPoint(['a', 'b'], [step('a', 'good'), step('b', null)])).toBe('b');
    expect(currentPoint(['a', 'b'], [step('a', 'good'), step('b', 'finding')])).toBe('b');
  });
});
