import { describe, expect, test } from 'vitest';
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import en from '#resources/locales/en/policy.json' with { type: 'json' };
import ru from '#resources/locales/ru/policy.json' with { type: 'json' };
import rawAnnex from '#resources/rules/policy-annex.json' with { type: 'json' };
import { approval, documentState, nextEdition, readAnnex, statementsOf } from './annex.ts';

const read = readAnnex(rawAnnex);
if (!read.ok) throw new Error('the annex does not fit');
const annex = read.value;
const NOW = Date.parse('2026-11-29T10:00:00Z');

describe('the annex', () => {
  test('has the ten documents of the seed, and each of its questions is a row', () => {
    expect(annex.documents.map(({ question }) => question)).toEqual(
      Array.from({ length: 10 }, (_, at) => `D-${60 + at}`),
    );
    const asked = new Set(rawSeed.rows.filter(({ kind }) => kind === 'question').map(({ id }) => id));
    const named = [
      ...annex.chapters.flatMap(({ questions }) => questions),
      ...annex.documents.flatMap(({ question, covers }) => [question, ...covers]),
    ];
    for (const id of named) expect(asked, id).toContain(id);
  });

  test('covers Option B: objectives, every functional element, people, process and technology', () => {
    const optionB = rawSeed.rows
      .filter(({ kind, id }) => kind === 'question' && id >= 'D-22' && id <= 'D-51')
      .map(({ id }) => id);
    expect(annex.chapters.flatMap(({ questions }) => questions)).toEqual(expect.arrayContaining(optionB));
  });

  test.each([
    ['en', en],
    ['ru', ru],
  ])('has its words in %s', (_, texts) => {
    for (const { key } of annex.chapters) expect(texts.chapter).toHaveProperty(key);
    for (const { key } of annex.documents) {
      expect(texts.document).toHaveProperty(key);
      expect(texts.proposal).toHaveProperty(key);
    }
  });
});

describe('a document', () => {
  test('is missing, a draft, approved, and due for review again', () => {
    expect(documentState(null, NOW)).toBe('missing');
    expect(documentState({ summary: ' ' }, NOW)).toBe('missing');
    expect(documentState({ summary: 'x' }, NOW)).toBe('draft');
    expect(documentState({ summary: 'x', approvedOn: '2026-01-01', reviewOn: '2027-01-01' }, NOW)).toBe('approved');
    expect(documentState({ summary: 'x', approvedOn: '2026-01-01', reviewOn: '2026-11-01' }, NOW)).toBe('reviewDue');
  });

  test('is in time on the day of its review, and due from the next', () => {
    const fields = { summary: 'x', approvedOn: '2026-01-01', reviewOn: '2026-11-29' };
    expect(documentState(fields, NOW)).toBe('approved');
    expect(documentState(fields, Date.parse('2026-11-30T00:00:00Z'))).toBe('reviewDue');
  });

  test('approved again after its day of review is approved, until a year from then', () => {
    const fields = { summary: 'x', approvedOn: '2025-01-01', reviewOn: '2026-11-01' };
    const values = approval(fields, 'DPA', NOW);
    expect(values).toMatchObject({ approvedOn: '2026-11-29', approvedByName: 'DPA', reviewOn: '2027-11-29' });
    expect(documentState({ ...fields, ...values }, NOW)).toBe('approved');
    expect(approval({ ...fields, reviewOn: '2027-03-01' }, 'DPA', NOW)).not.toHaveProperty('reviewOn');
  });

  test('changed after approval is the next edition, which nobody has approved', () => {
    expect(nextEdition(null, 'a')).toMatchObject({ summary: 'a', edition: '1', approvedOn: null });
    expect(nextEdition({ summary: 'a', edition: '1' }, 'b')).toMatchObject({ edition: '1' });
    expect(nextEdition({ summary: 'a', edition: '1', approvedOn: '2026-01-01' }, 'b')).toMatchObject({
      edition: '2',
      approvedOn: null,
    });
    expect(nextEdition({ summary: 'a', edition: '1', approvedOn: '2026-01-01' }, 'a')).toEqual({});
  });

  test('takes what ship or else shore has answered', () => {
    const answers = new Map([
      ['D-22', { level: 'inPlace', note: ' Each watch ' }],
      ['D-23', { shoreLevel: 'partial', shoreRemark: 'Half of it' }],
    ]);
    expect(statementsOf(['D-22', 'D-23', 'D-24'], answers)).toEqual([
      { question: 'D-22', level: 'inPlace', note: 'Each watch' },
      { question: 'D-23', level: 'partial', note: 'Half of it' },
      { question: 'D-24', level: null, note: '' },
    ]);
  });
});
