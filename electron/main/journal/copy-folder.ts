import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { JournalPage } from '#shared/ipc/contract.ts';
import { errnoOf } from '../files/durable.ts';
import { scanSegment } from './frame.ts';
import { endIndex, listSegments, readPage, SegmentCache } from './segments.ts';

/** In a copy's folder, beside segments that are the journal's byte for byte. Written last, so it vouches for the rest. */
export const MANIFEST = 'bulwark-copy.json';

const manifest = z.object({
  format: z.literal(1),
  installationId: z.string(),
  /** Index after the last entry. */
  entries: z.int().check(z.nonnegative()),
  /** UTC ms by the clock of the ship's PC. */
  goodAt: z.number(),
  writtenByVersion: z.string(),
});
export type Manifest = z.infer<typeof manifest>;

const FOLDER_PREFIX = 'Bulwark copy ';

export function copyFolderName(installationId: string): string {
  return `${FOLDER_PREFIX}${installationId.slice(0, 8)}`;
}

/** Null when there is none, or none that can be understood. @throws Error of the file system on any other trouble. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifest.parse(JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    if (['', 'ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
    throw error;
  }
}

/** Index after the last entry that a folder of segments holds. */
export async function endOf(folder: string): Promise<number> {
  const last = (await listSegments(folder)).at(-1);
  if (!last) return 0;
  return endIndex(last.first, scanSegment(await new SegmentCache(folder).load(last.name)));
}

export type OpenCopy = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly read: (from: number, maxBytes: number) => Promise<Result<JournalPage>>;
};

/**
 * Opens the copy that a person pointed at: its folder, or the place it lies in. Of several there, the one written last.
 * Errors: as of `openCopy`.
 */
export async function findCopy(chosen: string): Promise<Result<OpenCopy>> {
  const direct = await openCopy(chosen);
  if (direct.ok) return direct;
  const names = await readdir(chosen).catch(() => []);
  const inside = names
    .filter((name) => name.startsWith(FOLDER_PREFIX))
    .map((name) => openCopy(path.join(chosen, name)));
  const found = (await Promise.all(inside)).flatMap((copy) => (copy.ok ? [copy.value] : []));
  const latest = found.sort((a, b) => b.manifest.goodAt - a.manifest.goodAt)[0];
  return latest ? ok(latest) : direct;
}

/** Opens a copy for reading. Errors: `file/unreadable` (no copy there, or the medium fails). */
export async function openCopy(folder: string): Promise<Result<OpenCopy>> {
  try {
    if (!(await stat(folder)).isDirectory()) return fail('file/unreadable');
    const found = await readManifest(folder);
    if (!found) return fail('file/unreadable');
    const segments = await listSegments(folder);
    const cache = new SegmentCache(folder);
    const source = {
      segments,
      count: Math.max(found.entries, await endOf(folder)),
      load: (name: string) => cache.load(name),
    };
    const read = async (from: number, maxBytes: number) => {
      try {
        return ok(await readPage(source, from, maxBytes));
      } catch (error) {
        return fail('file/unreadable', { cause: errnoOf(error) });
      }
    };
    return ok({ folder, manifest: { ...found, entries: source.count }, read });
  } catch (error) {
    return fail('file/unreadable', { cause: errnoOf(error) });
  }
}
