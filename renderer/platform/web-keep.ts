/**
 * The browser's own small key store: CryptoKeys that no script can export, and bytes sealed by one of them. Plain
 * IndexedDB, since Dexie belongs to renderer/data; works in a page and in a worker.
 */
const NAME = 'bulwark-device-keys';
const STORE = 'kept';

function ended<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return ended(request);
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    const transaction = db.transaction(STORE, mode, { durability: 'strict' });
    const finished = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction aborted'));
      transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB transaction failed'));
    });
    const value = await work(transaction.objectStore(STORE));
    await finished;
    return value;
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
