/** The exchange with the hub and the link that it goes over. */
import type { AppError, Result } from '#shared/base/result.ts';
import type { Lane } from '#shared/domain/kind.ts';
import type { BlobsWaiting, Reason } from '#shared/schedule/decide.ts';
import type { LinkId } from '#shared/schedule/link-profile.ts';
import type { LinkRules } from '#shared/schedule/policy.ts';
import type { Tally } from '#shared/schedule/spent.ts';

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

export type SyncCommands = {
  readonly syncNow: () => Promise<Result<null>>;
  /** Null: as it is measured. */
  readonly chooseLink: (link: LinkId | null) => Promise<Result<null>>;
  /** What waits of photos and files goes over the link that there is, whatever it costs; urgent text still goes first. */
  readonly allowPhotos: () => Promise<Result<null>>;
  /** Stops all traffic at once; when and why goes into the log as a `linkEvent`. */
  readonly isolate: (reason: string) => Promise<Result<null>>;
  readonly rejoin: () => Promise<Result<null>>;
};
