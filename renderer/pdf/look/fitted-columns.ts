import type { PaperColumn, PaperRow } from '#renderer/pdf/model/paper.ts';
import { breaksOf } from './scripts.ts';

/** Between the margins of the page, and left and right of the text of a cell; in the size of its letters. */
const LINE = 60;
const PADDING = 0.8;
/** No word takes more of the line than this from the other columns. */
const MOST = LINE * 0.3;

/** Widths in em of the bold face, which heads are set in at nearly the size of a cell; the rest is like `a`. */
const WIDTHS: readonly (readonly [signs: RegExp, em: number])[] = [
  [/\p{M}/u, 0],
  [/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u, 1],
  [/[жмфшщыюmwMWЖМФШЩЫЮ@%]/u, 0.94],
  [/\p{Lu}/u, 0.7],
  [/[iljtfrI.,:;()'|[\]/]/, 0.38],
];
const LIKE_A = 0.61;

function widthOf(text: string): number {
  let em = 0;
  for (const sign of text) em += WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? LIKE_A;
  return em;
}

function longestPart(text: string): number {
  const parts = text.split(/\s+/).flatMap((word) => breaksOf(word));
  return parts.reduce((most, part) => Math.max(most, widthOf(part)), 0);
}

/**
 * The columns of a table, each at least as wide as its longest word: a word goes over the edge of a cell that is narrower,
 * into the words of the next one. Others give way, in the shares that they have.
 */
export function fittedColumns(columns: readonly PaperColumn[], rows: readonly PaperRow[]): readonly PaperColumn[] {
  const needs = columns.map(({ title }, at) => {
    const texts = [title, ...rows.map(({ cells }) => cells[at] ?? '')];
    return Math.min(MOST, texts.reduce((most, text) => Math.max(most, longestPart(text)), 0) + PADDING);
  });
  const isTooMuch = needs.reduce((sum, need) => sum + need, 0) >= LINE;
  const widths = isTooMuch
    ? needs
    : shared(
        columns.map(({ width }) => width),
        needs,
      );
  return columns.map((column, at) => ({ ...column, width: widths[at] ?? column.width }));
}

/** Who would get less than it needs gets that; the others share what is left. */
function shared(shares: readonly number[], needs: readonly number[]): readonly number[] {
  const held = new Set<number>();
  for (;;) {
    const left = needs.reduce((sum, need, at) => (held.has(at) ? sum - need : sum), LINE);
    const all = shares.reduce((sum, share, at) => (held.has(at) ? sum : sum + share), 0);
    const widths = shares.map((share, at) => (held.has(at) ? (needs[at] ?? 0) : (share / all) * left));
    const short = widths.flatMap((width, at) => (!held.has(at) && width < (needs[at] ?? 0) ? [at] : []));
    if (short.length === 0) return widths;
    for (const at of short) held.add(at);
  }
}
