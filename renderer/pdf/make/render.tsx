import { pdf } from '@react-pdf/renderer';
import { PaperDocument } from '../look/paper-document.tsx';
import { familiesFor } from '../look/scripts.ts';
import { type Paper, textsOf } from '../model/paper.ts';
import { loadFonts } from './fonts.ts';

/** One PDF of these documents, pages counted through. The fonts must be registered before. */
export async function renderPdf(papers: readonly Paper[]): Promise<Uint8Array<ArrayBuffer>> {
  await loadFonts(familiesFor(papers.flatMap(textsOf)));
  const blob = await pdf(<PaperDocument papers={papers} />).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
