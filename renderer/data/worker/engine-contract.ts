import type { Result } from '#shared/base/result.ts';
import type { PlanFigures } from '#shared/domain/backup-figures.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import type { Scorecard } from '#shared/domain/readiness/score.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { SignOffView } from '../contract/signing.ts';
import type {
  Commands,
  HistoryEntry,
  HubVessel,
  RecordQuery,
  RecordRow,
  Session,
  SyncInfo,
  Workspace,
} from '../contract.ts';
import type { Delivery } from '../delivery.ts';

/** All that the pages are shown of the engine; sent whole whenever a part of it changes. */
export type EngineState = {
  readonly workspace: Workspace;
  readonly session: Session;
  readonly sync: SyncInfo;
  readonly delivery: Delivery;
  readonly vessels: {
    readonly isLoading: boolean;
    readonly vessels: readonly HubVessel[];
    readonly askedAt: number | null;
  };
  /** Name of the database to read lists from; null: none is open. */
  readonly database: string | null;
};

/** @property place where it lies among the drafts of the device, @property box what only its writer opens. */
export type SealedDraft = { readonly place: string; readonly box: Uint8Array };

export type OpenedDraft = { readonly text: string; readonly files: readonly File[] };

/** What the page asks of the worker: the commands that need it, and what lists and histories are made of. */
export type Engine = Omit<Commands, 'enrolFromFile' | 'saveFile' | 'touch' | 'getRecords'> & {
  readonly start: (onState: (state: EngineState) => void) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly touched: () => Promise<void>;
  /** The link came back, the computer woke up, the page is looked at again. */
  readonly woke: (isNewLink?: boolean) => Promise<void>;
  readonly queryIds: (query: RecordQuery) => Promise<readonly RecordId[]>;
  readonly rows: (ids: readonly RecordId[]) => Promise<readonly RecordRow[]>;
  readonly history: (id: RecordId) => Promise<readonly HistoryEntry[]>;
  /** Signatures under these records as they stand now, the oldest first. */
  readonly signOffs: (records: readonly RecordId[]) => Promise<readonly SignOffView[]>;
  /** A draft of the person who works now; `auth/forbidden` for that of anybody else, `file/unreadable`. */
  readonly sealDraft: (name: string, text: string, files?: readonly File[]) => Promise<Result<SealedDraft>>;
  /** `sealed/cannot-open` for what this person cannot open here. */
  readonly openDraft: (name: string, box: Uint8Array) => Promise<Result<OpenedDraft>>;
  /** Where a sealed draft lies; nobody can tell whose it is by that. */
  readonly draftPlace: (name: string) => Promise<string>;
  /** All that is or will be due now, the earliest first. */
  readonly due: () => Promise<readonly DueEntry[]>;
  readonly backupFigures: () => Promise<readonly PlanFigures[]>;
  /** Readiness now; null while no vessel is open. */
  readonly readiness: () => Promise<Scorecard | null>;
};
