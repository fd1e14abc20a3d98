/** Storage Buckets (Chromium 122): https://wicg.github.io/storage-buckets/. TypeScript does not know them yet. */
type StorageBucket = { readonly indexedDB: IDBFactory };
type StorageBuckets = {
  readonly open: (
    name: string,
    options: { readonly persisted: boolean; readonly durability: 'strict' | 'relaxed' },
  ) => Promise<StorageBucket>;
};

/** Held for as long as the page lives: when Chromium collects a bucket, transactions on its open databases never end. */
const held = new Map<string, Promise<StorageBucket>>();

function buckets(): StorageBuckets | undefined {
  return (navigator as { readonly storageBuckets?: StorageBuckets }).storageBuckets;
}

/** Whether this browser keeps databases apart from each other, so that what damages one leaves the others whole. */
export function hasBuckets(): boolean {
  return buckets() !== undefined;
}

/**
 * Databases in files of their own. Chromium keeps all plain databases of a page in one LevelDB, and throws that one away
 * when a killed browser has left it damaged (docs/adr/0009). A browser without buckets gives the plain ones.
 */
export async function databasesOf(bucket: string): Promise<IDBFactory> {
  const all = buckets();
  if (!all) return indexedDB;
  const opened = held.get(bucket) ?? all.open(bucket, { persisted: true, durability: 'strict' });
  held.set(bucket, opened);
  opened.catch(() => held.delete(bucket)); // one refusal is not the last word: the next call asks again
  return (await opened).indexedDB;
}

export function ended<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}

/** @param onNew fills a database that was not there before. */
function openOnce(
  factory: IDBFactory,
  name: string,
  store: string,
  onNew?: (store: IDBObjectStore) => void,
): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    const made = request.result.createObjectStore(store);
    onNew?.(made);
  };
  return ended(request);
}

/** Opens a database of one store; once more when the browser has just thrown a damaged one away and says so. */
export async function openDatabase(...named: Parameters<typeof openOnce>): Promise<IDBDatabase> {
  try {
    return await openOnce(...named);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'UnknownError')) throw error;
    return openOnce(...named);
  }
}

/** Runs a transaction; the answer comes when it is flushed to the disk. */
export async function transact<T>(
  db: IDBDatabase,
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = db.transaction(name, mode, { durability: 'strict' });
  const finished = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction aborted'));
    transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB transaction failed'));
  });
  const [value] = await Promise.all([work(transaction.objectStore(name)), finished]);
  return value;
}
