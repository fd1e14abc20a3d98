import type { Value } from '#shared/base/value.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { RecordQuery } from '../contract.ts';
import type { WorkspaceDb } from '../store/db.ts';
import { equalsKey, isIndexed, type StoredRow, sortKeyOf } from '../store/rows.ts';
import type { SearchIndex } from './search.ts';

type Plain = string | number | boolean;
const INDEXED_SORTS = ['title', 'updatedAt', 'number'] as const;

/**
 * Ids of all records that match, in order. Codes, references and states are asked of an index; other fields are read
 * from the records of the collection.
 */
export async function queryIds(db: WorkspaceDb, search: SearchIndex, query: RecordQuery): Promise<readonly RecordId[]> {
  const found = query.text?.trim() ? await search.find(query.collection, query.text) : null;
  if (found?.length === 0) return [];
  const allowed = await matching(db, query);
  const isByRank = found !== null && query.sort === undefined;
  if (isByRank) {
    const visible = new Set(await sortedIds(db, query));
    return found.filter((id) => visible.has(id) && (!allowed || allowed.has(id)));
  }
  const ids = await sortedIds(db, query);
  const hits = found && new Set(found);
  return hits || allowed ? ids.filter((id) => (!hits || hits.has(id)) && (!allowed || allowed.has(id))) : ids;
}

/** Ids that fit `where`, `anyOf`, `parent` and `onlyConflicts`; null: nothing was asked. */
async function matching(db: WorkspaceDb, query: RecordQuery): Promise<ReadonlySet<RecordId> | null> {
  const { collection, parent, where = {}, anyOf = {}, onlyConflicts } = query;
  const wanted: [string, readonly Plain[]][] = [
    ...Object.entries(where).map(([field, value]): [string, readonly Plain[]] => [field, [value]]),
    ...Object.entries(anyOf),
  ];
  const sets: ReadonlySet<RecordId>[] = [];
  const indexed = wanted.filter(([field]) => isIndexed(collection, field));
  for (const [field, values] of indexed) {
    const keys = values.map((value) => equalsKey(collection, field, value));
    const lists = await Promise.all(keys.map((key) => db.records.where('equals').equals(key).primaryKeys()));
    sets.push(new Set(lists.flat()));
  }
  if (parent !== undefined)
    sets.push(
      new Set(
        await db.records
          .where('[parent+collection+createdAt]')
          .between([parent, collection], [parent, collection, []], true, true)
          .primaryKeys(),
      ),
    );
  if (onlyConflicts) sets.push(new Set(await db.records.where('conflicted').equals(1).primaryKeys()));
  const plain = wanted.filter(([field]) => !isIndexed(collection, field));
  if (plain.length > 0) {
    const rows = await rowsOf(db, collection);
    sets.push(
      new Set(rows.filter((row) => plain.every(([field, values]) => holds(row, field, values))).map((row) => row.id)),
    );
  }
  if (sets.length === 0) return null;
  const [smallest, ...rest] = sets.sort((a, b) => a.size - b.size);
  return new Set([...(smallest ?? [])].filter((id) => rest.every((set) => set.has(id))));
}

function holds({ folded }: StoredRow, field: string, values: readonly Plain[]): boolean {
  const value = folded.values[field];
  const list = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return list.some((item) => values.some((wanted) => wanted === item));
}

function rowsOf(db: WorkspaceDb, collection: string): Promise<StoredRow[]> {
  return db.records.where('[collection+revision]').between([collection], [collection, []], true, true).toArray();
}

async function sortedIds(db: WorkspaceDb, query: RecordQuery): Promise<readonly RecordId[]> {
  const { collection, removed = 'no' } = query;
  const sort = query.sort ?? 'updatedAt';
  const isDown = query.down ?? query.sort === undefined;
  const hidden = removed === 'no' ? [0] : removed === 'only' ? [1] : [0, 1];
  const byIndex = INDEXED_SORTS.find((name) => name === sort);
  if (byIndex && hidden.length === 1) {
    const key = [collection, hidden[0]];
    const range = db.records.where(`[collection+hidden+${byIndex}]`).between(key, [...key, []], true, true);
    const ids = await (isDown ? range.reverse() : range).primaryKeys();
    if (byIndex !== 'number') return ids;
    const without = await withoutNumber(db, collection, hidden[0] as number, new Set(ids));
    return [...ids, ...without]; // a record without a number comes last, whichever way
  }
  const rows = (await rowsOf(db, collection)).filter((row) => hidden.includes(row.hidden));
  const keyed = rows.map((row) => ({ id: row.id, key: sortValue(row, sort) }));
  keyed.sort((a, b) => compare(a.key, b.key, isDown) || (a.id < b.id ? -1 : 1));
  return keyed.map(({ id }) => id);
}

async function withoutNumber(db: WorkspaceDb, collection: string, hidden: number, numbered: ReadonlySet<RecordId>) {
  const all = await db.records
    .where('[collection+hidden+updatedAt]')
    .between([collection, hidden], [collection, hidden, []], true, true)
    .reverse()
    .primaryKeys();
  return all.filter((id) => !numbered.has(id));
}

function sortValue(row: StoredRow, sort: string): Plain | null {
  if (sort === 'title' || sort === 'updatedAt' || sort === 'createdAt') return row[sort];
  const value = row.folded.values[sort];
  if (typeof value === 'string') return sortKeyOf(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return readWorkflow(value)?.state ?? null;
}

/** What has no value comes last, whichever way the list goes. */
function compare(a: Plain | null, b: Plain | null, isDown: boolean): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  const order = typeof a === typeof b ? (a < b ? -1 : 1) : typeof a < typeof b ? -1 : 1;
  return isDown ? -order : order;
}
