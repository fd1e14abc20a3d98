import type { AppError, Result } from '#shared/base/result.ts';
import type { Palette, Protection, SecondCopyStatus, SecretName, ShipEvent } from '#shared/ipc/contract.ts';

/** Where the app runs, and what that place lends. Nothing outside this folder knows which one it is. */
export type PlatformKind = 'electron' | 'web';

/** What a host says about itself before anything is set up: `config.json` on the web, `app:info` in Electron. */
export type HostConfig = {
  /** What a fresh device here is for. */
  readonly role: 'vessel' | 'shore';
  /** Origin of the hub; null: none is known before an enrolment code names one. */
  readonly hubUrl: string | null;
  /** A demonstration: pages say so. */
  readonly isDemo: boolean;
  readonly appVersion: string;
  /** False when a newer version of the app has written this data: read and export only. */
  readonly canWrite: boolean;
};

export type Post = {
  readonly hubUrl: string;
  /** Begins with a slash. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly timeoutMs: number;
};

/** Any HTTP status is an answer; `isCut`: the link was lost before the whole body was here. */
export type PostReply = {
  readonly status: number;
  readonly body: Uint8Array;
  readonly isCut: boolean;
  /** Exact in Electron; on the web the bodies alone. */
  readonly bytesUp: number;
  readonly bytesDown: number;
};

export type JournalItem =
  | { readonly kind: 'entry'; readonly index: number; readonly bytes: Uint8Array }
  | { readonly kind: 'redacted'; readonly index: number }
  | { readonly kind: 'damaged'; readonly index: number; readonly upTo: number };

export type JournalStatus = {
  readonly count: number;
  readonly freeBytes: number;
  readonly space: 'enough' | 'low' | 'full';
  readonly canWrite: boolean;
};

/** The flushed file outside the browser's storage; see `shared/ipc/contract.ts`. */
export type PlatformJournal = {
  readonly append: (
    entries: readonly Uint8Array[],
  ) => Promise<Result<{ readonly first: number; readonly count: number }>>;
  readonly read: (
    from: number,
    maxBytes: number,
  ) => Promise<Result<{ readonly items: readonly JournalItem[]; readonly next: number | null }>>;
  readonly rewrite: (
    replacements: readonly { readonly index: number; readonly bytes: Uint8Array | null }[],
  ) => Promise<Result<null>>;
  readonly status: () => Promise<Result<JournalStatus>>;
};

/** The few bytes that must outlive the browser's storage, or be kept from other programs. */
export type Secrets = {
  readonly get: (name: SecretName) => Promise<Result<Uint8Array | null>>;
  readonly set: (name: SecretName, bytes: Uint8Array | null) => Promise<Result<null>>;
  readonly protection: () => Promise<'browser' | Protection>;
};

/** A copy of a journal in a second place, to restore from; asking for it opens the host's dialog. */
export type CopyToRestore = {
  readonly open: () => Promise<Result<FoundCopy | null>>;
  /** Of the copy that was opened last, as {@link PlatformJournal.read}. */
  readonly read: PlatformJournal['read'];
};

export type FoundCopy = {
  readonly folder: string;
  readonly entries: number;
  /** UTC ms by the clock of the PC that wrote it. */
  readonly goodAt: number;
  readonly writtenByVersion: string;
};

/** Works in the page and in a worker alike. */
export type PlatformCore = {
  readonly kind: PlatformKind;
  readonly config: HostConfig;
  readonly journal: PlatformJournal | null;
  readonly copy: CopyToRestore | null;
  readonly secrets: Secrets;
  readonly post: (request: Post) => Promise<Result<PostReply> & { readonly received?: Uint8Array }>;
  /** Makes a hub the one that `post` may talk to. */
  readonly chooseHub: (hubUrl: string | null) => Promise<Result<null>>;
  readonly isolate: (isIsolated: boolean) => Promise<Result<null>>;
  readonly isIsolated: () => Promise<boolean>;
};

export type SecondCopy = {
  readonly chooseFolder: () => Promise<Result<SecondCopyStatus | null>>;
  readonly write: () => Promise<Result<SecondCopyStatus>>;
  readonly status: () => Promise<Result<SecondCopyStatus>>;
};

/** What only the page has. */
export type Platform = PlatformCore & {
  /** The raw bridge for the worker, where there is one. */
  readonly bridge: object | null;
  /** Asks where to; false when the person cancels. */
  readonly saveFile: (suggestedName: string, bytes: Uint8Array, mime?: string) => Promise<Result<boolean>>;
  /** @param extensions without dot; empty for any. Null when cancelled. */
  readonly openFile: (
    extensions: readonly string[],
    maxBytes: number,
  ) => Promise<Result<{ readonly name: string; readonly bytes: Uint8Array } | null>>;
  readonly openExternal: (url: string) => Promise<Result<null>>;
  /** Remembered for the next start, so that no white window opens at night. */
  readonly setPalette: (palette: Palette) => Promise<void>;
  readonly savedPalette: () => Promise<Palette | null>;
  readonly osLocale: () => Promise<string>;
  readonly secondCopy: SecondCopy | null;
  /** `closing`: save what is not saved yet, then call `quit`. @returns a function that stops listening. */
  readonly on: (event: ShipEvent, listener: () => void) => () => void;
  readonly quit: () => void;
};

export type { AppError };
