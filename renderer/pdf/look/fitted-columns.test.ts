import { expect, test } from 'vitest';
import type { PaperColumn } from '#renderer/pdf/model/paper.ts';
import { fittedColumns } from './fitted-columns.ts';

const columns: readonly PaperColumn[] = [
  { title: 'No.', width: 1 },
  { title: 'Ответственный', width: 1 },
  { title: 'Text', width: 8 },
];
const sharesOf = (made: readonly PaperColumn[]) => {
  const all = made.reduce((sum, { width }) => sum + width, 0);
  return made.map(({ width }) => width / all);
};

test('a column whose words fit keeps its share', () => {
  const wide = columns.map((column) => ({ ...column, title: 'Text' }));
  for (const [at, share] of sharesOf(fittedColumns(wide, [{ cells: ['1', 'two', 'x'] }])).entries())
    expect(share).toBeCloseTo([0.1, 0.1, 0.8][at] ?? 0);
});

test('a column is as wide as its longest word, in its head or a cell; the others give way', () => {
  const [no = 0, head = 0, text = 0] = sharesOf(fittedColumns(columns, [{ cells: ['1', 'two', 'x'] }]));
  expect(head).toBeGreaterThan(0.13);
  expect(text / no).toBeCloseTo(8);
  const [, cell = 0] = sharesOf(fittedColumns(columns, [{ cells: ['1', 'Достопримечательн', 'x'] }]));
  expect(cell).toBeGreaterThan(head);
});

test('one endless word, or many long ones, leave the others their place', () => {
  for (const share of sharesOf(fittedColumns(columns, [{ cells: ['x'.repeat(5000), '网'.repeat(900), 'x'] }])))
    expect(share).toBeGreaterThan(0.05);
  const long = Array.from({ length: 12 }, () => ({ title: 'Ответственнейший', width: 1 }));
  for (const share of sharesOf(fittedColumns(long, []))) expect(share).toBeCloseTo(1 / 12);
});
