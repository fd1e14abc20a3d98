import { pdf } from '@react-pdf/renderer';
import { PaperDocument } from '../look/paper-document.tsx';
import { familiesFor } from '../look/scripts.ts';
import { namesPages, withPages } from '../model/page-numbers.ts';
import { type Paper, textsOf } from '../model/paper.ts';
import { loadFonts } from './fonts.ts';

/** One PDF of these documents, pages counted through. The fonts must be registered before. */
export async function renderPdf(papers: readonly Paper[]): Promise<Uint8Array<ArrayBuffer>> {
  await loadFonts(familiesFor(papers.flatMap(textsOf)));
  const firstPages = new Map<number, number>();
  const onPage = (at: number, page: number) => {
    firstPages.set(at, Math.min(page, firstPages.get(at) ?? page));
  };
  const laidOut = pdf(<PaperDocument papers={papers} onPage={onPage} />);
  const blob = await laidOut.toBlob();
  if (!papers.some(namesPages)) return new Uint8Array(await blob.arrayBuffer());
  // Where the documents begin is known now: an index is laid out once more, with its numbers in place.
  const numbered = papers.map((paper) => withPages(paper, firstPages));
  const whole = await pdf(<PaperDocument papers={numbered} />).toBlob();
  return new Uint8Array(await whole.arrayBuffer());
}
