import { DeviceDb } from '../store/db.ts';

/**
 * Keeps what is being typed, at once: a person who types without a pause would lose all of it to a rule that waits for
 * one. One write at a time per draft; what is typed meanwhile is the next, and only the last of it.
 */
type Waiting = { readonly value: unknown; readonly onKept: (at: number) => void };

let device: DeviceDb | undefined;
const waiting = new Map<string, Waiting>();
const writing = new Set<string>();
const running = new Set<Promise<unknown>>();

function db(): DeviceDb {
  device ??= new DeviceDb();
  return device;
}

function track<T>(task: PromiseLike<T>): Promise<T> {
  const done = Promise.resolve(task).finally(() => running.delete(done));
  running.add(done);
  return done;
}

/** @param onKept told when it is on disk. */
export function keepDraft(key: string, value: unknown, onKept: (at: number) => void): void {
  waiting.set(key, { value, onKept });
  if (!writing.has(key)) void writeWaiting(key);
}

async function writeWaiting(key: string): Promise<void> {
  writing.add(key);
  for (let next = waiting.get(key); next !== undefined; next = waiting.get(key)) {
    waiting.delete(key);
    await put(key, next.value).then(next.onKept, () => {});
  }
  writing.delete(key);
}

async function put(key: string, value: unknown): Promise<number> {
  const at = Date.now();
  await track(db().drafts.put({ key, value, at }));
  return at;
}

export async function readDraftRow(key: string): Promise<{ readonly value: unknown; readonly at: number } | undefined> {
  const held = waiting.get(key);
  return held ? { value: held.value, at: Date.now() } : db().drafts.get(key);
}

export async function dropDraft(key: string): Promise<void> {
  waiting.delete(key);
  await track(db().drafts.delete(key));
}

/** Drops every draft whose key begins so: whoever comes next finds nothing of it. */
export async function forgetDrafts(prefix: string): Promise<void> {
  for (const key of waiting.keys()) if (key.startsWith(prefix)) waiting.delete(key);
  await Promise.allSettled([...running]); // what is being written now would come after the deletion
  await track(db().drafts.where('key').startsWith(prefix).delete());
}

/** Writes at once what still waits: the page may be gone in a moment. */
export function flushDrafts(): Promise<void> {
  for (const [key, { value }] of waiting) {
    waiting.delete(key);
    void put(key, value).catch(() => {});
  }
  return Promise.allSettled([...running]).then(() => undefined);
}

export function keepOnLeaving(): Promise<void> {
  return flushDrafts();
}

/** A hidden page may be killed without a further word. */
export function watchLeaving(): () => void {
  const flush = () => void flushDrafts();
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  window.addEventListener('pagehide', flush);
  window.addEventListener('hashchange', flush);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('hashchange', flush);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** For tests: forgets the open database. */
export async function closeDrafts(): Promise<void> {
  await flushDrafts();
  device?.close();
  device = undefined;
}
