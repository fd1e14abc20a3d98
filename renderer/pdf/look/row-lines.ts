import { moreText, type PaperColumn, type PaperRow } from '#renderer/pdf/model/paper.ts';

/** Signs that a line takes over the whole width, at the size of a cell and of what stands below. */
const LINE = 115;
const SMALL_LINE = 140;
/** Han, kana and their marks are as wide as two letters. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/g;
/** About half a page: what is longer may be cut by the end of one. Kept whole it would lose what is more than a page. */
export const CUT_FROM_LINES = 35;

/** About how many lines a text takes where this many signs go on one. */
export function linesIn(text: string, signs: number): number {
  const widths = text.split('\n').map((each) => each.length + (each.match(WIDE)?.length ?? 0));
  return widths.reduce((sum, width) => sum + Math.max(1, width / signs), 0);
}

/** About how many lines a row of a table takes. */
export function linesOf({ cells, more = [] }: PaperRow, columns: readonly PaperColumn[]): number {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const tallest = columns.map(({ width }, at) => linesIn(cells[at] ?? '', (width / all) * LINE));
  return Math.max(0, ...tallest) + (more.length === 0 ? 0 : linesIn(moreText(more), SMALL_LINE));
}
