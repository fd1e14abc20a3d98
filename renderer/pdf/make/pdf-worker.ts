import { expose } from 'comlink';
import type { Paper } from '../model/paper.ts';
import { FONT_ADDRESSES } from './font-addresses.ts';
import { registerFonts } from './fonts.ts';
import { renderPdf } from './render.tsx';

registerFonts(FONT_ADDRESSES);

const api = {
  render: (papers: readonly Paper[], onPart: (part: number) => void) => renderPdf(papers, onPart),
};
export type PdfApi = typeof api;

expose(api);
