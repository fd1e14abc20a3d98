import { expect, test } from 'vitest';
import { SearchIndex } from './search.ts';

function filled(): SearchIndex {
  const index = new SearchIndex();
  const put = (id: string, title: string, values: Record<string, string | string[]>) =>
    index.put({ id, collection: 'asset', title, number: null, values });
  put('asset.a.1', 'ECDIS 1', { maker: 'Furuno', serialNumber: 'FX-4410/2', ipAddresses: ['10.0.1.7'] });
  put('asset.a.2', 'Коммутатор мостика', { note: 'Перезагружен после сбоя' });
  put('asset.a.3', '电子海图', { note: '张伟发现移动硬盘与电子海图相连' });
  return index;
}

test('finds words of any script, beginnings, misspellings, and codes as they are written', () => {
  const index = filled();
  expect(index.find('ecd', 'asset')).toEqual(['asset.a.1']);
  expect(index.find('furunno', 'asset')).toEqual(['asset.a.1']);
  expect(index.find('FX-4410/2', 'asset')).toEqual(['asset.a.1']);
  expect(index.find('10.0.1.7', 'asset')).toEqual(['asset.a.1']);
  expect(index.find('перезагружен', 'asset')).toEqual(['asset.a.2']);
  expect(index.find('硬盘', 'asset')).toEqual(['asset.a.3']);
});

test('keeps to the collection, follows changes, forgets what was removed', () => {
  const index = filled();
  expect(index.find('ecdis', 'report')).toEqual([]);
  index.put({ id: 'asset.a.1', collection: 'asset', title: 'Radar', number: null, values: {} });
  expect(index.find('ecdis', 'asset')).toEqual([]);
  index.remove('asset.a.2');
  expect(index.find('мостика', 'asset')).toEqual([]);
});
