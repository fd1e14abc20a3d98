import { expect, test } from 'vitest';
import { sortRows, type TableColumn } from './column.ts';

type Asset = { readonly name: string; readonly ageDays: number | null };

const columns: readonly TableColumn<Asset>[] = [
  { id: 'name', header: 'Asset', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'age', header: 'Age', cell: ({ ageDays }) => ageDays, sortBy: ({ ageDays }) => ageDays },
];
const assets: readonly Asset[] = [
  { name: 'ECDIS 10', ageDays: 3 },
  { name: 'ECDIS 2', ageDays: null },
  { name: 'AIS', ageDays: 40 },
];

function names(sort: Parameters<typeof sortRows>[2]): readonly string[] {
  return sortRows(assets, columns, sort, 'en').map(({ name }) => name);
}

test('without a sort the order of the caller stays', () => {
  expect(names(null)).toEqual(['ECDIS 10', 'ECDIS 2', 'AIS']);
});

test('numbers inside words count as numbers', () => {
  expect(names({ column: 'name', direction: 'ascending' })).toEqual(['AIS', 'ECDIS 2', 'ECDIS 10']);
});

test('what is not known stands last in both directions', () => {
  expect(names({ column: 'age', direction: 'ascending' })).toEqual(['ECDIS 10', 'AIS', 'ECDIS 2']);
  expect(names({ column: 'age', direction: 'descending' })).toEqual(['AIS', 'ECDIS 10', 'ECDIS 2']);
});
