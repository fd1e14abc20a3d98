import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of a line as it was drawn; points from the lower left corner. */
type Drawn = { readonly text: string; readonly x: number; readonly y: number; readonly width: number };
type ReadPage = {
  /** What a reader, or a search, finds. */
  readonly text: string;
  /** In the order in which it was drawn. */
  readonly drawn: readonly Drawn[];
};

export async function readPages(pdf: Uint8Array): Promise<readonly ReadPage[]> {
  const task = getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    const drawn = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [x = 0, y = 0] = item.transform.slice(4).map(Number);
      return [{ text: item.str, x, y, width: item.width }];
    });
    pages.push({ text: items.map((item) => ('str' in item ? item.str : '')).join(' '), drawn });
  }
  await task.destroy();
  return pages;
}

/** The text of each page. */
export async function pdfPages(pdf: Uint8Array): Promise<readonly string[]> {
  return (await readPages(pdf)).map(({ text }) => text);
}

/**
 * For comparing: lines are broken where a cell ends, so gaps do not count. Of Devanagari the letters count whose place is
 * the same in the word and on the line: vowel signs and ra are drawn before or above others. Of Arabic alef is left out:
 * readers of PDF turn the two letters of lam-alef, which is one sign.
 */
export function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2066-\u2069\u00ad]/g, '')
    .replace(/[\u0622\u0623\u0625\u0627]/g, '')
    .replace(/[\u0900-\u0903\u093a-\u094f\u0930]/g, '');
}

/**
 * Whether a text, as {@link flowingText} gives it, says this. Of Arabic each word is looked for by itself: pages name the
 * words of a line from left to right. Devanagari is drawn right and its text layer is not what was drawn (conjuncts have no
 * letters of their own there): of it only figures and Latin words between are compared, here; that no field is left out the
 * other languages prove, which share the model.
 */
export function says(text: string, value: string): boolean {
  return partsOf(value).every((part) => text.includes(squeezed(part)));
}

function partsOf(value: string): readonly string[] {
  if (/\p{Script=Arabic}/u.test(value)) return value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (/\p{Script=Devanagari}/u.test(value)) return value.match(/[A-Za-z]{2,}|\d+/g) ?? [];
  // A figure in groups, or with its unit, stands from left to right in an Arabic line: its parts are words of that line to a reader of PDF.
  if (/^\d[\d.,]*(?:[\u00a0\u202f][\w.,]+)+$/.test(value)) return value.split(/[\u00a0\u202f]/);
  return [value];
}

export type PageFrame = {
  /** On every page, wherever it is drawn. */
  readonly fixed: readonly string[];
  /** Heads of tables: again at the top of a page that a table goes over. */
  readonly heads: readonly string[];
};

/** The whole text of a document without what stands on every page: a sentence may go over the end of one. */
export function flowingText(pages: readonly string[], { fixed, heads }: PageFrame): string {
  const frames = fixed.map(squeezed).filter((text) => text !== '');
  const begins = heads.map(squeezed).sort((a, b) => b.length - a.length);
  return pages
    .map((page) => {
      const flow = frames.reduce((text, frame) => text.replace(frame, ''), squeezed(page));
      return flow.slice(begins.find((head) => flow.startsWith(head))?.length ?? 0);
    })
    .join('');
}

/** Of an A4 page the part between head and foot. */
const [BOTTOM, TOP, LEFT, RIGHT] = [46, 790, 40, 556];

/**
 * Lines below the foot, over the head or beyond a margin: text that was cut, or covers another. What stands on every page is
 * drawn first: it ends where the first line within is.
 */
export function linesOutside(pages: readonly ReadPage[]): readonly string[] {
  const isWithin = ({ x, y, width }: Drawn) => y > BOTTOM && y < TOP && x > LEFT && x + width < RIGHT;
  return pages.flatMap(({ drawn }) =>
    drawn.slice(drawn.findIndex(isWithin)).flatMap((each) => (isWithin(each) ? [] : [each.text])),
  );
}

/** Words that stand over others on one line: a word that was wider than its cell. */
export function wordsOverWords(pages: readonly ReadPage[], watermark: string | null): readonly string[] {
  return pages.flatMap(({ drawn }) => {
    const words = drawn.filter(({ text }) => text !== watermark).sort((a, b) => a.x - b.x);
    return words.flatMap((each, at) =>
      words
        .slice(at + 1)
        .filter(({ x, y, width }) => Math.abs(y - each.y) < 3 && Math.min(each.x + each.width, x + width) - x > 1.5)
        .map(({ text }) => `${each.text} | ${text}`),
    );
  });
}
