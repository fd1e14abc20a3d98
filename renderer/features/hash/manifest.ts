/**
 * Fingerprint of a set of files: SHA-256 over the lines that `sha256sum` prints for them, sorted by path. Anybody can
 * compute it again without this app: `find set -type f | LC_ALL=C sort | xargs sha256sum | sha256sum`, beside the folder `set`.
 *
 *     9f86d081884c7d65…  set/routes/atlantic.rtz
 */
export type HashedFile = {
  /** Path inside the set, `/` between folders. */
  readonly path: string;
  /** 64 hex digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
};

/** One line a file, in the order of their paths, each ending with a line feed. */
export function manifestOf(files: readonly HashedFile[]): string {
  const lines = files.map(({ sha256, path }) => ({ path, line: `${sha256}  ${path}\n` }));
  return lines
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ line }) => line)
    .join('');
}

/** What is kept of a set that was hashed. */
export type SetHash = {
  /** Name of the one file, or of the folder. */
  readonly name: string;
  /** Of the one file itself, of a folder's manifest. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly fileCount: number;
};

/** As a backup keeps it: 64 hex digits, a space, the name of the set (shared/domain/backup.ts). */
export function setLine({ sha256, name }: SetHash): string {
  return `${sha256} ${name}`.slice(0, 300);
}

/** The digits of such a line; null where it is none. */
export function digitsOf(line: string): string | null {
  return /^([0-9a-f]{64})(?: |$)/.exec(line)?.[1] ?? null;
}
