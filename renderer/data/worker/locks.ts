import { Mutex } from '#shared/sync/mutex.ts';

/** Turns among all tabs and workers of this origin. */
export type Locks = {
  readonly exclusive: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** Waits for the lock, then keeps it until `release` is called; resolves when it has it. */
  readonly hold: (name: string, signal: AbortSignal) => Promise<() => void>;
};

/** Among the tabs of a browser. */
export function webLocks(): Locks {
  return {
    exclusive: (name, task) => navigator.locks.request(name, task) as Promise<Awaited<ReturnType<typeof task>>>,
    hold: (name, signal) =>
      new Promise((resolve, reject) => {
        navigator.locks.request(name, { signal }, () => new Promise<void>((release) => resolve(release))).catch(reject);
      }),
  };
}

/** Within one process: tests, and pages without the API. */
export function memoryLocks(): Locks {
  const mutexes = new Map<string, Mutex>();
  const of = (name: string) => {
    const held = mutexes.get(name) ?? new Mutex();
    mutexes.set(name, held);
    return held;
  };
  return {
    exclusive: (name, task) => of(name).run(task),
    hold: (name, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        void of(name).run(() =>
          signal.aborted ? Promise.resolve() : new Promise<void>((release) => resolve(release)),
        );
      }),
  };
}
