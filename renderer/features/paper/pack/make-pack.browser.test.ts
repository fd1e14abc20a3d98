import { expect, test } from 'vitest';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import type { PaperSource } from '../gather/source.ts';
import type { PaperMaker } from '../make-paper.ts';
import { makePack } from './make-pack.ts';

async function makerWith(getRecords: PaperSource['getRecords']): Promise<PaperMaker> {
  const source: PaperSource = {
    getRecord: async () => null,
    getRecords,
    loadSignOffs: async () => [],
    loadPhoto: async () => null,
    loadScorecard: async () => null,
    loadReadinessTrend: async () => [],
  };
  const ship = { name: 'MV Test Pioneer', imoNumber: '9074729', offsetMin: 0 };
  const facts = { ship, printedBy: null, printedAt: 0, showsRestricted: true };
  return { source, texts: await createI18n('en'), language: 'en', facts };
}

const wish = { period: { fromOn: '2026-01-01', toOn: '2026-12-31' }, withLog: false };

test('a pack that cannot be made says so, and is not for ever on its way', async () => {
  const maker = await makerWith(async () => {
    throw new Error('the store is gone');
  });
  const made = await makePack(maker, wish, () => {}, new AbortController().signal);
  expect(made).toMatchObject({ ok: false, error: { code: 'paper/failed', params: { cause: /the store is gone/ } } });
});
