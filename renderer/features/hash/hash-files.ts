import { proxy, wrap } from 'comlink';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { HashApi, HashJob } from './hash-worker.ts';
import type { SetHash } from './manifest.ts';

export type HashRun = {
  readonly totalBytes: number;
  /** `file/unreadable` when a file cannot be read: a medium was pulled out. */
  readonly result: Promise<Result<SetHash | null>>;
  /** Ends it at once; the result is null. */
  readonly cancel: () => void;
};

/** Fingerprint of a file, or of a folder as the browser lists it, in a worker of its own. */
export function hashFiles(files: readonly File[], onDone: (doneBytes: number) => void): HashRun {
  const jobs: readonly HashJob[] = files.map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module', name: 'bulwark-hash' });
  const api = wrap<HashApi>(worker);
  let cancel: () => void = () => {};
  const cancelled = new Promise<Result<null>>((resolve) => {
    cancel = () => resolve(ok(null));
  });
  const broken = new Promise<Result<null>>((resolve) => {
    worker.addEventListener('error', () => resolve(fail('file/unreadable')), { once: true });
  });
  const hashed = api.hash([...jobs], proxy(onDone)).then(
    ({ files: all, sha256 }): Result<SetHash> => {
      const sizeBytes = all.reduce((sum, file) => sum + file.sizeBytes, 0);
      return ok({ name: nameOf(jobs), sha256, sizeBytes, fileCount: all.length });
    },
    (): Result<SetHash> => fail('file/unreadable'),
  );
  const result = Promise.race([hashed, cancelled, broken]).finally(() => worker.terminate());
  return { totalBytes: files.reduce((sum, file) => sum + file.size, 0), result, cancel };
}

function nameOf([first]: readonly HashJob[]): string {
  return first?.path.split('/')[0] ?? '';
}
