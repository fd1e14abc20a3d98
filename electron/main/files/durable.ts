import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Files that a crash leaves behind carry this ending; they are never read. */
const UNFINISHED = '.unfinished';

/** Replaces a file as a whole: after it returns the new content survives a power cut, and until then the old one does. */
export async function writeDurably(file: string, content: Uint8Array | string, mode = 0o600): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}${UNFINISHED}`;
  try {
    const handle = await open(unfinished, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/**
 * Takes away what a crash left half written. Called before anything else writes into the folder. What cannot be taken away
 * (Windows, while a virus scanner holds it) stays until the next time: nobody reads it, and it must keep no app from starting.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => name.endsWith(UNFINISHED));
  await Promise.allSettled(left.map((name) => rm(path.join(folder, name), { force: true })));
}

/** Makes a created, renamed or removed name in a folder durable. Windows and some sticks cannot and need not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(errnoOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** Windows refuses while a virus scanner looks at the file, for some tens of milliseconds. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const mayPass = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error));
      if (!mayPass || attempt === 6) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
  }
}

/** The system's name of an error, `ENOSPC`; empty for anything else. */
export function errnoOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' ? code : '';
}

export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(errnoOf(error));
}
