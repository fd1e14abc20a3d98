import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, describe, expect, test } from 'vitest';
import { fakePlatform } from '#renderer/platform/fake.ts';
import type { RecordQuery, SaveDraft } from '../contract.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must, openTab, type TestTab, VESSEL } from '../testing/test-engine.ts';
import { normalTerm, tokenize } from './search.ts';

let tab: TestTab;
const ids: string[] = [];

const ASSETS: readonly SaveDraft['values'][] = [
  { name: 'ECDIS 10', group: 'nav', space: 'Bridge', tags: ['ot'], quantity: 2 },
  { name: 'ECDIS 2', group: 'nav', space: 'Bridge', quantity: 30 },
  { name: 'Main engine control', group: 'eng', space: 'Engine control room', tags: ['ot', 'old'] },
  { name: '雷达显示器', group: 'nav', space: '驾驶台' },
  { name: 'Écran de passerelle', group: 'it', space: 'Bridge', quantity: 1 },
];

beforeAll(async () => {
  freshIndexedDb(new IDBFactory());
  tab = await openTab(fakePlatform());
  must(await tab.engine.createVessel(VESSEL));
  for (const values of ASSETS) {
    const [saved] = must(await tab.engine.save([{ collection: 'asset', values }]));
    ids.push(saved?.record ?? '');
  }
});

async function names(query: Omit<RecordQuery, 'collection'>): Promise<readonly string[]> {
  const found = await tab.engine.queryIds({ collection: 'asset', ...query });
  return (await tab.engine.rows(found)).map((row) => row.title);
}

describe('lists', () => {
  test('the newest first unless said otherwise; numbers in names count as numbers', async () => {
    expect((await names({}))[0]).toBe('Écran de passerelle');
    expect((await names({ sort: 'title' })).slice(0, 2)).toEqual(['ECDIS 2', 'ECDIS 10']);
    expect((await names({ sort: 'title', down: true })).at(-1)).toBe('ECDIS 2');
  });

  test('by any field of the kind; what has no value comes last either way', async () => {
    expect((await names({ sort: 'quantity' })).slice(0, 3)).toEqual(['Écran de passerelle', 'ECDIS 10', 'ECDIS 2']);
    expect((await names({ sort: 'quantity', down: true })).slice(0, 3)).toEqual([
      'ECDIS 2',
      'ECDIS 10',
      'Écran de passerelle',
    ]);
    expect((await names({ sort: 'quantity', down: true })).slice(3)).toHaveLength(2);
  });

  test('by codes from an index, by texts and numbers from the records, all together', async () => {
    expect(await names({ where: { group: 'nav' }, sort: 'title' })).toEqual(['ECDIS 2', 'ECDIS 10', '雷达显示器']);
    expect(await names({ anyOf: { group: ['it', 'eng'] } })).toHaveLength(2);
    expect(await names({ where: { space: 'Bridge' }, sort: 'title' })).toHaveLength(3);
    expect(await names({ where: { space: 'Bridge', group: 'nav', quantity: 30 } })).toEqual(['ECDIS 2']);
    expect(await names({ where: { tags: 'old' } })).toEqual(['Main engine control']);
    expect(await names({ where: { group: 'none' } })).toEqual([]);
  });

  test('children of a record, by state, by number', async () => {
    const drafts: SaveDraft[] = [1, 2].map((n) => ({
      collection: 'report',
      number: true,
      values: { kind: 'hazard', description: `Hazard ${n}`, state: { state: n === 1 ? 'draft' : 'submitted' } },
    }));
    const [a, b] = must(
      await tab.engine.save([
        ...drafts,
        { collection: 'report', values: { kind: 'hazard', description: 'no number' } },
      ]),
    );
    must(await tab.engine.save([{ collection: 'reportRemark', values: { parent: b?.record ?? '', text: 'seen' } }]));
    expect(await tab.engine.queryIds({ collection: 'report', where: { state: 'submitted' } })).toEqual([b?.record]);
    expect((await tab.engine.queryIds({ collection: 'report', sort: 'number' })).slice(0, 2)).toEqual([
      a?.record,
      b?.record,
    ]);
    expect(await tab.engine.queryIds({ collection: 'report', sort: 'number' })).toHaveLength(3);
    expect(await tab.engine.queryIds({ collection: 'reportRemark', parent: b?.record ?? '' })).toHaveLength(1);
    expect(await tab.engine.queryIds({ collection: 'reportRemark', parent: a?.record ?? '' })).toEqual([]);
    expect(await tab.engine.queryIds({ collection: 'report', onlyConflicts: true })).toEqual([]);
  });
});

describe('search', () => {
  test('finds words in any script, their beginnings, and what is slightly misspelt', async () => {
    expect(await names({ text: 'ecdis' })).toHaveLength(2);
    expect(await names({ text: 'brid', sort: 'title' })).toHaveLength(3);
    expect(await names({ text: 'engin contol' })).toEqual(['Main engine control']);
    expect(await names({ text: '雷达' })).toEqual(['雷达显示器']);
    expect(await names({ text: 'ecran' })).toEqual(['Écran de passerelle']);
    expect(await names({ text: 'zzz' })).toEqual([]);
    expect(await names({ text: '  ' })).toHaveLength(5);
  });

  test('together with filters, in the order of the list or the best first', async () => {
    expect(await names({ text: 'bridge', where: { group: 'nav' }, sort: 'title' })).toEqual(['ECDIS 2', 'ECDIS 10']);
    expect((await names({ text: 'ecdis 10' }))[0]).toBe('ECDIS 10');
  });

  test('follows changes and removals', async () => {
    const loaded = await tab.engine.getRecord(ids[2] ?? '');
    must(
      await tab.engine.save([
        { record: ids[2] ?? '', collection: 'asset', values: { name: 'Propulsion control' }, loaded },
      ]),
    );
    expect(await names({ text: 'propulsion' })).toEqual(['Propulsion control']);
    expect(await names({ text: 'main engine' })).toEqual([]);
    const row = await tab.engine.getRecord(ids[2] ?? '');
    if (row) must(await tab.engine.remove(row, 'scrapped'));
    expect(await names({ text: 'propulsion' })).toEqual([]);
    expect(await names({ text: 'propulsion', removed: 'only' })).toEqual(['Propulsion control']);
  });

  test('takes words apart where there are no spaces, and accents and case away', () => {
    expect(tokenize('雷达显示器 ECDIS-2')).toContain('雷达');
    expect(normalTerm('Écran')).toBe('ecran');
    expect(normalTerm('ＥＣＤＩＳ')).toBe('ecdis');
  });
});
