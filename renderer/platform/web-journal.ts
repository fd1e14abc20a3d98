import { fail, ok, type Result } from '#shared/base/result.ts';
import type { JournalItem, PlatformJournal } from './platform.ts';
import { databasesOf, ended, hasBuckets, openDatabase, transact } from './web-database.ts';

/**
 * The journal of a vessel that runs in a browser: entry by index, null once it is redacted. In a bucket of its own, so
 * that it does not go when Chromium throws the records' database away, and the other way round (docs/adr/0009).
 */
const BUCKET = 'bulwark-journal';
const NAME = 'journal';
const STORE = 'entries';

const MIB = 1024 * 1024;
/** Of what the browser still gives this page: below `low` the crew is warned, below `full` alarmed. */
const FLOORS = { low: 128 * MIB, full: 16 * MIB } as const;

let opened: Promise<IDBDatabase> | null = null;

/** One connection for all; the browser may close it, and then the next call opens another. */
function connection(): Promise<IDBDatabase> {
  opened ??= (async () => {
    const db = await openDatabase(await databasesOf(BUCKET), NAME, STORE);
    const forget = () => {
      opened = null;
    };
    db.addEventListener('close', forget);
    db.addEventListener('versionchange', () => {
      db.close();
      forget();
    });
    return db;
  })();
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

async function run<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await transact(await connection(), STORE, mode, work);
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return fail(isFull ? 'store/full' : 'store/journal-failed');
  }
}

async function countOf(store: IDBObjectStore): Promise<number> {
  const last = await ended(store.openKeyCursor(null, 'prev'));
  return last ? Number(last.key) + 1 : 0;
}

/** A page from `from` on, of `maxBytes` or one larger entry. */
function readPage(store: IDBObjectStore, from: number, maxBytes: number) {
  return new Promise<{ readonly items: readonly JournalItem[]; readonly next: number | null }>((resolve, reject) => {
    const items: JournalItem[] = [];
    let sizeBytes = 0;
    let index = from;
    const request = store.openCursor(IDBKeyRange.lowerBound(from));
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
    request.onsuccess = () => {
      const at = request.result;
      if (!at) return resolve({ items, next: null });
      const key = Number(at.key);
      const bytes = at.value as Uint8Array | null;
      sizeBytes += bytes?.length ?? 0;
      if (sizeBytes > maxBytes && items.length > 0) return resolve({ items, next: index });
      if (key > index) items.push({ kind: 'damaged', index, upTo: key });
      items.push(bytes === null ? { kind: 'redacted', index: key } : { kind: 'entry', index: key, bytes });
      index = key + 1;
      at.continue();
    };
  });
}

const journal: PlatformJournal = {
  append: (entries) =>
    run('readwrite', async (store) => {
      const first = await countOf(store);
      for (const [place, bytes] of entries.entries()) store.add(bytes, first + place);
      return ok({ first, count: first + entries.length });
    }),
  read: (from, maxBytes) => run('readonly', async (store) => ok(await readPage(store, from, maxBytes))),
  rewrite: (replacements) =>
    run('readwrite', async (store) => {
      const held = await Promise.all(replacements.map(({ index }) => ended(store.getKey(index))));
      if (held.includes(undefined)) return fail('input/invalid');
      for (const { index, bytes } of replacements) store.put(bytes, index);
      return ok(null);
    }),
  status: async () => {
    const count = await run('readonly', async (store) => ok(await countOf(store)));
    if (!count.ok) return count;
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    const freeBytes = Math.max(quota - usage, 0);
    const space = freeBytes < FLOORS.full ? 'full' : freeBytes < FLOORS.low ? 'low' : 'enough';
    return ok({ count: count.value, freeBytes, space, canWrite: true });
  },
};

/** Null in a browser that cannot keep it apart from the records: two copies in one file are one. */
export const webJournal: PlatformJournal | null = hasBuckets() ? journal : null;
