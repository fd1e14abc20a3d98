/**
 * Protocol history. A change that an old peer can ignore is a flag, not a version.
 *
 * 1  2026-11  columns 1, packets 1, exchange 1.
 */
/** Newest that a hub accepts. */
export const PROTOCOL_VERSION = 1;
/** What ships send; raised a release after the hub's. */
export const CLIENT_PROTOCOL_VERSION = 1;
/** Oldest that a hub accepts. Not raised without a count of the ships still below. */
export const MIN_SUPPORTED_VERSION = 1;
/** Oldest that a ship still speaks to a hub that has not been brought up to date. */
export const OLDEST_SPOKEN_VERSION = 1;
/** Layout of a batch body (`columns.ts`). */
export const COLUMNS_VERSION = 1;
/** Newest dictionary of this app. Older ones stay in `resources/dictionaries` for ships that have no newer. */
export const DICTIONARY_VERSION = 2;
/** What a request means that names none; the same for ever in protocol version 1. */
export const IMPLIED_DICTIONARY_VERSION = 1;
/** What a device that cannot unpack at all says instead of a dictionary. */
export const NO_COMPRESSOR = 0xffff;
