import { type Paper, pageWords } from '#renderer/pdf/model/paper.ts';
import type { PageFrame } from './pdf-text.ts';

/** What is drawn on every page of a document, in the order in which it is drawn. */
export function framesOf(paper: Paper, pages: number): PageFrame {
  const { watermark, title, number, ship, digest, words, sections } = paper;
  const tables = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
  return {
    fixed: [
      `${watermark ?? ''}${ship}${[watermark, title, number].filter((part) => part !== null).join(' · ')}`,
      digest === null ? '' : `${words.digest} ${digest}`,
      words.machineText ?? '',
      ...Array.from({ length: pages }, (_, at) => pageWords(words, at + 1, pages)),
    ],
    heads: tables.map(({ columns }) => columns.map((column) => column.title).join('')),
  };
}
