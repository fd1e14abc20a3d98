/** Vessels as the hub keeps them, for staff of the company. */
import type { Result } from '#shared/base/result.ts';
import type { Lane, Side } from '#shared/domain/kind.ts';
import type { ReplicaId } from '#shared/oplog/op.ts';
import type { Rhythm } from '#shared/schedule/rhythm.ts';
import type { OnProgress, WorkspaceInfo } from './opening.ts';
import type { Staff } from './people.ts';

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

export type ShoreCommands = {
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
};
