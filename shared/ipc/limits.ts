/** Sizes that both sides of the bridge rely on. Bytes unless the name says otherwise. */

/** One journal entry: a batch of ops or one chunk of an attachment, never a whole file. */
export const ENTRY_MAX_BYTES = 4 * 1024 * 1024;
/** All entries of one append: it is written, flushed and recovered as a whole. */
export const APPEND_MAX_BYTES = 8 * 1024 * 1024;
export const APPEND_MAX_ENTRIES = 4096;
/** One page of `journal:read`. A single larger entry still travels alone. */
export const PAGE_MAX_BYTES = 4 * 1024 * 1024;
/** With the disk nearly full, entries up to this size are still taken: text of records before attachments. */
export const SMALL_ENTRY_MAX_BYTES = 64 * 1024;

/** A desk hands exchange files to the hub, as base 64: what the hub takes at once (shared/files/hub-api.ts). */
export const EXCHANGE_MAX_UP_BYTES = 24 * 1024 * 1024;
/** And a file with photos for a new PC comes back the same way. */
export const EXCHANGE_MAX_DOWN_BYTES = 96 * 1024 * 1024;
export const EXCHANGE_MAX_WAIT_MS = 10 * 60 * 1000;

export const FILE_MAX_BYTES = 64 * 1024 * 1024;
export const SECRET_MAX_BYTES = 4096;
export const URL_MAX_LENGTH = 2048;
