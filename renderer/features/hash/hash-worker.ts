import { expose } from 'comlink';
import { createSHA256 } from 'hash-wasm';
import { type HashedFile, manifestOf } from './manifest.ts';

export type HashJob = { readonly file: File; readonly path: string };
export type OnHashed = (doneBytes: number) => void;
export type HashResult = { readonly files: readonly HashedFile[]; readonly sha256: string };

/** How often the page is told, so that telling does not slow the work. */
const TELL_EVERY_BYTES = 4 * 1024 * 1024;

/** Reads files as streams: a disk image of any size needs no memory. Stopped by ending the worker. */
async function hash(jobs: readonly HashJob[], onHashed: OnHashed): Promise<HashResult> {
  const files: HashedFile[] = [];
  let doneBytes = 0;
  let toldBytes = 0;
  for (const { file, path } of jobs) {
    const hasher = await createSHA256();
    const reader = file.stream().getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      hasher.update(part.value);
      doneBytes += part.value.length;
      if (doneBytes - toldBytes < TELL_EVERY_BYTES) continue;
      toldBytes = doneBytes;
      onHashed(doneBytes);
    }
    files.push({ path, sha256: hasher.digest('hex'), sizeBytes: file.size });
  }
  onHashed(doneBytes);
  const [only] = files;
  if (files.length === 1 && only !== undefined && !only.path.includes('/')) return { files, sha256: only.sha256 };
  const whole = await createSHA256();
  return { files, sha256: whole.update(manifestOf(files)).digest('hex') };
}

const api = { hash };
export type HashApi = typeof api;

expose(api);
