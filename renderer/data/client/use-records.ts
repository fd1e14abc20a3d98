import { useCallback, useMemo, useRef } from 'react';
import type { RecordId } from '#shared/oplog/op.ts';
import type { RecordList, RecordQuery, RecordRow, RecordWindow } from '../contract.ts';
import type { WorkspaceDb } from '../store/db.ts';
import { recordRow, type StoredRow } from '../store/rows.ts';
import { useDatabase } from './connection.ts';
import { useAnswer } from './use-answer.ts';
import { useLive } from './use-live.ts';

/** Rows loaded beyond the window on both sides, so that scrolling does not show placeholders. */
const AROUND = 60;
const FIRST_ROWS: RecordWindow = { from: 0, count: 50 };
/** A list that changes all the time is asked for this often. */
const ASK_AGAIN_MS = 60;
/** Rows kept after the window has moved on. */
const KEPT_ROWS = 2000;

const CACHED_ROWS = 5000;
const caches = new WeakMap<WorkspaceDb, Map<RecordId, RecordRow>>();

/** A row that was not written since is the same object, so that lists do not draw again what did not change. */
function rowOf(db: WorkspaceDb, stored: StoredRow): RecordRow {
  const cache = caches.get(db) ?? new Map<RecordId, RecordRow>();
  caches.set(db, cache);
  const held = cache.get(stored.id);
  if (held?.revision === stored.revision) return held;
  if (cache.size > CACHED_ROWS) cache.clear();
  const row = recordRow(stored);
  cache.set(stored.id, row);
  return row;
}

function useDb(): WorkspaceDb | null {
  return useDatabase((state) => state.db);
}

/** One record, live; undefined while it loads, null when there is none. */
export function useRecord(id: RecordId | null): RecordRow | null | undefined {
  const db = useDb();
  const stored = useLive(id ?? '', async ({ records }) => (id ? ((await records.get(id)) ?? null) : null));
  return useMemo(() => (!db || !id ? null : stored && rowOf(db, stored)), [db, id, stored]);
}

/** Children of a record in one collection (timeline lines, remarks, attachments), oldest first; undefined while loading. */
export function useChildren(parent: RecordId | null, collection: string): readonly RecordRow[] | undefined {
  const db = useDb();
  const stored = useLive(`${parent} ${collection}`, async ({ records }) => {
    if (!parent) return [];
    const key = [parent, collection];
    const below = records.where('[parent+collection+createdAt]').between(key, [...key, []], true, true);
    return (await below.toArray()).filter((row) => row.hidden === 0);
  });
  return useMemo(() => (!db || !parent ? [] : stored?.map((row) => rowOf(db, row))), [db, parent, stored]);
}

/** Raised whenever anything in a collection changes, in whatever tab. */
function useCollectionRevision(collection: string): number | undefined {
  return useLive(collection, async ({ records }) => {
    const range = records.where('[collection+revision]').between([collection], [collection, []], true, true);
    const count = await range.count(); // a record that is dropped raises no revision
    return ((await range.last())?.revision ?? 0) * 1_000_000 + (count % 1_000_000);
  });
}

/** Equal queries are one object. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  return useMemo(() => value, [text]);
}

/** Ids of all that match, asked of the worker whenever the collection changes; undefined while the first answer is due. */
function useIds(query: RecordQuery): readonly RecordId[] | undefined {
  const db = useDb();
  const revision = useCollectionRevision(query.collection);
  return useAnswer(
    { db, question: query, revision, everyMs: ASK_AGAIN_MS },
    (engine) => engine.queryIds(query),
    isEqual, // the same object: no list is drawn again for a commit that did not concern it
  );
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/**
 * A list, live and windowed.
 * @param query give the same object, or one that is equal: it is compared by content.
 */
export function useRecords(query: RecordQuery, window: RecordWindow = FIRST_ROWS): RecordList {
  const same = useSame(query);
  const ids = useIds(same);
  const loaded = useRows(ids, window);
  const at = useCallback((index: number) => (ids ? loaded.get(ids[index] ?? '') : undefined), [ids, loaded]);
  return useMemo(() => {
    const shown = (ids ?? []).slice(window.from, window.from + window.count);
    const rows = shown.flatMap((id) => loaded.get(id) ?? []);
    return {
      isLoading: ids === undefined || (shown.length > 0 && rows.length === 0),
      total: ids?.length ?? 0,
      ids: ids ?? NO_IDS,
      at,
      rows,
    };
  }, [ids, loaded, window.from, window.count, at]);
}

const NO_IDS: readonly RecordId[] = [];
const NO_ROWS: ReadonlyMap<RecordId, RecordRow> = new Map();

/** Rows in and around the window, live; those seen before stay until there are too many. */
function useRows(ids: readonly RecordId[] | undefined, window: RecordWindow): ReadonlyMap<RecordId, RecordRow> {
  const db = useDb();
  // In steps, so that not every line that is scrolled asks anew.
  const from = Math.max(0, Math.floor((window.from - AROUND) / AROUND) * AROUND);
  const to = Math.ceil((window.from + window.count + AROUND) / AROUND) * AROUND;
  const wanted = useMemo(() => (ids ?? NO_IDS).slice(from, to), [ids, from, to]);
  const key = useSame(wanted);
  const stored = useLive(key.join(' '), ({ records }) =>
    key.length > 0 ? records.bulkGet([...key]) : Promise.resolve([]),
  );
  const kept = useRef<{ readonly db: WorkspaceDb | null; rows: ReadonlyMap<RecordId, RecordRow> }>({
    db,
    rows: NO_ROWS,
  });
  return useMemo(() => {
    if (kept.current.db !== db) kept.current = { db, rows: NO_ROWS };
    if (!stored || stored.length === 0) return kept.current.rows;
    const next = new Map(kept.current.rows.size > KEPT_ROWS ? NO_ROWS : kept.current.rows);
    for (const row of stored) if (row && db) next.set(row.id, rowOf(db, row));
    kept.current.rows = next;
    return next;
  }, [db, stored]);
}

/** How many records match; undefined while it loads. */
export function useCount(query: RecordQuery): number | undefined {
  return useIds(useSame(query))?.length;
}
