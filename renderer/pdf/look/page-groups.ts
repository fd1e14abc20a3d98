import type { PaperBlock, PaperSection } from '#renderer/pdf/model/paper.ts';

/**
 * Rows of a table that are laid out at once. The library looks at all that is left at each end of a page, so the time
 * grows with the square of what stands in one group: 353 pages took over five minutes, in groups less than one.
 */
const ROWS = 60;

function inPieces(block: PaperBlock): readonly PaperBlock[] {
  if (block.kind !== 'table' || block.rows.length <= ROWS) return [block];
  const starts = Array.from({ length: Math.ceil(block.rows.length / ROWS) }, (_, at) => at * ROWS);
  return starts.map((at) => ({ ...block, rows: block.rows.slice(at, at + ROWS) }));
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
