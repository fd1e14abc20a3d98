/** Records: how they are read, listed and written. */
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { Lane, Side } from '#shared/domain/kind.ts';
import type { Contender, FoldedRecord } from '#shared/merge/folded-record.ts';
import type { OpRef, RecordId } from '#shared/oplog/op.ts';
import type { OnProgress } from './opening.ts';

/** A folded record with what lists need; `values` are as folded, brought to this app's version. */
export type RecordRow = FoldedRecord & {
  /** What the record is called: name, title, first line of the text, else its number. Not for sealed reports: ''. */
  readonly title: string;
  /** Human number, NCR-TP-A-0007. */
  readonly number: string | null;
  /** Code of the workflow, null where the kind has none. */
  readonly state: string | null;
  readonly parent: RecordId | null;
  /** UTC ms, claims. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Removed (or voided, when it was filed), and nobody stands against that. */
  readonly isRemoved: boolean;
  readonly conflictCount: number;
  /** Raised by every commit: cheap to compare. */
  readonly revision: number;
};

export type SortKey = 'title' | 'number' | 'state' | 'createdAt' | 'updatedAt' | (string & Record<never, never>);

export type RecordQuery = {
  readonly collection: string;
  readonly parent?: RecordId;
  /** Field equals value, all of them; a list field: contains it. `state` means the code of the workflow. */
  readonly where?: Readonly<Record<string, string | number | boolean>>;
  /** Any of these values, per field. */
  readonly anyOf?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** Words in any language, prefix and slightly misspelt included; best match first unless `sort` is given. */
  readonly text?: string;
  /** One of the named keys (indexed), or any field of the kind. Default: `updatedAt` down. */
  readonly sort?: SortKey;
  readonly down?: boolean;
  /** Default `no`. Voided filed records are listed by `no` too: they are marked, never gone. */
  readonly removed?: 'no' | 'only' | 'any';
  readonly onlyConflicts?: boolean;
};

/** The rows around the window that the list shows; stays smooth with 10,000 rows and more. */
export type RecordWindow = { readonly from: number; readonly count: number };

export type RecordList = {
  readonly isLoading: boolean;
  /** How many records match. */
  readonly total: number;
  /** Ids of all that match, in order: keys of a virtual list, export as filtered, previous and next. */
  readonly ids: readonly RecordId[];
  /** Row at an index of the whole list; undefined while it is not loaded (show a placeholder). */
  readonly at: (index: number) => RecordRow | undefined;
  /** Rows of the window in order, without those still loading. */
  readonly rows: readonly RecordRow[];
};

/** A change as a form asks for it. */
export type SaveDraft = {
  /** Absent: a new record (its id is in the answer). `newId` gives one before, to hang children under it. */
  readonly record?: RecordId;
  readonly collection: string;
  /**
   * New values by field; null clears. Sets are whole lists, the difference is taken against `loaded`. Fields equal to
   * what was loaded are left out, so a form may give all that it shows.
   */
  readonly values: Readonly<Record<string, Value>>;
  /** What the form had loaded when it opened; null: a new record. Left out: what is held now was seen. */
  readonly loaded?: RecordRow | null;
  /** For a new record, where `laneOf` would not choose right. */
  readonly lane?: Lane;
  readonly reason?: string;
  /** Spends the human number: the record is filed. */
  readonly number?: true;
  /** UTC ms where the claim is not now: back-dated import. */
  readonly at?: number;
};

export type TransitionOptions = {
  readonly reason?: string;
  /** Role in which the move is made. */
  readonly role?: string;
  /** Fields that are written with the state: all of it or nothing. */
  readonly values?: Readonly<Record<string, Value>>;
};

export type Saved = {
  readonly record: RecordId;
  readonly number: string | null;
  /** False: nothing had changed, so nothing was written. */
  readonly isChanged: boolean;
};

/** Of a record, computed from the queue and never from the last call. */
export type DeliveryState =
  | 'draft' // not saved yet (only where a draft is asked about)
  | 'queued' // accepted, on this device only
  | 'sent' // left this device, not yet acknowledged
  | 'storedAshore' // acknowledged as durably stored
  | 'answered'; // shore has answered it

export type ConflictItem = {
  readonly record: RecordId;
  readonly collection: string;
  readonly title: string;
  readonly number: string | null;
  readonly field: string;
  readonly kind: 'values' | 'workflow' | 'removal';
  /** The one in use until a person decides comes first. */
  readonly contenders: readonly Contender[];
  readonly bases: readonly Contender[];
  readonly owner: Side;
  /** Heads to give to `resolve`: all that the page showed. */
  readonly heads: readonly OpRef[];
  /** Whether who works now may settle it (resources/rules/settle-rights.json). */
  readonly maySettle: boolean;
  readonly updatedAt: number;
};

/** Readiness as it was once; null: nothing applied. */
export type ReadinessPoint = {
  /** UTC ms. */
  readonly at: number;
  readonly percent: number | null;
  readonly answered: number;
  readonly byElement: Readonly<Record<string, number | null>>;
};

export type DraftHandle<T> = {
  /** Null until it is known whether a draft is kept. */
  readonly value: T | null;
  /** Kept on this device at once: whoever types without a pause loses nothing but the key that is being pressed. */
  readonly set: (next: T | ((before: T) => T)) => void;
  /** After saving, or to start over. */
  readonly clear: () => Promise<void>;
  /** The value comes from an earlier visit: say so. */
  readonly isRestored: boolean;
  /** UTC ms of the last keeping; null: nothing typed yet. */
  readonly keptAt: number | null;
};

export type RecordCommands = {
  /** An id to hang children under before the record is saved. */
  readonly newId: (collection: string) => Promise<Result<RecordId>>;
  /** All or none. When it answers ok every one of them is accepted: flushed to the journal, or strictly committed. */
  readonly save: (drafts: readonly SaveDraft[]) => Promise<Result<readonly Saved[]>>;
  /**
   * Moves a workflow on, as far as its table lets who works now: `move/no-such-step`, `move/wrong-role`,
   * `move/not-by-doer`, `record/voided`, `record/unknown-ops`; `input/invalid` {field} without the reason that it asks
   * for. The same holds for a state in `save`. `record/open-conflicts` while two sides do not agree on the state, and
   * for an end on any field.
   */
  readonly transition: (row: RecordRow, to: string, options?: TransitionOptions) => Promise<Result<Saved>>;
  /** Voids a filed record, removes another; it can be taken back. */
  readonly remove: (row: RecordRow, reason: string) => Promise<Result<Saved>>;
  readonly takeBackRemoval: (row: RecordRow, reason: string) => Promise<Result<Saved>>;
  /**
   * Settles fields; anything not among the heads given stays open.
   * `record/stale-resolution` when somebody settled it meanwhile, `auth/forbidden` without the right.
   */
  readonly resolve: (
    record: RecordId,
    settled: Readonly<Record<string, { readonly value: Value; readonly heads: readonly OpRef[] }>>,
    reason: string,
  ) => Promise<Result<null>>;
  /** Drops a text for good on every holder; only its author's device or who has the permission. */
  readonly redact: (
    record: RecordId,
    refs: readonly { readonly ref: OpRef; readonly field: string }[],
    reason: string,
  ) => Promise<Result<null>>;
  /**
   * Bulk import, in portions; what was done before a failure stays and is counted in `params.done`. On a demonstration
   * host, until the ship is enrolled, also a past: states that others are said to have given.
   */
  readonly loadRecords: (
    drafts: readonly SaveDraft[],
    onProgress?: OnProgress,
  ) => Promise<Result<{ readonly records: number }>>;
  /** Readiness as the log says it was at each of these instants (UTC ms, rising), by today's rules. */
  readonly loadReadinessTrend: (times: readonly number[]) => Promise<readonly ReadinessPoint[]>;
  readonly getRecord: (record: RecordId) => Promise<RecordRow | null>;
  /** Every row of a query, for export as filtered. */
  readonly getRecords: (query: RecordQuery) => Promise<readonly RecordRow[]>;
};
