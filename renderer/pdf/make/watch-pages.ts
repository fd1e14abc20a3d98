import type { PageWatch } from '../look/page-watch.ts';
import { type Paper, textsOf } from '../model/paper.ts';
import { onWord } from './fonts.ts';

/** Measured on 365 pages: letters are shaped in this share of the time, pages are laid out, then drawn. */
const SHAPED = 0.6;
const LAID_OUT = 0.25;

/**
 * Where papers begin, and how far a PDF is: by the letters shaped, then by the letters of the papers laid out, then by the
 * pages drawn. The library works in one go; what it asks for on the way is all that it lets be seen.
 */
export function watchPages(
  papers: readonly Paper[],
  onPart: (part: number) => void,
): PageWatch & { close: () => void } {
  const firstPages = new Map<number, number>();
  const letters = papers.map((paper) => textsOf(paper).reduce((sum, text) => sum + text.length, 0));
  const all = Math.max(1, sum(letters));
  let shaped = 0;
  let laidOut = 0;
  let lastPage = 1;
  let drawn = 0;
  let told = 0;
  function tell(): void {
    const part = SHAPED * Math.min(1, shaped / all) + LAID_OUT * laidOut + (1 - SHAPED - LAID_OUT) * (drawn / lastPage);
    // A whole percent more is worth a message.
    if (part < told + 0.01) return;
    told = part;
    onPart(part);
  }
  const close = onWord((word) => {
    shaped += word.length + 1;
    tell();
  });
  return {
    onLaidOut: (at, page) => {
      firstPages.set(at, Math.min(page, firstPages.get(at) ?? page));
      lastPage = Math.max(lastPage, page);
      laidOut = Math.max(laidOut, sum(letters.slice(0, at + 1)) / all);
      tell();
    },
    onDrawn: () => {
      drawn++;
      tell();
    },
    firstPageOf: (at) => firstPages.get(at) ?? null,
    close,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, each) => before + each, 0);
}
