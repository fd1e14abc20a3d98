import type { Paper, PaperBlock, PaperRow } from '#renderer/pdf/model/paper.ts';

function rowTexts({ cells, more = [] }: PaperRow): readonly string[] {
  return [...cells, ...more.flatMap(({ label, value }) => [label, value])];
}

function blockTexts(block: PaperBlock): readonly string[] {
  switch (block.kind) {
    case 'facts':
      return block.items.flatMap(({ label, value }) => [label, value]);
    case 'prose':
      return [block.label, block.text];
    case 'table':
      return block.rows.length === 0
        ? [block.empty]
        : [...block.columns.map(({ title }) => title), ...block.rows.flatMap(rowTexts)];
    case 'steps':
      return block.items.flatMap(({ no, text, detail }) => [no, text, detail ?? '']);
    case 'signatures':
      return block.items.length === 0
        ? [block.empty]
        : block.items.flatMap(({ meaning, name, as, at, state, remark }) => [meaning, name, as, at, state, remark]);
    case 'photos':
      return block.items.flatMap(({ caption, text }) => [caption, text]);
    case 'signHere':
      return block.items;
    case 'note':
      return [block.text];
  }
}

/** What a reader finds between head and foot of a document, each text once. */
export function readableTexts({ title, subject, printed, remarks, sections }: Paper): readonly string[] {
  const texts = sections.flatMap((section) => [section.title ?? '', ...section.blocks.flatMap(blockTexts)]);
  return [...new Set([title, subject ?? '', printed, ...remarks, ...texts].filter((text) => text !== ''))];
}
