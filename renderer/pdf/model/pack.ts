import { type Column, fieldColumns, numberColumn } from './columns.ts';
import { type ChildColumn, childTable, framed, hiddenNote } from './frame.ts';
import type { Paper } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { createTeller, type Teller } from './teller.ts';

/** Registers of an inspection pack (domain.md 12), each with the columns that an inspector asks for. */
export const REGISTERS = {
  document: { isNumbered: false, columns: ['code', ['title', 3], ['class', 1.4], 'edition', ['effectiveOn', 1.3]] },
  // Crew private data stays out: name, rank and role are all.
  person: {
    isNumbered: false,
    columns: [
      ['name', 2],
      ['rank', 2],
      ['roles', 3],
    ],
  },
  risk: {
    isNumbered: true,
    columns: [
      ['title', 3],
      ['threat', 1.6],
    ],
  },
  // The first column of drills is their name: see drillColumn.
  drill: { isNumbered: true, columns: ['kind', ['startedAt', 2], 'result', ['state', 2]] },
  restoreTest: { isNumbered: true, columns: [['asset', 2], ['endedAt', 2], 'result', ['state', 2]] },
  incident: { isNumbered: true, columns: [['title', 3], 'type', 'severity', ['occurredAt', 2], ['state', 2]] },
  report: {
    isNumbered: true,
    columns: [
      ['kind', 1.5],
      ['title', 3],
      ['dueOn', 1.3],
      ['state', 3],
    ],
  },
  vendorSession: { isNumbered: true, columns: [['state', 3]] },
  mediaLog: {
    isNumbered: false,
    columns: [
      ['label', 2],
      ['kind', 1.4],
    ],
  },
  mediaLogEntry: { isNumbered: false, columns: [] },
} as const satisfies Readonly<Record<string, { readonly isNumbered: boolean; readonly columns: readonly Column[] }>>;
export type RegisterCollection = keyof typeof REGISTERS;

/** Filled fields below each row, but of people: only what is in the columns. */
const EXTRACTS: ReadonlySet<string> = new Set(['person']);

export function registerPaper(
  context: PaperContext,
  collection: RegisterCollection,
  records: readonly PaperRecord[],
): Paper {
  const { say } = context;
  const { isNumbered, columns } = REGISTERS[collection];
  const teller = createTeller(context);
  const all = [
    ...(isNumbered ? [numberColumn(context, 2)] : []),
    ...(collection === 'drill' ? [drillColumn(context, teller)] : []),
    ...fieldColumns(context, teller, collection, columns),
    {
      title: say('column.changed'),
      width: 1.5,
      text: ({ updatedAt }: PaperRecord) => context.formats.instant(updatedAt, 'iso'),
    },
  ];
  const table = EXTRACTS.has(collection)
    ? childTable({ ...teller, rest: () => [] }, records, all, say('nothing'))
    : childTable(teller, records, all, say('nothing'));
  return framed(context, {
    kind: 'register',
    title: `pack.part.${collection}`,
    subject: say('list.count', { count: records.length }),
    records,
    sections: [{ title: null, blocks: [table] }, ...hiddenNote(context, teller)],
  });
}

/** The scenario by its name in the language of the print, whatever the drill was planned in; own ones as typed. */
function drillColumn({ words, content }: PaperContext, teller: Teller): ChildColumn {
  return {
    title: words.label('drill', 'title'),
    width: 3,
    text: (record) => {
      const typed = teller.value(record, 'title');
      const scenario = teller.value(record, 'scenario');
      const title = content(`content-drill-${scenario.toLowerCase()}`, 'title');
      return title === '' ? typed : `${scenario} ${title}`;
    },
  };
}

export type PackPart = { readonly title: string; readonly entries: string };

export type PackIndex = {
  readonly period: string;
  readonly parts: readonly PackPart[];
  /** Records that are documents of their own in the ZIP. */
  readonly files: number;
  readonly withLog: boolean;
};

/** First page of a pack: what is in it, for which time, and what somebody outside can prove with it. */
export function packIndexPaper(context: PaperContext, { period, parts, files, withLog }: PackIndex): Paper {
  const { say } = context;
  const holds = ['records', 'files', ...(withLog ? ['log', 'manifest'] : ['manifest', 'noLog']), 'confidential'];
  return framed(context, {
    kind: 'packIndex',
    subject: period,
    sections: [
      {
        title: say('pack.contents'),
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: say('column.no'), width: 1 },
              { title: say('pack.partName'), width: 6 },
              { title: say('pack.entries'), width: 3 },
              { title: say('pack.page'), width: 1, end: true, pageOf: true },
            ],
            // The index itself is document 0.
            rows: parts.map(({ title, entries }, at) => ({
              cells: [String(at + 1), title, entries, ''],
              document: at + 1,
            })),
            empty: say('nothing'),
          },
        ],
      },
      {
        title: say('pack.zip'),
        blocks: [
          {
            kind: 'steps',
            boxes: false,
            items: holds.map((key, at) => ({
              no: String(at + 1),
              text: say(`pack.holds.${key}`, { count: files }),
            })),
          },
        ],
      },
    ],
  });
}
