import { expect, test } from 'vitest';
import type { RecordQuery, RecordRow } from '#renderer/data/index.ts';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import { loadContentTexts, loadScenarios } from '#renderer/i18n/load-content.ts';
import { textsOf } from '#renderer/pdf/model/paper.ts';
import { writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { AT, FilledRecords } from '#tests/paper/filled-records.ts';
import { makePaper } from '../make-paper.ts';
import { titlesOf } from './references.ts';
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

test('a step that was changed in one language shows those words in both columns, marked, and no translation of others', async () => {
  const [first] = await loadScenarios();
  const [en, ru] = [
    await loadContentTexts('en', 'content-drill-s01'),
    await loadContentTexts('ru', 'content-drill-s01'),
  ];
  const step = { ...(ru['step'] as ContentTexts), t00: { inject: contentText([ru], 'step.t00.inject') ?? '' } };
  const english = {
    ...(en['step'] as ContentTexts),
    t00: { ...((en['step'] as ContentTexts)['t00'] as ContentTexts), expect: 'Call the pilot.' },
  };
  const texts = { en: { ...en, step: english }, ru: { ...ru, step } };
  const bundle = writeScenarioBundle({ scenario: { ...(first as Scenario), id: 'C01' }, texts });
  const scenarioFile = JSON.parse(JSON.stringify(bundle));
  const own = filled.record('scenario', { code: 'C01', scenarioFile, status: 'active' }) as RecordRow;
  const drill = filled.record('drill', { scenario: 'C01', languages: ['en', 'ru'] }) as RecordRow;
  const card = await made([own, drill], 'drillCard', drill.id);
  const said = card.ok ? textsOf(card.value) : [];
  expect(said.filter((text) => text.includes('Call the pilot.')).map((text) => text.split('\n')[1])).toEqual([
    'Call the pilot.',
    'Call the pilot. (EN)',
  ]);
  expect(said.join()).not.toContain(contentText([ru], 'step.t00.expect'));
  expect(said.join()).toContain(contentText([ru], 'step.t02.expect'));
});

test('what names a drill names it in the language of the print, whatever it was planned in', async () => {
  const drill = {
    ...filled.record('drill', { scenario: 'S01' }),
    title: 'S01 ГНСС',
    number: 'DRL-TP-A-0001',
  } as RecordRow;
  const own = {
    ...filled.record('drill', { scenario: 'C01' }),
    title: 'C01 Своё',
    number: 'DRL-TP-A-0002',
  } as RecordRow;
  const titleOf = await titlesOf(sourceOf([]), [drill, own], 'en');
  expect(titleOf(drill.id)).toBe('DRL-TP-A-0001 S01 GNSS spoofing on coastal approach');
  expect(titleOf(own.id)).toBe('DRL-TP-A-0002 C01 Своё');
});

test('people and systems that a record names are looked up, in whatever field, and found by their names', async () => {
  const [owner, asset] = [
    filled.record('person', { name: 'Suresh Nair' }),
    filled.record('asset', { name: 'ECDIS 1', number: 'AST-TP-A-0009' }),
  ];
  const action = filled.record('action', {
    owner: owner.id,
    assets: [asset.id],
    state: { state: 'open', by: owner.id, at: AT },
    text: 'action. Done',
  }) as RecordRow;
  const titleOf = await titlesOf(sourceOf([owner, asset] as RecordRow[]), [action], 'en');
  expect(titleOf(owner.id)).toBe('Suresh Nair');
  expect(titleOf(asset.id)).toContain('ECDIS 1');
});

test('one that nobody has is said', async () => {
  expect(await made([], 'drillCard', 'C99')).toMatchObject({ ok: false, error: { code: 'record/unknown' } });
});
