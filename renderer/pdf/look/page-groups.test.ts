import { expect, test } from 'vitest';
import type { PaperBlock, PaperSection } from '#renderer/pdf/model/paper.ts';
import { pageGroups } from './page-groups.ts';

const note = (text: string): PaperBlock => ({ kind: 'note', text });
const table = (rows: number): PaperBlock => ({
  kind: 'table',
  columns: [{ title: 'No.', width: 1 }],
  rows: Array.from({ length: rows }, (_, at) => ({ cells: [String(at)] })),
  empty: 'nothing',
});

function rowsOf(groups: readonly (readonly PaperSection[])[]): readonly string[] {
  const blocks = groups.flat().flatMap((section) => section.blocks);
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : []));
}

test('a section that wants a new page begins a group', () => {
  const groups = pageGroups([
    { title: 'A', blocks: [note('a')] },
    { title: 'B', blocks: [note('b')] },
    { title: 'C', blocks: [note('c')], isNewPage: true },
  ]);
  expect(groups.map((group) => group.map(({ title }) => title))).toEqual([['A', 'B'], ['C']]);
});

test('a long table is parted, no row is lost or moved, what follows it stays behind it', () => {
  const groups = pageGroups([{ title: 'T', blocks: [note('before'), table(1300), note('after')] }]);
  expect(groups).toHaveLength(3);
  expect(rowsOf(groups)).toEqual(Array.from({ length: 1300 }, (_, at) => String(at)));
  expect(groups.flat().map(({ title }) => title)).toEqual(['T', null, null]);
  expect(groups.at(-1)?.at(-1)?.blocks.at(-1)).toEqual(note('after'));
});
