import { expect, test } from 'vitest';
import type { RecordQuery, RecordRow } from '#renderer/data/index.ts';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import type { PaperBlock } from '#renderer/pdf/model/paper.ts';
import { AT, FilledRecords } from '#tests/paper/filled-records.ts';
import { makePaper } from '../make-paper.ts';
import type { PaperSource } from './source.ts';

/** The lines of the first script on a ship with this working language, printed in that language. */
async function script(working: string, language: LanguageCode): Promise<PaperBlock | undefined> {
  const vessel = new FilledRecords().record('vessel', { workingLanguage: working }) as RecordRow;
  const source: PaperSource = {
    getRecord: async () => null,
    getRecords: async ({ collection }: RecordQuery) => (collection === 'vessel' ? [vessel] : []),
    loadSignOffs: async () => [],
    loadPhoto: async () => null,
    loadScorecard: async () => null,
    loadReadinessTrend: async () => [],
  };
  const ship = { name: 'MV Test Pioneer', imoNumber: '9074729', offsetMin: 0 };
  const facts = { ship, printedBy: null, printedAt: AT, showsRestricted: true };
  const made = await makePaper({ source, texts: await createI18n('en'), language, facts }, { kind: 'callScripts' });
  return made.ok ? made.value.sections[0]?.blocks.find(({ kind }) => kind === 'table' || kind === 'steps') : undefined;
}

test.each<[string, LanguageCode]>([
  ['ru', 'ru'],
  ['en', 'ru'],
  ['ru', 'en'],
])(
  'a ship that works in %s prints a call script in %s: English first, Russian beside it, line by line',
  async (working, language) => {
    const block = await script(working, language);
    const rows = block?.kind === 'table' ? block.rows : [];
    expect(rows.length).toBeGreaterThan(3);
    expect(block?.kind === 'table' && block.columns.slice(1).map(({ title }) => title)).toEqual(['English', 'Русский']);
    for (const { cells } of rows) {
      expect(cells[1]).not.toMatch(/[А-Яа-я]/);
      expect(cells[2]).toMatch(/[А-Яа-я]{3}/);
    }
    expect(rows.some(({ cells }) => cells.slice(1).every((cell) => cell.includes('MV Test Pioneer')))).toBe(true);
  },
);

test('where everybody works in English it is printed once, with boxes to tick', async () => {
  const block = await script('en', 'en');
  expect(block?.kind === 'steps' && block.boxes && block.items.length).toBeGreaterThan(3);
});
