import { readFileSync } from 'node:fs';
import { writeDurably } from './files/durable.ts';

/**
 * The version of everything that this app keeps in its data folder. History:
 *   1  first release: journal 'BWJ1', settings, secrets
 */
export const DATA_VERSION = 1;
/** The oldest data version whose app may still write here. Raised only when an older writer would do harm. */
export const MIN_WRITER = 1;

export type Stamp = { readonly dataVersion: number; readonly minWriter: number; readonly appVersion: string };

export type DataVerdict = {
  readonly canWrite: boolean;
  /** The app that has last written here, when that forbids writing. */
  readonly writtenByVersion: string | null;
};

/** Read before Chromium touches its folder: it deletes databases of a newer version (electron/electron#38616). */
export function readStamp(file: string): Stamp | null {
  try {
    const stamp: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isStamp(stamp) ? stamp : null;
  } catch {
    return null;
  }
}

/** No stamp, or none that can be read, is data of ours: a lost little file must not stop a ship from writing. */
export function judgeStamp(stamp: Stamp | null, dataVersion: number): DataVerdict {
  const canWrite = stamp === null || stamp.minWriter <= dataVersion;
  return { canWrite, writtenByVersion: canWrite ? null : stamp.appVersion };
}

/** A later app's stamp that lets us write stays as it is: it still says what is in there. */
export async function writeStamp(file: string, found: Stamp | null, appVersion: string): Promise<void> {
  if (found && (found.dataVersion > DATA_VERSION || found.appVersion === appVersion)) return;
  const stamp: Stamp = { dataVersion: DATA_VERSION, minWriter: MIN_WRITER, appVersion };
  await writeDurably(file, JSON.stringify(stamp));
}

function isStamp(value: unknown): value is Stamp {
  const stamp = value as Partial<Stamp> | null;
  return (
    Number.isInteger(stamp?.dataVersion) && Number.isInteger(stamp?.minWriter) && typeof stamp?.appVersion === 'string'
  );
}
