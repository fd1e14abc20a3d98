import type { AppError, Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { BlobFile } from '#shared/blobs/blob-types.ts';
import type { Lane, Side } from '#shared/domain/kind.ts';
import type { Contender, FoldedRecord } from '#shared/merge/folded-record.ts';
import type { OpRef, RecordId, ReplicaId } from '#shared/oplog/op.ts';
import type { BlobsWaiting, Reason } from '#shared/schedule/decide.ts';
import type { LinkId } from '#shared/schedule/link-profile.ts';
import type { LinkRules } from '#shared/schedule/policy.ts';
import type { Rhythm } from '#shared/schedule/rhythm.ts';
import type { Tally } from '#shared/schedule/spent.ts';
import type { FileCommands } from './files-contract.ts';
import type { MessageCommands } from './messages-contract.ts';
import type { SignCommands } from './sign-contract.ts';

/**
 * What pages may know of the data. Commands never throw for a reason outside the program: they answer a `Result` with a
 * stable code. Hooks give the present state and follow it. Nothing here knows screens or languages.
 */

// ---------------------------------------------------------------- opening and set-up

/** What this device is for; decided by its enrolment. */
export type Role = 'vessel' | 'shore';

/** `total` is null while it is not known. */
export type Progress = { readonly done: number; readonly total: number | null };
export type OnProgress = (progress: Progress) => void;

export type Workspace = {
  /**
   * `starting`  opening, or healing after a crash (`progress` moves)
   * `none`      nothing set up here yet; on a desk: no vessel is open
   * `locked`    open, nobody has unlocked it
   * `ready`     somebody works: a person, or anonymously (`useSession().person` is null)
   * `failed`    `error` says why; `canExport` whether the records can still be read and exported
   */
  readonly status: 'starting' | 'none' | 'locked' | 'ready' | 'failed';
  readonly role: Role;
  readonly info: WorkspaceInfo | null;
  readonly error: AppError | null;
  readonly canExport: boolean;
  readonly progress: Progress | null;
};

export type WorkspaceInfo = {
  readonly role: Role;
  readonly vesselId: string;
  /** The vessel record; null until it has arrived (a desk, or a second PC before its first sync). */
  readonly vesselRecord: RecordId | null;
  readonly vesselName: string;
  readonly imoNumber: string;
  readonly shortCode: string;
  /** Ship time ahead of UTC. */
  readonly shipTimeOffsetMin: number;
  readonly workingLanguage: string | null;
  /** What prints begin in; null: the language of the screen. */
  readonly printLanguage: string | null;
  readonly flagLanguage: string | null;
  readonly replica: ReplicaId;
  /** The `A` of NCR-TP-A-0007: the enrolment's letter, or four signs of an offline-born replica. */
  readonly mark: string;
  readonly isEnrolled: boolean;
  /** Fingerprint of the company key, as enrolment codes show it; null before enrolment. */
  readonly company: string | null;
  readonly hubUrl: string | null;
  /** Whom a confidential report can be sealed to. Empty: no key is known yet (`sealed/no-key`). */
  readonly dpas: readonly DpaKey[];
  readonly health: StoreHealth;
};

/** @param key what `fileConfidential` takes: fingerprint of the certified X25519 key. */
export type DpaKey = { readonly key: string; readonly name: string };

export type StoreHealth = {
  /** `rebuilding`: saved in the journal, the lists follow when the database takes it again. */
  readonly store: 'good' | 'rebuilding';
  /** Outside the browser's storage, flushed; `none` on the web, where the strict transaction is acceptance. */
  readonly journal: 'good' | 'none' | 'failed';
  /** `low`: only text records are taken. `full`: nothing is. */
  readonly space: 'enough' | 'low' | 'full' | 'unknown';
  readonly freeBytes: number | null;
  /** How well the device key is kept: by the operating system, by the browser, or in a plain file. */
  readonly keyProtection: 'os' | 'browser' | 'none';
  /** False: no compressor could be loaded; everything works at more bytes. */
  readonly isCompressing: boolean;
  /** A newer version of the app wrote here: read and export only. */
  readonly isReadOnly: boolean;
};

export type NewVessel = {
  readonly name: string;
  /** Seven digits with a right check digit; `IMO 9074729` is tidied. */
  readonly imoNumber: string;
  /** ISO 3166-1 alpha-2. */
  readonly flag: string;
  /** A code of shared/domain/vessel.ts VESSEL_TYPES. */
  readonly type: string;
  /** A code of TRADES. */
  readonly trade: string;
  /** BCP 47. */
  readonly workingLanguage: string;
  readonly flagLanguage: string;
  /** Two to eight signs; `proposeShortCode` of shared/domain/human-number.ts proposes one. */
  readonly shortCode: string;
  readonly shipTimeOffsetMin: number;
  /** The first person; gets the role MASTER whatever else is named. */
  readonly person: NewPerson;
  readonly pin: string;
};

export type NewPerson = {
  readonly name: string;
  readonly rank?: string;
  /** Codes of shared/domain/roles.ts. */
  readonly roles: readonly string[];
  readonly uiLanguage?: string;
  /** BCP 47, what the person understands. */
  readonly languages?: readonly string[];
  /** Crew or seafarer number of the company. */
  readonly crewId?: string;
  /** `YYYY-MM-DD`. */
  readonly signedOnOn?: string;
};

/** What a second copy holds: shown before anything of it is taken. */
export type CopyContent = {
  readonly folder: string;
  /** UTC ms by the clock of the PC that wrote it. */
  readonly goodAt: number;
  readonly vesselName: string;
  readonly records: number;
  readonly reports: number;
  /** UTC ms, a claim; null: nothing is in it. */
  readonly newestAt: number | null;
  /** A part cannot be read: what depends on it is left out. */
  readonly isDamaged: boolean;
};

/** A vessel as the hub lists it to a desk. */
export type HubVessel = {
  readonly vesselId: string;
  readonly name: string;
  readonly imoNumber: string;
  readonly shortCode: string;
  /** UTC ms by the hub; null: has never called. */
  readonly lastContactAt: number | null;
  /** Ops by the vessel's own count that the hub has, and that it says it has. */
  readonly deliveredUpTo: number;
  readonly missing: number;
  readonly openConflicts: number;
  /** How often she usually calls, and what is late or silent by that. */
  readonly rhythm: Rhythm;
  /** Highest seq that she has confirmed to hold, by lane (`replica/lane`) of what was written ashore. */
  readonly toShip: Readonly<Record<string, number>>;
  /** Whether this desk has opened it before, so that it can be read without a link. */
  readonly isHere: boolean;
};

/** Who may write into a vessel's log, as the hub keeps it. */
export type VesselAccess = {
  readonly vesselId: string;
  readonly devices: readonly VesselDevice[];
  /** Batches of revoked devices that wait for a person; in each lane of a device the oldest first. */
  readonly waiting: readonly WaitingBatch[];
  /** Not used yet, run out or not. */
  readonly codes: readonly OpenCode[];
  /** Letters that a code of this vessel has had, used or not. */
  readonly usedLetters: readonly string[];
};

export type VesselDevice = {
  /** The replica that it writes as now. */
  readonly replica: ReplicaId;
  readonly side: Side;
  readonly letter: string | null;
  readonly label: string;
  /** UTC ms by the hub. */
  readonly enrolledAt: number;
  readonly lastContactAt: number | null;
  readonly isRevoked: boolean;
};

export type WaitingBatch = {
  readonly head: string;
  readonly replica: ReplicaId;
  readonly lane: Lane;
  readonly firstSeq: number;
  readonly lastSeq: number;
};

export type OpenCode = {
  readonly id: string;
  readonly letter: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
};

export type NewCode = {
  readonly vesselId: string;
  /** For the file. */
  readonly vesselName: string;
  /** One letter, part of the device's numbers. */
  readonly letter: string;
  /** 1 to 365. */
  readonly days: number;
  /** Where the ship reaches the hub: `https://hub.example.com`. */
  readonly hubUrl: string;
};

export type MadeCode = {
  /** To type, to read out, to copy; shown once, kept nowhere. */
  readonly code: string;
  /** The same as the text of a file. */
  readonly file: string;
  readonly letter: string;
  readonly expiresAt: number;
  /** Fingerprint of the company key, to be compared on board. */
  readonly company: string;
};

// ---------------------------------------------------------------- session

export type Person = {
  readonly record: RecordId;
  readonly name: string;
  readonly rank: string | null;
  /** Crew or seafarer number of the company. */
  readonly crewId: string | null;
  readonly roles: readonly string[];
  readonly uiLanguage: string | null;
  /** BCP 47, what the person understands. */
  readonly languages: readonly string[];
  /** `YYYY-MM-DD` as the crew list has them. */
  readonly signedOnOn: string | null;
  readonly signedOffOn: string | null;
  /** Can unlock on this device: has a PIN here. */
  readonly hasPin: boolean;
  /** Signed off the ship, or removed. */
  readonly isGone: boolean;
};

export type Staff = {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Of the certificate: `dpa`, `enrol`, `redact`, `revoke`, `admit`, `settle`. */
  readonly may: readonly string[];
};

export type Session = {
  /** Who works now; null: nobody or anonymously (see the workspace's status). */
  readonly person: Person | null;
  /** Everyone this vessel knows, those with a PIN here first, then by name. */
  readonly persons: readonly Person[];
  readonly staff: Staff | null;
  /** Roles that count here: of the person on a ship, of the signed-in staff member on a desk. */
  readonly roles: readonly string[];
  /** Capabilities of resources/rules/role-rights.json that who works now has; the worker refuses all others. */
  readonly may: readonly string[];
  readonly side: Side;
  readonly autoLockMin: number;
  /** UTC ms until which PINs are refused, per person, after wrong ones. */
  readonly waitUntil: Readonly<Record<RecordId, number>>;
};

// ---------------------------------------------------------------- records

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

// ---------------------------------------------------------------- delivery

/** Of a record, computed from the queue and never from the last call. */
export type DeliveryState =
  | 'draft' // not saved yet (only where a draft is asked about)
  | 'queued' // accepted, on this device only
  | 'sent' // left this device, not yet acknowledged
  | 'storedAshore' // acknowledged as durably stored
  | 'answered'; // shore has answered it

// ---------------------------------------------------------------- history and proof

export type HistoryChange = {
  readonly field: string;
  /** What the author had seen; null: nothing. */
  readonly before: Value;
  /** For sets: what was added and taken out. */
  readonly after: Value;
  readonly isRedacted: boolean;
};

export type HistoryEntry = {
  readonly ref: OpRef;
  readonly record: RecordId;
  readonly collection: string;
  /** put, sign, resolve, redact, admit, revoke, certify, or a kind that only a newer app knows. */
  readonly kind: string;
  readonly actor: RecordId | 'anonymous';
  readonly actorName: string | null;
  /** UTC ms by the author's device: a claim. */
  readonly at: number;
  /** Device clock minus hub clock in ms, as last measured there; null: never measured. */
  readonly skewMs: number | null;
  readonly replica: ReplicaId;
  /** Letter of the device, and its staff name where the certificate names one. */
  readonly mark: string;
  readonly deviceName: string | null;
  readonly side: Side;
  readonly isOwn: boolean;
  readonly changes: readonly HistoryChange[];
  readonly reason: string | null;
  /** `verified`: in a signed batch of a certified device. `unsealed`: own, not signed yet. `unknown`: nobody vouches. */
  readonly signature: 'verified' | 'unsealed' | 'unknown' | 'quarantined';
};

export type VerifyReport = {
  readonly lanes: number;
  readonly batches: number;
  readonly ops: number;
  readonly records: number;
  /** Own ops that no batch holds yet: not provable to others. */
  readonly unsealed: number;
  /** Of all folded records: the same wherever the same entries are held (64 hex digits). */
  readonly digest: string;
  /** Each a broken rule: a chain, a signature, a fold that differs from what the lists show. Empty: all is well. */
  readonly problems: readonly VerifyProblem[];
  readonly ms: number;
};

export type VerifyProblem = {
  readonly kind: 'chain' | 'signature' | 'author' | 'ops' | 'fold';
  readonly replica?: ReplicaId;
  readonly lane?: Lane;
  readonly seq?: number;
  readonly record?: RecordId;
};

// ---------------------------------------------------------------- readiness

/** Readiness as it was once; null: nothing applied. */
export type ReadinessPoint = {
  /** UTC ms. */
  readonly at: number;
  readonly percent: number | null;
  readonly answered: number;
  readonly byElement: Readonly<Record<string, number | null>>;
};

// ---------------------------------------------------------------- conflicts

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

// ---------------------------------------------------------------- sync

export type QueueOfLane = {
  readonly lane: Lane;
  /** Own ops that the hub is not known to have stored. */
  readonly ops: number;
  /** Roughly, before compression. */
  readonly bytes: number;
};

export type SyncInfo = {
  readonly isEnrolled: boolean;
  /** `waiting`: enrolled, nothing runs. `other`: another tab of this browser does it. */
  readonly phase: 'off' | 'waiting' | 'running' | 'other' | 'isolated' | 'revoked';
  readonly lastContactAt: number | null;
  readonly lastError: AppError | null;
  /** UTC ms; null when nothing is planned. */
  readonly nextTryAt: number | null;
  readonly queue: readonly QueueOfLane[];
  /** Ops of this device by its own count: all there are, and how far the hub has them without gap. */
  readonly ownUpTo: number;
  readonly deliveredUpTo: number;
  readonly isIsolated: boolean;
  readonly isolatedReason: string | null;
  /** Nothing has run for far longer than planned although it should have: the scheduler was started again. */
  readonly isStalled: boolean;
  /** Device clock minus hub clock in ms; null: never measured. */
  readonly skewMs: number | null;
  /** Since the first day, and today (UTC). */
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly bytesUpToday: number;
  readonly bytesDownToday: number;
  /** Batches that the hub sent and this app could not take, by code. */
  readonly refused: readonly AppError[];
  /** Null until a workspace is open. */
  readonly link: LinkInfo | null;
};

/** The link as it is now, what may go over it, and what it has cost. */
export type LinkInfo = {
  readonly id: LinkId;
  /** False: it has not shown itself yet and counts as the dearest. */
  readonly isKnown: boolean;
  readonly isByHand: boolean;
  /** What the computer says of its network; a satellite behind a router it knows nothing of. */
  readonly isOnline: boolean;
  /** As measured; null: not yet. Bits per second. */
  readonly rttMs: number | null;
  readonly bps: number | null;
  /** To count with: as measured, else as the profile says. */
  readonly rateBps: number;
  readonly rules: LinkRules;
  /** Bytes both ways on this link today and this month (UTC), by what they were for. */
  readonly spentDay: Tally;
  readonly spentMonth: Tally;
  /** Null: no budget is set. */
  readonly leftBytes: number | null;
  /** Why it goes next, or what it waits for. */
  readonly reason: Reason | null;
  /** Somebody allowed the waiting photos once. */
  readonly photosOnce: boolean;
  readonly blobs: BlobsWaiting;
  /** Settings of shore that could not be read; the defaults hold in their place. */
  readonly wrongPolicy: readonly string[];
};

// ---------------------------------------------------------------- attachments

export type AddedPhoto = {
  readonly record: RecordId;
  readonly previewBytes: number;
  readonly originalBytes: number;
};

/** Where the two files of an attachment stand; null: it names no such file. */
export type AttachmentFiles = { readonly preview: BlobFile | null; readonly original: BlobFile | null };

// ---------------------------------------------------------------- confidential reports

/** The text of a confidential report, before it is sealed; kept in memory only. */
export type ConfidentialReport = {
  readonly kind: string;
  readonly title?: string;
  readonly description: string;
  /** UTC ms; rounded to the day at sealing. */
  readonly happenedAt?: number;
  readonly place?: string;
  readonly assets?: readonly RecordId[];
  /** Anything else that the form asks for. */
  readonly more?: Readonly<Record<string, string>>;
  readonly files?: readonly File[];
};

export type FiledConfidential = {
  readonly record: RecordId;
  readonly number: string;
  /** Shown once; only who holds it can read the DPA's answer. */
  readonly code: string;
};

export type OpenedReport = {
  readonly report: Omit<ConfidentialReport, 'files'>;
  readonly files: readonly {
    readonly name: string;
    readonly mime: string;
    readonly sizeBytes: number;
    readonly preview: Uint8Array | null;
    /** Null: the original has not arrived. */
    readonly original: Uint8Array | null;
  }[];
};

export type ReporterView = {
  readonly record: RecordId;
  readonly number: string;
  readonly delivery: DeliveryState;
  /** Null: not answered yet. */
  readonly answer: string | null;
};

// ---------------------------------------------------------------- commands

export type Commands = FileCommands &
  MessageCommands &
  SignCommands & {
    // set-up
    /** `input/*` with `field`; `enrol/already-enrolled` when this device has a vessel. Words are shown once. */
    readonly createVessel: (vessel: NewVessel) => Promise<Result<{ readonly recoveryWords: readonly string[] }>>;
    /** Typed, pasted or the text of a file. Connects a vessel made here, or sets this device up for one known ashore. */
    readonly enrol: (codeText: string) => Promise<Result<{ readonly vesselId: string; readonly company: string }>>;
    /** A file of the person's choice, then as `enrol`; null when they cancel. */
    readonly enrolFromFile: () => Promise<Result<{ readonly vesselId: string; readonly company: string } | null>>;
    /** Asks which second copy and reads it through; null when the person cancels. Only on a device without a vessel. */
    readonly openCopy: (onProgress?: OnProgress) => Promise<Result<CopyContent | null>>;
    /** Takes over all of the copy that was opened; broken off, it is asked for again and goes on. Then locked, for `recover`. */
    readonly restoreCopy: (onProgress?: OnProgress) => Promise<Result<null>>;
    /** Tries again what `failed`. */
    readonly reopen: () => Promise<void>;

    // shore
    /**
     * Staff of the hub; the password never leaves this page. `auth/wrong-password`, `sync/no-link`.
     *
     * @param hubUrl `https://hub.example.com`; needed where the host knows no hub. `input/invalid` with `field`.
     */
    readonly signIn: (username: string, password: string, hubUrl?: string) => Promise<Result<Staff>>;
    readonly signOut: () => Promise<void>;
    /** Asks the hub again; `useVessels` has the last answer. */
    readonly loadVessels: () => Promise<Result<readonly HubVessel[]>>;
    /** Opens (at first: makes, certifies and fills) this desk's replica of a vessel. */
    readonly openVessel: (vesselId: string, onProgress?: OnProgress) => Promise<Result<WorkspaceInfo>>;
    readonly closeVessel: () => Promise<void>;
    /** Devices, codes and quarantine of a vessel, asked of the hub each time. */
    readonly loadAccess: (vesselId: string) => Promise<Result<VesselAccess>>;
    /** `auth/forbidden` without the permission `enrol`; `input/invalid` with `field`. */
    readonly makeCode: (asked: NewCode) => Promise<Result<MadeCode>>;
    /** Into the fleet, by who may enrol. @returns the vessel's id. `input/imo-number`, `auth/forbidden`, `input/invalid` when she is there. */
    readonly addVessel: (vessel: { readonly name: string; readonly imoNumber: string }) => Promise<Result<string>>;
    /** By `revoke`: its downloads stop at once, what it still sends goes into quarantine. */
    readonly revokeDevice: (vesselId: string, replica: ReplicaId, reason: string) => Promise<Result<VesselAccess>>;
    /** By `admit`: lets batches out of quarantine; those before them in their lane come with them. */
    readonly admitBatches: (
      vesselId: string,
      batches: readonly string[],
      reason: string,
    ) => Promise<Result<VesselAccess>>;

    // session
    /** `auth/wrong-pin` {left}, `auth/wait` {seconds}. Also the quick switch: the person before is locked out by it. */
    readonly unlock: (person: RecordId, pin: string) => Promise<Result<Person>>;
    /** Works as 'anonymous': to file quickly, or where no person is needed. */
    readonly continueAnonymously: () => Promise<Result<null>>;
    readonly lock: () => Promise<void>;
    /** Any touch of a key or the screen: puts off the automatic lock. */
    readonly touch: () => void;
    readonly setAutoLock: (minutes: number) => Promise<Result<null>>;
    readonly changePin: (oldPin: string, newPin: string) => Promise<Result<null>>;
    /** By master or another head. */
    readonly addPerson: (person: NewPerson, pin: string) => Promise<Result<Person>>;
    /** By master: makes a new key for somebody who forgot the PIN, or for whom this PC has none. */
    readonly resetPin: (person: RecordId, newPin: string) => Promise<Result<null>>;
    /** With the recovery words of the set-up: opens the master's key and sets a new PIN. `auth/recovery-words`. */
    readonly recover: (words: string, newPin: string) => Promise<Result<Person>>;

    // records
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

    // history and proof
    readonly verify: (onProgress?: OnProgress) => Promise<Result<VerifyReport>>;
    /** Folds every record again from the log. */
    readonly rebuild: (onProgress?: OnProgress) => Promise<Result<{ readonly records: number }>>;
    /** The whole log as bytes that the stand-alone verifier reads. */
    readonly exportLog: () => Promise<Result<Uint8Array>>;
    /** Asks where to, writes; false when the person cancels. */
    readonly saveFile: (suggestedName: string, bytes: Uint8Array, mime?: string) => Promise<Result<boolean>>;

    // sync
    readonly syncNow: () => Promise<Result<null>>;
    /** Null: as it is measured. */
    readonly chooseLink: (link: LinkId | null) => Promise<Result<null>>;
    /** What waits of photos and files goes over the link that there is, whatever it costs; urgent text still goes first. */
    readonly allowPhotos: () => Promise<Result<null>>;
    /** Stops all traffic at once; when and why goes into the log as a `linkEvent`. */
    readonly isolate: (reason: string) => Promise<Result<null>>;
    readonly rejoin: () => Promise<Result<null>>;

    // attachments
    /** `file/too-large` over 25 MB, `file/not-an-image`. The original stays here, the preview (≤ 12 kB) travels. */
    readonly addPhoto: (
      parent: RecordId,
      file: File,
      options?: { readonly caption?: string; readonly takenAt?: number },
    ) => Promise<Result<AddedPhoto>>;
    /** Null: it has not arrived on this device. */
    readonly attachmentBlob: (record: RecordId, which: 'preview' | 'original') => Promise<Blob | null>;
    /** On a ship: the originals of these attachments may leave over any link on which files travel. */
    readonly allowOriginals: (attachments: readonly RecordId[]) => Promise<Result<null>>;
    /** This device shall have the originals; a desk asks the ship for them too. */
    readonly askForOriginals: (attachments: readonly RecordId[]) => Promise<Result<null>>;

    // confidential reports
    /** `sealed/no-key` when that key is not known (any more). */
    readonly fileConfidential: (report: ConfidentialReport, dpaKey: string) => Promise<Result<FiledConfidential>>;
    /** By the reporter, with number and code; `sealed/cannot-open` when they do not fit. */
    readonly readAnswer: (number: string, code: string) => Promise<Result<ReporterView>>;
    /** By the DPA at a desk. `sealed/cannot-open` for anybody else. */
    readonly openSealed: (row: RecordRow) => Promise<Result<OpenedReport>>;
    readonly answerSealed: (row: RecordRow, text: string) => Promise<Result<null>>;
  };

// ---------------------------------------------------------------- drafts of forms

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
