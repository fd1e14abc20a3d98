import { proxy, type Remote, wrap } from 'comlink';
import { create } from 'zustand';
import type { Platform } from '#renderer/platform/index.ts';
import { NOTHING_DELIVERED } from '../delivery.ts';
import { WorkspaceDb } from '../store/db.ts';
import { SYNC_OFF } from '../sync-off.ts';
import type { Engine, EngineState } from '../worker/engine-contract.ts';
import { forgetDrafts, keepOnLeaving } from './draft-keeper.ts';
import { draftsOver } from './draft-scope.ts';

/** Until the engine has said otherwise. */
const STARTING: EngineState = {
  workspace: { status: 'starting', role: 'vessel', info: null, error: null, canExport: false, progress: null },
  session: { person: null, persons: [], staff: null, roles: [], may: [], side: 'ship', autoLockMin: 0, waitUntil: {} },
  sync: SYNC_OFF,
  delivery: NOTHING_DELIVERED,
  vessels: { isLoading: false, vessels: [], askedAt: null },
  database: null,
};

/** The engine's state as the page last heard it; each part stays the same object until it changes. */
export const useEngineState = create<EngineState>(() => STARTING);

/** The page's own view of the open database: lists follow it live. */
export const useDatabase = create<{ readonly db: WorkspaceDb | null }>(() => ({ db: null }));

function took(state: EngineState): void {
  const before = useEngineState.getState();
  const kept = Object.fromEntries(
    Object.entries(state).map(([key, value]) => {
      const old = before[key as keyof EngineState];
      return [key, JSON.stringify(old, plain) === JSON.stringify(value, plain) ? old : value];
    }),
  ) as EngineState;
  useEngineState.setState(kept);
  const over = draftsOver(before.workspace, kept.workspace);
  if (over !== null) void forgetDrafts(over);
  const { db } = useDatabase.getState();
  if (state.database === (db ? nameIn(db) : null)) return;
  if (db) closeDatabase(db);
  useDatabase.setState({ db: state.database === null ? null : new WorkspaceDb(state.database) });
}

function plain(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? [...value] : value;
}

function nameIn(db: WorkspaceDb): string {
  return db.name.replace(/^bulwark-/, '');
}

const closed = new WeakSet<WorkspaceDb>();

function closeDatabase(db: WorkspaceDb): void {
  closed.add(db);
  db.close();
}

/**
 * For the end of a live query: what was asked of a database that has been closed meanwhile (another vessel was opened) is
 * answered like what is still loading, and not by an error that takes the page down.
 */
export function unlessClosed(db: WorkspaceDb | null, error: unknown): undefined {
  if (db && closed.has(db)) return undefined;
  throw error;
}

let connected: Promise<{ readonly engine: Engine; readonly platform: Platform }> | undefined;

/** The engine and the platform; waits for the start. */
export function connection(): Promise<{ readonly engine: Engine; readonly platform: Platform }> {
  if (!connected) throw new Error('startData() comes first');
  return connected;
}

/** Where the engine runs: a worker of its own, or whatever a test gives. */
export type EngineFactory = (platform: Platform) => Promise<Engine>;

export function connect(platform: Promise<Platform>, makeEngine: EngineFactory): Promise<void> {
  connected = (async () => {
    const host = await platform;
    useEngineState.setState({ workspace: { ...STARTING.workspace, role: host.config.role } });
    const engine = await makeEngine(host);
    await engine.start(proxy(took));
    follow(host, engine);
    return { engine, platform: host };
  })();
  return connected.then(() => undefined);
}

/** For tests: as before any start. */
export function disconnect(): void {
  connected = undefined;
  const { db } = useDatabase.getState();
  if (db) closeDatabase(db);
  useDatabase.setState({ db: null });
  useEngineState.setState(STARTING, true);
}

function follow(platform: Platform, engine: Engine): void {
  const woke = (isNewLink: boolean) => void engine.woke(isNewLink);
  window.addEventListener('online', () => woke(true));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') woke(false);
  });
  platform.on('resumed', () => woke(true));
  platform.on('closing', () => {
    void keepOnLeaving().finally(() => platform.quit());
  });
}

type Started = {
  readonly open: (config: Platform['config'], bridge: object | null) => Promise<void>;
  readonly engine: Engine;
};

/** A module worker holds the replica: folding, hashing, search and compression never stop the page. */
export const workerEngine: EngineFactory = async (platform) => {
  const worker = new Worker(new URL('../worker/entry.ts', import.meta.url), { type: 'module', name: 'bulwark-data' });
  const started = wrap<Started>(worker);
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker did not start')), {
      once: true,
    });
  });
  await Promise.race([started.open(platform.config, platform.bridge ? proxy({ ...platform.bridge }) : null), failed]);
  return withProgress(started.engine as unknown as Remote<Engine>);
};

/** Callbacks cross the thread as proxies. */
function withProgress(engine: Remote<Engine>): Engine {
  return new Proxy({} as Engine, {
    get: (_target, name) =>
      name === 'then'
        ? undefined // it is awaited, and no promise
        : (...args: readonly unknown[]) => {
            const call = (engine as unknown as Record<string, (...all: unknown[]) => unknown>)[name as string] as (
              ...all: unknown[]
            ) => unknown;
            return call(...args.map((arg) => (typeof arg === 'function' ? proxy(arg) : arg)));
          },
  });
}
