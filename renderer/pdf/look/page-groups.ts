import type { PaperBlock, PaperRow, PaperSection } from '#renderer/pdf/model/paper.ts';
import { fittedColumns } from './fitted-columns.ts';
import { linesOf } from './row-lines.ts';

/**
 * Lines of a table that are laid out at once, some ten pages. The library looks at all that is left at each end of a page,
 * so the time grows with the square of what stands in one group: 353 pages in one took over five minutes.
 */
const LINES = 600;

function inPieces(block: PaperBlock): readonly PaperBlock[] {
  if (block.kind !== 'table') return [block];
  const columns = fittedColumns(block.columns, block.rows);
  const pieces: PaperRow[][] = [[]];
  let lines = 0;
  for (const row of block.rows) {
    const own = Math.max(1, linesOf(row, columns));
    if (lines > 0 && lines + own > LINES) {
      pieces.push([]);
      lines = 0;
    }
    pieces.at(-1)?.push(row);
    lines += own;
  }
  return pieces.map((rows) => ({ ...block, columns, rows }));
}

/** The sections of a document, grouped by what is laid out together; each group begins on a new page. */
export function pageGroups(sections: readonly PaperSection[]): readonly (readonly PaperSection[])[] {
  const groups: PaperSection[][] = [[]];
  for (const { title, blocks, isNewPage = false } of sections) {
    if (isNewPage) groups.push([]);
    let open: PaperBlock[] = [];
    let heading: string | null = title;
    const close = () => {
      groups.at(-1)?.push({ title: heading, blocks: open });
      open = [];
      heading = null;
    };
    for (const block of blocks) {
      for (const [at, piece] of inPieces(block).entries()) {
        if (at > 0) {
          close();
          groups.push([]);
        }
        open.push(piece);
      }
    }
    close();
  }
  return groups.filter((group) => group.length > 0);
}
