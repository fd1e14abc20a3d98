import { pdf } from '@react-pdf/renderer';
import { PaperDocument } from '../look/paper-document.tsx';
import { familiesFor } from '../look/scripts.ts';
import { type Paper, textsOf } from '../model/paper.ts';
import { loadFonts } from './fonts.ts';
import { watchPages } from './watch-pages.ts';

/**
 * One PDF of these documents, pages counted through. The fonts must be registered before.
 *
 * @param onPart told how far it is, from 0 to 1.
 */
export async function renderPdf(
  papers: readonly Paper[],
  onPart: (part: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  await loadFonts(familiesFor(papers.flatMap(textsOf)));
  const watch = watchPages(papers, onPart);
  try {
    const made = await pdf(<PaperDocument papers={papers} watch={watch} />).toBlob();
    return new Uint8Array(await made.arrayBuffer());
  } finally {
    watch.close();
  }
}
