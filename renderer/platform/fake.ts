import { fail, ok, type Result } from '#shared/base/result.ts';
import type { SecretName } from '#shared/ipc/contract.ts';
import type { CopyToRestore, HostConfig, Platform, PlatformJournal, Post, PostReply } from './platform.ts';

/** What outlives a fake process: secrets, the journal's file, what was saved. */
export class FakeDisk {
  readonly secrets = new Map<string, Uint8Array>();
  readonly entries: (Uint8Array | null)[] = [];
  readonly files = new Map<string, Uint8Array>();
  isIsolated = false;
  /** Answers of the journal from now on. */
  journalFails: 'store/full' | 'store/journal-failed' | null = null;
  space: 'enough' | 'low' | 'full' = 'enough';
}

export type FakePlatformOptions = {
  readonly kind?: 'electron' | 'web';
  readonly config?: Partial<HostConfig>;
  readonly disk?: FakeDisk;
  /** What is at the other end of the link; default: nothing. */
  readonly hub?: (request: Post) => Promise<Result<PostReply> & { readonly received?: Uint8Array }>;
  /** The disk of another PC whose second copy the person points at. */
  readonly copy?: FakeDisk;
  /** What the person picks when asked for a file. */
  readonly pick?: { readonly name: string; readonly bytes: Uint8Array } | null;
};

/** Stands in for a host in tests: everything in memory, nothing of the browser. */
export function fakePlatform(options: FakePlatformOptions = {}): Platform & { readonly disk: FakeDisk } {
  const { kind = 'electron', disk = new FakeDisk(), pick = null } = options;
  const config: HostConfig = {
    role: 'vessel',
    hubUrl: null,
    isDemo: false,
    appVersion: '0',
    canWrite: true,
    ...options.config,
  };
  return {
    kind,
    disk,
    config,
    bridge: null,
    journal: kind === 'electron' ? journalOf(disk) : null,
    copy: options.copy === undefined ? null : copyOf(options.copy),
    secrets: {
      get: async (name: SecretName) => ok(disk.secrets.get(name) ?? null),
      set: async (name: SecretName, bytes) => {
        if (bytes) disk.secrets.set(name, bytes.slice());
        else disk.secrets.delete(name);
        return ok(null);
      },
      protection: async () => (kind === 'electron' ? 'os' : 'browser'),
    },
    post: async (request) => {
      if (disk.isIsolated) return fail('sync/isolated');
      return options.hub ? options.hub(request) : fail('sync/no-link');
    },
    chooseHub: async () => ok(null),
    isolate: async (isIsolated) => {
      disk.isIsolated = isIsolated;
      return ok(null);
    },
    isIsolated: async () => disk.isIsolated,
    saveFile: async (name, bytes) => {
      disk.files.set(name, bytes);
      return ok(true);
    },
    openFile: async () => ok(pick),
    openExternal: async () => ok(null),
    setPalette: async () => {},
    savedPalette: async () => null,
    osLocale: async () => 'en',
    secondCopy: null,
    on: () => () => {},
    quit: () => {},
  };
}

function copyOf(disk: FakeDisk): CopyToRestore {
  return {
    open: async () => ok({ folder: 'E:/Bulwark copy', entries: disk.entries.length, goodAt: 1, writtenByVersion: '0' }),
    read: journalOf(disk).read,
  };
}

function journalOf(disk: FakeDisk): PlatformJournal {
  return {
    append: async (entries) => {
      if (disk.journalFails) return fail(disk.journalFails);
      const first = disk.entries.length;
      return ok({ first, count: disk.entries.push(...entries.map((entry) => entry.slice())) });
    },
    read: async (from) => {
      const items = disk.entries
        .slice(from)
        .map((bytes, i) =>
          bytes
            ? ({ kind: 'entry', index: from + i, bytes } as const)
            : ({ kind: 'redacted', index: from + i } as const),
        );
      return ok({ items, next: null });
    },
    rewrite: async (replacements) => {
      for (const { index, bytes } of replacements) disk.entries[index] = bytes;
      return ok(null);
    },
    status: async () => ok({ count: disk.entries.length, freeBytes: 1e10, space: disk.space, canWrite: true }),
  };
}
