import * as z from 'zod/mini';
import { type BridgeOf, channel, type HandlersOf } from './channel.ts';
import * as limits from './limits.ts';

// zod compiles its checks with `new Function` where it can; our content security policy forbids that.
z.config({ jitless: true });

const nothing = z.undefined();
const done = z.null();
const count = z.int().check(z.nonnegative());
const atMs = z.number();
const url = z.string().check(z.minLength(1), z.maxLength(limits.URL_MAX_LENGTH));

function bytesUpTo(maxBytes: number) {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= maxBytes);
}

const bytes = bytesUpTo(Number.POSITIVE_INFINITY);
const entryBytes = bytesUpTo(limits.ENTRY_MAX_BYTES);

export const PALETTES = ['bright', 'day', 'dusk', 'night'] as const;
export type Palette = (typeof PALETTES)[number];

/** The closed list of secrets that main keeps for the renderer. */
export const SECRET_NAMES = ['device-key', 'device-secret', 'link-key'] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

/** `os`: sealed by the key store of the operating system. `none`: there is none, the bytes lie in a file that only this user may read. */
const protection = z.enum(['os', 'none']);
export type Protection = z.infer<typeof protection>;

const page = z.object({
  /** In order and without gap from the index that was asked for. */
  items: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('entry'), index: count, bytes }),
      /** Emptied by `journal:rewrite`. */
      z.object({ kind: z.literal('redacted'), index: count }),
      /** Entries `index` to `upTo` (not included) cannot be read from this disk any more. */
      z.object({ kind: z.literal('damaged'), index: count, upTo: count }),
    ]),
  ),
  /** Where the next page begins; null at the end. */
  next: z.nullable(count),
});
export type JournalPage = z.infer<typeof page>;
export type JournalItem = JournalPage['items'][number];

const range = z.object({ index: count, upTo: count });

const secondCopy = z.object({
  /**
   * How the last writing went. `ahead`: the copy holds entries that this journal lacks, so those are not overwritten:
   * restore from it. `failed`: written, but it does not read back the same.
   */
  state: z.enum(['not-chosen', 'never', 'good', 'unreachable', 'ahead', 'failed']),
  /** For people to recognise; no verb takes a path. */
  folder: z.nullable(z.string()),
  /** On the disk of the journal itself: does not survive that disk. */
  isSameDisk: z.boolean(),
  /** Entries were redacted here since; until the next good writing the copy still holds their text. */
  holdsRedacted: z.boolean(),
  /** When it was last written and read back, and how many entries it then held. */
  goodAt: z.nullable(atMs),
  entries: z.nullable(count),
});
export type SecondCopyStatus = z.infer<typeof secondCopy>;

/**
 * Every verb between the renderer and the main process, and the only place where a channel name is written.
 * A reply arrives as `Result<reply>`; the codes are those of `shared/base/error-codes.ts`, and besides the ones named
 * here any verb can answer `ipc/bad-args`, `ipc/untrusted-sender`, `ipc/failed` and, while the app closes, `store/closed`.
 */
export const ipcContract = {
  'app:info': channel({
    args: nothing,
    reply: z.object({
      version: z.string(),
      platform: z.enum(['windows', 'macos', 'linux', 'other']),
      isPackaged: z.boolean(),
      /** Started by `npm start`, with an invented ship beside the pages. */
      isDemo: z.boolean(),
      /** As the operating system names it, `en-GB`. */
      osLocale: z.string(),
      palette: z.enum(PALETTES),
      hubOrigin: z.nullable(z.string()),
      isIsolated: z.boolean(),
      /** What `secret:set` can promise on this computer. */
      secretProtection: protection,
      /** False when a newer version of the app has written this data: read and export only. */
      canWrite: z.boolean(),
      /** The version that last wrote here, when that is what forbids writing. */
      writtenByVersion: z.nullable(z.string()),
    }),
  }),
  /** Asks to close: answers at once; what is being written is finished first. Also the answer to the event `closing`. */
  'app:quit': channel({ args: nothing, reply: done }),
  /** Remembered so that the next start does not open with a white window at night. */
  'app:set-palette': channel({ args: z.strictObject({ palette: z.enum(PALETTES) }), reply: done }),

  /**
   * Acceptance: answers after the entries are flushed to the disk, all of them or none.
   * Codes: `store/full`, `store/from-newer-app`, `store/journal-failed`.
   */
  'journal:append': channel({
    args: z.strictObject({
      entries: z.array(entryBytes).check(
        z.minLength(1),
        z.maxLength(limits.APPEND_MAX_ENTRIES),
        z.refine((entries) => entries.reduce((sum, entry) => sum + entry.byteLength, 0) <= limits.APPEND_MAX_BYTES),
      ),
    }),
    /** Index of the first of them, and how many entries the journal holds now. */
    reply: z.object({ first: count, count }),
  }),
  'journal:read': channel({
    args: z.strictObject({
      from: count,
      maxBytes: z.int().check(z.positive(), z.maximum(limits.PAGE_MAX_BYTES)),
    }),
    reply: page,
  }),
  'journal:status': channel({
    args: nothing,
    reply: z.object({
      count,
      /** On disk. */
      sizeBytes: count,
      freeBytes: count,
      /** `low`: only entries up to SMALL_ENTRY_MAX_BYTES are taken. `full`: none. */
      space: z.enum(['enough', 'low', 'full']),
      canWrite: z.boolean(),
      /** Found so far; the daily check reads everything. */
      damaged: z.array(range),
      /** What the last start cut off the end because it had not been written whole, so was never accepted. */
      cutAtStart: z.nullable(z.object({ index: count, sizeBytes: count })),
      secondCopy,
    }),
  }),
  /**
   * Redaction: replaces the content of entries, by nothing (null) or by what may stay, on disk, durably. Repeating it is
   * harmless. The second copy follows at once when it is reachable, else it stays marked as `holdsRedacted`.
   * Codes: `input/invalid` (no such entry), `store/full`, `store/from-newer-app`, `store/journal-failed`.
   */
  'journal:rewrite': channel({
    args: z.strictObject({
      replacements: z
        .array(z.strictObject({ index: count, bytes: z.nullable(entryBytes) }))
        .check(z.minLength(1), z.maxLength(limits.APPEND_MAX_ENTRIES)),
    }),
    reply: z.object({ rewritten: count }),
  }),

  /** Codes: `sealed/cannot-open` when it exists but the operating system no longer opens it: that is not "no secret". */
  'secret:get': channel({
    args: z.strictObject({ name: z.enum(SECRET_NAMES) }),
    reply: z.object({ bytes: z.nullable(bytes), protection }),
  }),
  /** Null removes. An older value that cannot be opened is set aside, not overwritten. Codes: `store/full`, `store/from-newer-app`. */
  'secret:set': channel({
    args: z.strictObject({ name: z.enum(SECRET_NAMES), bytes: z.nullable(bytesUpTo(limits.SECRET_MAX_BYTES)) }),
    reply: z.object({ protection }),
  }),

  /** The one origin (http or https) that `sync:exchange` may talk to; null for none. Codes: `input/invalid`. */
  'hub:configure': channel({
    args: z.strictObject({ url: z.nullable(url) }),
    reply: z.object({ origin: z.nullable(z.string()) }),
  }),
  /**
   * One POST to the hub with `Host` and `Content-Length` as the only headers, over one connection that is kept open.
   * Redirects are not followed. Any HTTP status is an answer; so is a body that was cut short (`isCut`).
   * Codes: `sync/isolated`, `sync/no-link`, `sync/timeout`, `sync/bad-answer`, `input/invalid` (not the configured hub).
   */
  'sync:exchange': channel({
    args: z.strictObject({
      /** Must be of the configured origin. */
      hubUrl: url,
      /** Begins with a slash; may carry a query. */
      path: z.string().check(z.regex(/^\/[\x21-\x7e]*$/), z.maxLength(limits.URL_MAX_LENGTH)),
      body: bytesUpTo(limits.EXCHANGE_MAX_UP_BYTES),
      timeoutMs: z.int().check(z.positive(), z.maximum(limits.EXCHANGE_MAX_WAIT_MS)),
    }),
    reply: z.object({
      status: z.int(),
      body: bytes,
      /** The link was lost, or the time ran out, before the whole body was here. */
      isCut: z.boolean(),
      /** All bytes of this exchange on the TCP connection: headers, and TLS where there is TLS. */
      bytesUp: count,
      bytesDown: count,
      ms: z.number(),
    }),
  }),
  /** On: no socket is open and none can be opened, also after a restart. Files still go in and out. */
  'sync:isolate': channel({
    args: z.strictObject({ isIsolated: z.boolean() }),
    reply: z.object({ isIsolated: z.boolean() }),
  }),

  /** Asks the person for the second place; null when they cancel. Codes: `input/invalid` (inside our own data), `file/unreadable`. */
  'snapshot:choose-folder': channel({ args: nothing, reply: z.nullable(secondCopy) }),
  /** Brings the copy in the second place up to date and reads all of it back. Main also does so once a day. The state says how it went. */
  'snapshot:write': channel({ args: nothing, reply: secondCopy }),
  /** Asks the person for a copy to restore from; null when they cancel. Codes: `file/unreadable` (no copy in there). */
  'snapshot:open': channel({
    args: nothing,
    reply: z.nullable(z.object({ folder: z.string(), entries: count, goodAt: atMs, writtenByVersion: z.string() })),
  }),
  /** Reads the copy that `snapshot:open` opened, as `journal:read` reads the journal. Codes: `store/closed` when none is open. */
  'snapshot:read': channel({
    args: z.strictObject({
      from: count,
      maxBytes: z.int().check(z.positive(), z.maximum(limits.PAGE_MAX_BYTES)),
    }),
    reply: page,
  }),

  /** Asks where to, writes, flushes (sticks are pulled). Name null when cancelled. Codes: `store/full`, `file/unreadable` (cannot be written there). */
  'file:save': channel({
    args: z.strictObject({
      suggestedName: z.string().check(z.minLength(1), z.maxLength(200)),
      bytes: bytesUpTo(limits.FILE_MAX_BYTES),
    }),
    reply: z.object({ name: z.nullable(z.string()) }),
  }),
  /** Asks which file; null when cancelled. Never says where it was. Codes: `file/too-large`, `file/unreadable`. */
  'file:open': channel({
    args: z.strictObject({
      /** Without dot, `['bwk']`; empty for any file. */
      extensions: z.array(z.string().check(z.regex(/^[a-z0-9]{1,12}$/))).check(z.maxLength(20)),
      maxBytes: z.int().check(z.positive(), z.maximum(limits.FILE_MAX_BYTES)),
    }),
    reply: z.nullable(z.object({ name: z.string(), bytes })),
  }),

  /** Opens a page in the person's browser. Codes: `input/invalid` (not a plain http or https address), `sync/isolated`. */
  'external:open': channel({ args: z.strictObject({ url }), reply: done }),
} as const;

/**
 * What main tells the renderer unasked.
 * `closing`: save what is not saved yet, then call `app:quit`; main waits a few seconds for it, not for ever.
 * `resumed`: the computer woke up; links and clocks may have changed.
 */
export const SHIP_EVENTS = ['closing', 'resumed'] as const;
export type ShipEvent = (typeof SHIP_EVENTS)[number];
/** The one channel name that events travel under. */
export const EVENT_CHANNEL = 'ship:event';

export type IpcContract = typeof ipcContract;
export type ChannelName = keyof IpcContract;
export type IpcHandlers = HandlersOf<IpcContract>;

/** The type of `window.ship`. */
export type ShipBridge = BridgeOf<IpcContract> & {
  /** @returns a function that stops listening. */
  readonly on: (event: ShipEvent, listener: () => void) => () => void;
};
