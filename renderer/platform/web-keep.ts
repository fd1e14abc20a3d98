import { databasesOf, ended, openDatabase, transact } from './web-database.ts';

/**
 * The browser's own small key store: CryptoKeys that no script can export, and bytes sealed by one of them. In a bucket of
 * its own, since it must outlive the records' database; works in a page and in a worker. Plain IndexedDB, since Dexie
 * belongs to renderer/data.
 */
const BUCKET = 'bulwark-keys';
const NAME = 'bulwark-device-keys';
const STORE = 'kept';

async function has(factory: IDBFactory): Promise<boolean> {
  return (await factory.databases()).some(({ name }) => name === NAME);
}

/** What versions before ADR 0009 kept among the plain databases; it stays there too. */
async function former(): Promise<readonly (readonly [IDBValidKey, unknown])[]> {
  if (!(await has(indexedDB))) return [];
  const db = await openDatabase(indexedDB, NAME, STORE);
  try {
    return await transact(db, STORE, 'readonly', async (store) => {
      const [keys, values] = await Promise.all([
        ended(store.getAllKeys()),
        ended(store.getAll() as IDBRequest<unknown[]>),
      ]);
      return keys.map((key, at) => [key, values[at]] as const);
    });
  } finally {
    db.close();
  }
}

async function open(): Promise<IDBDatabase> {
  const factory = await databasesOf(BUCKET);
  const moved = factory === indexedDB || (await has(factory)) ? [] : await former();
  return openDatabase(factory, NAME, STORE, (store) => {
    for (const [key, value] of moved) store.put(value, key);
  });
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await transact(db, STORE, mode, work);
  } finally {
    db.close();
  }
}

export function keptGet(name: string): Promise<unknown> {
  return within('readonly', (store) => ended(store.get(name)));
}

export function keptSet(name: string, value: unknown): Promise<void> {
  return within('readwrite', async (store) => {
    if (value === null) await ended(store.delete(name));
    else await ended(store.put(value, name));
  });
}

/** Keeps `made` unless somebody else (another tab) was faster; answers what is kept. */
export function keptOnce<T>(name: string, made: T): Promise<T> {
  return within('readwrite', async (store) => {
    const held = (await ended(store.get(name))) as T | undefined;
    if (held !== undefined) return held;
    await ended(store.put(made, name));
    return made;
  });
}

/** The key that seals bytes at rest here; it cannot be exported. */
async function sealingKey(): Promise<CryptoKey> {
  const held = (await keptGet('sealing-key')) as CryptoKey | undefined;
  if (held) return held;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return keptOnce('sealing-key', made);
}

export async function sealedSet(name: string, bytes: Uint8Array | null): Promise<void> {
  if (bytes === null) return keptSet(`sealed:${name}`, null);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(), bytes as BufferSource);
  await keptSet(`sealed:${name}`, { iv, cipher: new Uint8Array(cipher) });
}

/** Null: nothing is kept. @throws when what is kept cannot be opened. */
export async function sealedGet(name: string): Promise<Uint8Array | null> {
  const held = (await keptGet(`sealed:${name}`)) as
    | { iv: Uint8Array<ArrayBuffer>; cipher: Uint8Array<ArrayBuffer> }
    | undefined;
  if (!held) return null;
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: held.iv }, await sealingKey(), held.cipher));
}
