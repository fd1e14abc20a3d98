import type { Paper, PaperBlock } from './paper.ts';

/** Whether a document is an index: it names pages of the PDF that it is a part of. */
export function namesPages({ sections }: Paper): boolean {
  return sections.some(({ blocks }) => blocks.some((block) => block.kind === 'table' && pageColumn(block) >= 0));
}

/** @param firstPages by the place of a document in the PDF. */
export function withPages(paper: Paper, firstPages: ReadonlyMap<number, number>): Paper {
  if (!namesPages(paper)) return paper;
  const filled = (block: PaperBlock): PaperBlock => {
    if (block.kind !== 'table') return block;
    const column = pageColumn(block);
    const rows = block.rows.map((row) => {
      const page = row.document === undefined ? undefined : firstPages.get(row.document);
      return column < 0 || page === undefined ? row : { ...row, cells: row.cells.with(column, String(page)) };
    });
    return { ...block, rows };
  };
  return { ...paper, sections: paper.sections.map((each) => ({ ...each, blocks: each.blocks.map(filled) })) };
}

function pageColumn({ columns }: Extract<PaperBlock, { kind: 'table' }>): number {
  return columns.findIndex(({ pageOf }) => pageOf === true);
}
