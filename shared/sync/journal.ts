import type { Result } from '../base/result.ts';

/**
 * The redo log outside the browser's storage (design.md 5). Where there is one, its flushed append is acceptance and the
 * store is derived from it: at start either heals the other. What its entries hold is in `journal-entries.ts`.
 */
export type JournalItem =
  | { readonly kind: 'entry'; readonly index: number; readonly bytes: Uint8Array }
  /** Emptied for good. */
  | { readonly kind: 'redacted'; readonly index: number }
  /** Entries `index` to `upTo` (not included) cannot be read any more. */
  | { readonly kind: 'damaged'; readonly index: number; readonly upTo: number };

export type Journal = {
  /** All entries or none, flushed to the disk when it resolves. `store/full`, `store/journal-failed`. */
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
  readonly status: () => Promise<
    Result<{
      readonly count: number;
      /** Entries known to be unreadable. */
      readonly damaged?: readonly { readonly index: number; readonly upTo: number }[];
    }>
  >;
};

/** Largest entry that we write; the journal takes up to 4 MiB (shared/ipc/limits.ts). */
export const ENTRY_BYTES = 1024 * 1024;
/** Largest append; the journal takes up to 8 MiB at once. */
export const APPEND_BYTES = 7 * 1024 * 1024;
/** What one page of a reading asks for. */
export const PAGE_BYTES = 2 * 1024 * 1024;

/** How far a store has come with its journal; kept in the store's meta, written with every commit. */
export const POSITION_META = 'journal';
/** While a store is filled from the journal: until it is gone the store counts as empty. */
export const REFILL_META = 'journalRefill';
/** Up to which entry damage has been made good by saying everything anew. */
export const MENDED_META = 'journalMended';
/** Own ops whose sealed batch could not be read: written again unless the other side turns out to have them. */
export const STRAY_META = 'journalStrays';
/** Meta that only grows, where a number given out twice would be one name for two things: ids, numbers of reports. */
export function isCounter(key: string): boolean {
  return key.startsWith('counter:') || key.startsWith('number:');
}
/** Set with what was replayed without its fold; whoever opens the store folds all again and takes it away. */
export const REFOLD_META = 'journalRefold';
