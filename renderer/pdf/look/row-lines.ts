import { moreText, type PaperColumn, type PaperRow } from '#renderer/pdf/model/paper.ts';

/** Signs that a line takes over the whole width, at the size of a cell and of what stands below. */
const LINE = 115;
const SMALL_LINE = 140;

/** About how many lines a row of a table takes. */
export function linesOf({ cells, more = [] }: PaperRow, columns: readonly PaperColumn[]): number {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const tallest = columns.map(({ width }, at) => (cells[at] ?? '').length / ((width / all) * LINE));
  return Math.max(0, ...tallest) + moreText(more).length / SMALL_LINE;
}
