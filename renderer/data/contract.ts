import type { AttachmentCommands } from './contract/attachments.ts';
import type { ConfidentialCommands } from './contract/confidential.ts';
import type { FileCommands } from './contract/files.ts';
import type { ShoreCommands } from './contract/fleet.ts';
import type { MessageCommands } from './contract/messages.ts';
import type { SetUpCommands } from './contract/opening.ts';
import type { SessionCommands } from './contract/people.ts';
import type { ProofCommands } from './contract/proof.ts';
import type { RecordCommands } from './contract/records.ts';
import type { SignCommands } from './contract/signing.ts';
import type { SyncCommands } from './contract/sync.ts';

/**
 * What pages may know of the data. Commands never throw for a reason outside the program: they answer a `Result` with a
 * stable code. Hooks give the present state and follow it. Nothing here knows screens or languages.
 */
export type Commands = SetUpCommands &
  SessionCommands &
  ShoreCommands &
  RecordCommands &
  ProofCommands &
  SyncCommands &
  AttachmentCommands &
  ConfidentialCommands &
  FileCommands &
  MessageCommands &
  SignCommands;

export type { AddedPhoto, AttachmentFiles } from './contract/attachments.ts';
export type { ConfidentialReport, FiledConfidential, OpenedReport, ReporterView } from './contract/confidential.ts';
export type {
  HubVessel,
  MadeCode,
  NewCode,
  OpenCode,
  VesselAccess,
  VesselDevice,
  WaitingBatch,
} from './contract/fleet.ts';
export type {
  CopyContent,
  DpaKey,
  NewVessel,
  OnProgress,
  Progress,
  Role,
  StoreHealth,
  Workspace,
  WorkspaceInfo,
} from './contract/opening.ts';
export type { NewPerson, Person, Session, Staff } from './contract/people.ts';
export type { HistoryChange, HistoryEntry, VerifyProblem, VerifyReport } from './contract/proof.ts';
export type {
  ConflictItem,
  DeliveryState,
  DraftHandle,
  ReadinessPoint,
  RecordList,
  RecordQuery,
  RecordRow,
  RecordWindow,
  SaveDraft,
  Saved,
  SortKey,
  TransitionOptions,
} from './contract/records.ts';
export type { LinkInfo, QueueOfLane, SyncInfo } from './contract/sync.ts';
