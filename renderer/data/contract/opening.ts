/** Opening a vessel on this device, and its first set-up. */
import type { AppError, Result } from '#shared/base/result.ts';
import type { RecordId, ReplicaId } from '#shared/oplog/op.ts';
import type { NewPerson } from './people.ts';

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

export type SetUpCommands = {
  /** `input/*` with `field`; `enrol/already-enrolled` when this device has a vessel. Words are shown once. */
  readonly createVessel: (vessel: NewVessel) => Promise<Result<{ readonly recoveryWords: readonly string[] }>>;
  /**
   * Typed, pasted or the text of a file. Connects a vessel made here, sets this device up for one known ashore, or connects
   * it again when the hub has said `sync/unknown-device`; else `enrol/already-enrolled`.
   */
  readonly enrol: (codeText: string) => Promise<Result<{ readonly vesselId: string; readonly company: string }>>;
  /** A file of the person's choice, then as `enrol`; null when they cancel. */
  readonly enrolFromFile: () => Promise<Result<{ readonly vesselId: string; readonly company: string } | null>>;
  /** Asks which second copy and reads it through; null when the person cancels. Only on a device without a vessel. */
  readonly openCopy: (onProgress?: OnProgress) => Promise<Result<CopyContent | null>>;
  /** Takes over all of the copy that was opened; broken off, it is asked for again and goes on. Then locked, for `recover`. */
  readonly restoreCopy: (onProgress?: OnProgress) => Promise<Result<null>>;
  /** Tries again what `failed`. */
  readonly reopen: () => Promise<void>;
};
