import type { RecordQuery, RecordRow } from '#renderer/data/index.ts';
import { contingencyCardsPaper, isCritical } from '#renderer/pdf/model/contingency-cards.ts';
import { familiarisationPaper } from '#renderer/pdf/model/familiarisation.ts';
import {
  acknowledgementListPaper,
  actionListPaper,
  assetInspectorPaper,
  assetInventoryPaper,
  backupRegisterPaper,
  contactSheetPaper,
} from '#renderer/pdf/model/lists.ts';
import type { Paper } from '#renderer/pdf/model/paper.ts';
import type { PaperContext } from '#renderer/pdf/model/paper-context.ts';
import library from '#resources/library/assets.json';
import { fallbackOf } from '#shared/domain/content/asset-fallback.ts';
import { readAssetLibrary } from '#shared/domain/library.ts';
import { filesOf, type Gather } from './source.ts';

type Build = (context: PaperContext, rows: readonly RecordRow[]) => Paper;

function gatherList(query: RecordQuery, build: Build): Gather {
  return async (source) => {
    const rows = await source.getRecords(query);
    return { rows, files: [], build: (context) => build(context, rows) };
  };
}

export const gatherActions: Gather = async (source) => {
  const actions = await source.getRecords({ collection: 'action', sort: 'dueOn', down: false });
  const { files, photos } = await filesOf(
    source,
    actions.map(({ id }) => id),
  );
  return {
    rows: [...actions, ...files],
    files: [],
    build: (context) => actionListPaper(context, { actions, files, photos }),
  };
};

export const gatherAssets = gatherList({ collection: 'asset', sort: 'title', down: false }, assetInventoryPaper);
export const gatherInspectorAssets = gatherList(
  { collection: 'asset', sort: 'title', down: false },
  assetInspectorPaper,
);
export const gatherContacts = gatherList({ collection: 'contact', sort: 'kind', down: false }, contactSheetPaper);

/** By plan the newest row that counts. */
function newestOf(
  rows: readonly RecordRow[],
  field: string,
  counts: (row: RecordRow) => boolean,
): readonly RecordRow[] {
  const newest = new Map<string, RecordRow>();
  for (const row of rows) {
    const plan = String(row.values['plan'] ?? '');
    if (plan === '' || !counts(row)) continue;
    const held = newest.get(plan);
    if (held === undefined || Number(row.values[field] ?? 0) > Number(held.values[field] ?? 0)) newest.set(plan, row);
  }
  return [...newest.values()];
}

export const gatherBackupRegister: Gather = async (source) => {
  const [plans, allBackups, allTests] = await Promise.all([
    source.getRecords({ collection: 'backupPlan', sort: 'title', down: false }),
    source.getRecords({ collection: 'backup' }),
    source.getRecords({ collection: 'restoreTest' }),
  ]);
  const backups = newestOf(allBackups, 'endedAt', ({ isRemoved, values }) => !isRemoved && values['result'] === 'ok');
  const tests = newestOf(allTests, 'endedAt', ({ isRemoved, values }) => !isRemoved && values['endedAt'] !== undefined);
  return {
    rows: [...plans, ...backups, ...tests],
    files: [],
    build: (context) => backupRegisterPaper(context, { plans, backups, tests }),
  };
};

/** One system, or all that are critical. */
export const gatherContingencyCards: Gather = async (source, record) => {
  const one = record === '' ? null : await source.getRecord(record);
  const all = one === null ? await source.getRecords({ collection: 'asset', sort: 'title', down: false }) : [one];
  const assets = one === null ? all.filter((row) => isCritical(row) && !row.isRemoved) : all;
  const read = readAssetLibrary(library);
  return {
    rows: assets,
    files: ['library'],
    build: (context) =>
      contingencyCardsPaper(
        context,
        assets.map((asset) => {
          const found = read.ok ? fallbackOf(asset.values, read.value) : null;
          const text = found?.kind === 'library' ? context.content('library', found.textKey) : (found?.text ?? '');
          return { asset, fallback: text || null };
        }),
      ),
  };
};

export function isAboard({ values, isRemoved }: RecordRow): boolean {
  return !isRemoved && values['signedOffOn'] === undefined && values['side'] !== 'shore';
}

export const gatherAcknowledgement: Gather = async (source) => {
  const [people, documents] = await Promise.all([
    source.getRecords({ collection: 'person', sort: 'title', down: false }),
    source.getRecords({ collection: 'document', sort: 'title', down: false }),
  ]);
  const crew = people.filter(isAboard);
  const current = documents.filter(({ values, isRemoved }) => !isRemoved && values['obsolete'] !== true);
  return {
    rows: current,
    files: [],
    build: (context) => acknowledgementListPaper(context, { people: crew, documents: current }),
  };
};

/** For one who joins, or blank. */
export const gatherFamiliarisation: Gather = async (source, record) => {
  const person = record === '' ? null : await source.getRecord(record);
  return { rows: [], files: [], build: (context) => familiarisationPaper(context, person) };
};
