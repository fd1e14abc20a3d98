import type { Statement } from '#shared/domain/policy/annex.ts';
import type { AnnexEntry, AnnexView } from '#shared/domain/policy/annex-view.ts';
import { annexFacts, annexStanding } from './annex-lines.ts';
import { figureWords } from './figure-words.ts';
import { factBlocks, framed, noteBlock, prose, remarksOf, signatureOf } from './frame.ts';
import type { Paper, PaperBlock } from './paper.ts';
import type { PaperContext, PaperRecord, PaperSignOff } from './paper-context.ts';
import { createTeller, type Teller } from './teller.ts';

export type CyberAnnexInput = {
  readonly view: AnnexView<PaperRecord>;
  /** Approvals, and who has read what. */
  readonly signOffs: readonly PaperSignOff[];
};

/** The cyber annex of the SMS to lay in the binder: chapters from what was answered, then its documents. */
export function cyberAnnexPaper(context: PaperContext, { view, signOffs }: CyberAnnexInput): Paper {
  const { say } = context;
  const teller = createTeller(context);
  return framed(context, {
    kind: 'cyberAnnex',
    records: view.entries.flatMap(({ row }) => row ?? []),
    sections: [
      { title: null, blocks: [noteBlock(`${say('policy:unverified')}\n${say('policy:annex.own')}`)] },
      ...view.chapters.map(({ key, statements }) => ({
        title: say(`policy:chapter.${key}`),
        blocks: [statementBlock(context, statements)],
      })),
      ...view.entries.map((entry, at) => ({
        title: `${at + 1}. ${say(`policy:document.${entry.document.key}`)}`,
        blocks: documentBlocks(context, teller, view, entry, signOffs),
        isNewPage: at === 0,
      })),
    ],
  });
}

function statementBlock({ say, words }: PaperContext, statements: readonly Statement[]): PaperBlock {
  const names = figureWords(say);
  const said = (level: string | null) =>
    level === null ? say('policy:unanswered') : words.code('answer', 'level', level);
  return {
    kind: 'steps',
    boxes: false,
    items: statements.map(({ question, level, note }) => ({
      no: question,
      text: `${names.question(question)}\n${said(level)}`,
      detail: note,
    })),
  };
}

function documentBlocks(
  context: PaperContext,
  teller: Teller,
  view: AnnexView<PaperRecord>,
  entry: AnnexEntry<PaperRecord>,
  signOffs: readonly PaperSignOff[],
): readonly PaperBlock[] {
  const { say } = context;
  const { document, row, state } = entry;
  const signed = signOffs.filter(({ record }) => record === row?.id);
  return [
    noteBlock(
      [...(entry.fields === null ? [] : [say(`policy:state.${state}`)]), annexStanding(entry, context)].join(' · '),
    ),
    ...(row === null ? [] : remarksOf(context, row).map(noteBlock)),
    ...(row === null ? [] : prose(teller, row, ['summary'])),
    ...factsTable(context, view, document.facts),
    ...(row === null ? [] : factBlocks(teller.rest(row))),
    ...(signed.length === 0
      ? []
      : [{ kind: 'signatures' as const, items: signed.map((each) => signatureOf(context, each)), empty: '' }]),
  ];
}

function factsTable(
  { say, words, formats }: PaperContext,
  view: AnnexView<PaperRecord>,
  kind: AnnexEntry<PaperRecord>['document']['facts'],
): readonly PaperBlock[] {
  if (kind === null) return [];
  const { heads, lines, none } = annexFacts(kind, view, { say, role: words.role, formats });
  const columns = heads.map((title) => ({ title, width: 1 }));
  return [{ kind: 'table', columns, rows: lines.map((cells) => ({ cells })), empty: none }];
}
