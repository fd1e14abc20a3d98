import { DeviceDb, type DraftRow } from '../store/db.ts';

/**
 * Keeps what is being typed, at once: a person who types without a pause would lose all of it to a rule that waits for
 * one. One write at a time per draft; what is typed meanwhile is the next, and only the last of it.
 */
type OnKept = (at: number) => void;
/** @returns UTC ms of the keeping. */
type Write = (key: string, value: unknown) => Promise<number>;
type Waiting = { readonly value: unknown; readonly onKept: OnKept; readonly write: Write };

/** Where drafts of a form go: beside all others, or sealed. */
export type DraftKeeping = {
  readonly keep: (key: string, value: unknown, onKept: OnKept) => void;
  readonly read: (key: string) => Promise<{ readonly value: unknown; readonly at: number } | undefined>;
  readonly drop: (key: string) => Promise<void>;
};

let device: DeviceDb | undefined;
const waiting = new Map<string, Waiting>();
const writing = new Map<string, Promise<void>>();
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
export function keepDraft(key: string, value: unknown, onKept: OnKept, write: Write = put): void {
  waiting.set(key, { value, onKept, write });
  if (!writing.has(key)) writing.set(key, track(writeWaiting(key)));
}

async function writeWaiting(key: string): Promise<void> {
  for (let next = waiting.get(key); next !== undefined; next = waiting.get(key)) {
    waiting.delete(key);
    await next.write(key, next.value).then(next.onKept, () => {});
  }
  writing.delete(key);
}

async function put(key: string, value: unknown): Promise<number> {
  const at = Date.now();
  await putDraftRow({ key, value, at });
  return at;
}

export async function putDraftRow(row: DraftRow): Promise<void> {
  await track(db().drafts.put(row));
}

/** Until what waits under this key is written. */
export async function settleDraft(key: string): Promise<void> {
  await writing.get(key);
}

export function forgetWaiting(key: string): void {
  waiting.delete(key);
}

export async function readDraftRow(key: string): Promise<{ readonly value: unknown; readonly at: number } | undefined> {
  const held = waiting.get(key);
  return held ? { value: held.value, at: Date.now() } : db().drafts.get(key);
}

export async function dropDraft(key: string): Promise<void> {
  forgetWaiting(key);
  await track(db().drafts.delete(key));
}

export const plainDrafts: DraftKeeping = { keep: keepDraft, read: readDraftRow, drop: dropDraft };

/** Drops every draft whose key begins so: whoever comes next finds nothing of it. */
export async function forgetDrafts(prefix: string): Promise<void> {
  for (const key of waiting.keys()) if (key.startsWith(prefix)) waiting.delete(key);
  await Promise.allSettled([...running]); // what is being written now would come after the deletion
  await track(db().drafts.where('key').startsWith(prefix).delete());
}

/** Writes at once what still waits: the page may be gone in a moment. */
export function flushDrafts(): Promise<void> {
  for (const [key, { value, write }] of waiting) {
    if (write !== put) continue; // sealing takes its turn: two at once could end in the wrong order
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
