import type { DatabaseDump, StoreDump } from './recorded.ts';

/** Every database of this IndexedDB, with what its tables are and hold. */
export async function dumpDatabases(): Promise<readonly DatabaseDump[]> {
  const dumps: DatabaseDump[] = [];
  for (const { name = '', version = 1 } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    const stores: StoreDump[] = [];
    for (const storeName of [...db.objectStoreNames]) {
      const store = db.transaction(storeName).objectStore(storeName);
      const [keys, rows] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      const indexes = [...store.indexNames].map((indexName) => {
        const { keyPath, multiEntry, unique } = store.index(indexName);
        return { name: indexName, keyPath, isMulti: multiEntry, isUnique: unique };
      });
      stores.push({ name: storeName, keyPath: store.keyPath, indexes, keys, rows });
    }
    db.close();
    dumps.push({ name, version, stores });
  }
  return dumps;
}

/** Makes them again, as an older app left them. */
export async function restoreDatabases(dumps: readonly DatabaseDump[]): Promise<void> {
  for (const { name, version, stores } of dumps) {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const { name: storeName, keyPath, indexes } of stores) {
        const store = opening.result.createObjectStore(storeName, { keyPath: keyPath as string | string[] | null });
        for (const { name: indexName, keyPath: of, isMulti, isUnique } of indexes)
          store.createIndex(indexName, of as string | string[], { multiEntry: isMulti, unique: isUnique });
      }
    };
    const db = await done(opening);
    for (const { name: storeName, keyPath, keys, rows } of stores) {
      const store = db.transaction(storeName, 'readwrite').objectStore(storeName);
      const puts = rows.map((row, i) =>
        done(keyPath === null ? store.put(row, keys[i] as IDBValidKey) : store.put(row)),
      );
      await Promise.all(puts);
    }
    db.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
