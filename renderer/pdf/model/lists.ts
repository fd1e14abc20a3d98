import { fieldColumns, numberColumn, type Column as Spec } from './columns.ts';
import { type ChildColumn, childTable, filesSection, framed, hiddenNote, noteBlock, type Photos } from './frame.ts';
import type { Paper, PaperKind, PaperSection } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { createTeller, type Teller } from './teller.ts';

type ListLook = {
  readonly kind: PaperKind;
  readonly collection: string;
  readonly isNumbered?: boolean;
  readonly columns: readonly Spec[];
};

/** A register on paper: its main fields as columns, whatever else is filled in below the last one. */
function listPaper(
  context: PaperContext,
  look: ListLook,
  records: readonly PaperRecord[],
  after: (teller: Teller) => readonly PaperSection[] = () => [],
): Paper {
  const { say } = context;
  const teller = createTeller(context);
  const columns: readonly ChildColumn[] = [
    ...(look.isNumbered ? [numberColumn(context, 2)] : []),
    ...fieldColumns(context, teller, look.collection, look.columns),
  ];
  const table = childTable(teller, records, columns, say('nothing'));
  return framed(context, {
    kind: look.kind,
    subject: say('list.count', { count: records.length }),
    records,
    sections: [{ title: null, blocks: [table] }, ...after(teller), ...hiddenNote(context, teller)],
  });
}

export type ActionListInput = {
  readonly actions: readonly PaperRecord[];
  /** What hangs on them: photos before and after, certificates. */
  readonly files: readonly PaperRecord[];
  readonly photos: Photos;
};

/** What is to be done aboard: number, owner, days, state (domain.md 12); then the files of each action under its number. */
export function actionListPaper(context: PaperContext, { actions, files, photos }: ActionListInput): Paper {
  const columns = [
    ['title', 2.6],
    ['kind', 1.6],
    ['priority', 1.3],
    ['owner', 1.6],
    ['dueOn', 1.4],
    ['state', 2],
    ['text', 3.5],
  ] as const;
  const look = { kind: 'actionList', collection: 'action', isNumbered: true, columns } as const;
  return listPaper(context, look, actions, (teller) =>
    actions.flatMap((action) => {
      const own = files.filter(({ parent }) => parent === action.id);
      const name = action.number ?? action.title;
      return filesSection(context, teller, own, photos).map((part) => ({ ...part, title: `${name} · ${part.title}` }));
    }),
  );
}

const ASSET_COLUMNS = [
  ['name', 2],
  ['group', 1.1],
  ['maker', 1.3],
  ['model', 1.3],
  ['space', 1.3],
  ['zone', 1.2],
  ['e22Category', 0.9],
  ['version', 1.5],
] as const;

/** Inventory after IACS UR E26 4.1.1; the inspector's has no connection data (domain.md 12). */
export function assetInventoryPaper(context: PaperContext, assets: readonly PaperRecord[]): Paper {
  return listPaper(
    context,
    { kind: 'assetInventory', collection: 'asset', isNumbered: true, columns: ASSET_COLUMNS },
    assets,
  );
}

export function assetInspectorPaper(context: PaperContext, assets: readonly PaperRecord[]): Paper {
  const without = { ...context, showsRestricted: false };
  return listPaper(
    without,
    { kind: 'assetInspector', collection: 'asset', isNumbered: true, columns: ASSET_COLUMNS },
    assets,
  );
}

/** Whom to call when the screens are dark. */
export function contactSheetPaper(context: PaperContext, contacts: readonly PaperRecord[]): Paper {
  const columns = [
    ['kind', 1.4],
    ['name', 2],
    ['phone', 1.6],
    ['phoneAllHours', 1.6],
    ['satphone', 1.6],
    ['email', 3],
  ] as const;
  return listPaper(context, { kind: 'contactSheet', collection: 'contact', columns }, contacts);
}

export type BackupRegisterInput = {
  readonly plans: readonly PaperRecord[];
  /** Newest good backup and newest test of each plan, where there is one. */
  readonly backups: readonly PaperRecord[];
  readonly tests: readonly PaperRecord[];
};

/** What is backed up, how often, and when that was last proven. */
export function backupRegisterPaper(context: PaperContext, { plans, backups, tests }: BackupRegisterInput): Paper {
  const { say } = context;
  const teller = createTeller(context);
  const table = (collection: string, records: readonly PaperRecord[], columns: readonly Spec[], isNumbered = true) =>
    childTable(
      teller,
      records,
      [...(isNumbered ? [numberColumn(context, 2)] : []), ...fieldColumns(context, teller, collection, columns)],
      say('nothing'),
    );
  return framed(context, {
    kind: 'backupRegister',
    subject: say('list.count', { count: plans.length }),
    records: [...plans, ...backups, ...tests],
    sections: [
      {
        title: say('section.plans'),
        blocks: [
          table(
            'backupPlan',
            plans,
            [
              ['name', 2.6],
              'dataClass',
              ['everyDays', 1.2],
              ['testEveryDays', 1.2],
              'rpoMin',
              'rtoMin',
              ['status', 1.4],
            ],
            false,
          ),
        ],
      },
      {
        title: say('section.lastBackups'),
        blocks: [
          table('backup', backups, [['plan', 2], ['asset', 1.6], ['endedAt', 2.2], 'result', ['storagePlace', 3]]),
        ],
      },
      {
        title: say('section.lastTests'),
        blocks: [
          table('restoreTest', tests, [['plan', 2], ['endedAt', 2.2], 'result', 'rtoTargetMin', ['rtoActualMin', 3]]),
        ],
      },
    ],
  });
}

export type CrewInput = {
  readonly people: readonly PaperRecord[];
  /** What they have read: current papers of the company. */
  readonly documents: readonly PaperRecord[];
};

/** Who has read and understood what; to be signed by pen. */
export function acknowledgementListPaper(context: PaperContext, { people, documents }: CrewInput): Paper {
  const { say, words } = context;
  const teller = createTeller(context);
  return framed(context, {
    kind: 'acknowledgementList',
    sections: [
      {
        title: say('section.documents'),
        blocks: [
          childTable(
            teller,
            documents,
            fieldColumns(context, teller, 'document', ['code', ['title', 3], 'edition', ['effectiveOn', 3]]),
            say('acknowledge.write'),
          ),
        ],
      },
      {
        title: say('section.crew'),
        blocks: [
          noteBlock(say('acknowledge.says')),
          {
            kind: 'table',
            columns: [
              { title: words.label('person', 'name'), width: 3 },
              { title: words.label('person', 'rank'), width: 2 },
              { title: words.label('person', 'crewId'), width: 1.6 },
              { title: words.label('person', 'signedOnOn'), width: 1.6 },
              { title: say('column.day'), width: 1.6 },
              { title: say('column.signature'), width: 3 },
            ],
            rows: people.map((person) => ({
              cells: [
                teller.value(person, 'name'),
                teller.value(person, 'rank') || rolesOf(context, person),
                teller.value(person, 'crewId'),
                teller.value(person, 'signedOnOn'),
                '',
                '\n',
              ],
            })),
            empty: say('nothing'),
          },
        ],
      },
    ],
  });
}

export function rolesOf({ words }: PaperContext, person: PaperRecord): string {
  const { roles } = person.values;
  return Array.isArray(roles) ? roles.map((role) => words.role(String(role))).join(', ') : '';
}
