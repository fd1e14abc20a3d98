import { expect, test } from 'vitest';
import type { RecordQuery, RecordRow } from '#renderer/data/index.ts';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import { loadContentTexts, loadScenarios } from '#renderer/i18n/load-content.ts';
import { textsOf } from '#renderer/pdf/model/paper.ts';
import { writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { AT, FilledRecords } from '#tests/paper/filled-records.ts';
import { makePaper } from '../make-paper.ts';
import type { PaperSource } from './source.ts';

const filled = new FilledRecords();

/** The first scenario of the app under a number of the company, with words in Russian alone. */
async function ownScenario(): Promise<RecordRow> {
  const [first] = await loadScenarios();
  if (first === undefined) throw new Error('there are scenarios');
  const words = await loadContentTexts('ru', 'content-drill-s01');
  const texts = { ru: { ...words, title: 'Учение компании' } };
  const scenarioFile = JSON.parse(JSON.stringify(writeScenarioBundle({ scenario: { ...first, id: 'C01' }, texts })));
  return filled.record('scenario', { code: 'C01', scenarioFile, status: 'active' }) as RecordRow;
}

function sourceOf(rows: readonly RecordRow[]): PaperSource {
  return {
    getRecord: async (id) => rows.find((row) => row.id === id) ?? null,
    getRecords: async ({ collection, parent }: RecordQuery) =>
      rows.filter((row) => row.collection === collection && (parent === undefined || row.parent === parent)),
    loadSignOffs: async () => [],
    loadPhoto: async () => null,
    loadScorecard: async () => null,
    loadReadinessTrend: async () => [],
  };
}

async function made(rows: readonly RecordRow[], kind: 'drillCard' | 'drillRecord', record: string) {
  const ship = { name: 'MV Test Pioneer', imoNumber: '9074729', offsetMin: 0 };
  const facts = { ship, printedBy: null, printedAt: AT, showsRestricted: true };
  const texts = await createI18n('en');
  return makePaper({ source: sourceOf(rows), texts, language: 'en', facts }, { kind, record });
}

test('a scenario of the company has a card, in the words that came with it', async () => {
  const card = await made([await ownScenario()], 'drillCard', 'C01');
  expect(card.ok && card.value.subject).toBe('C01 Учение компании');
  expect(card.ok && textsOf(card.value).some((text) => text.includes('T+0'))).toBe(true);
});

test('a drill by it has its card and its record', async () => {
  const drill = filled.record('drill', { scenario: 'C01', languages: ['en', 'ru'] }) as RecordRow;
  const rows = [await ownScenario(), drill];
  for (const kind of ['drillCard', 'drillRecord'] as const) {
    const paper = await made(rows, kind, drill.id);
    expect(paper.ok && paper.value.subject, kind).toBe('C01 Учение компании');
  }
});

test('one that nobody has is said', async () => {
  expect(await made([], 'drillCard', 'C99')).toMatchObject({ ok: false, error: { code: 'record/unknown' } });
});
