import type { AppError } from '#shared/base/result.ts';
import type { BlobsWaiting, Decision } from '#shared/schedule/decide.ts';
import { dayOf, spentInMonth, spentOnDay } from '#shared/schedule/spent.ts';
import type { SyncInfo } from '../contract.ts';
import type { LinkWatch } from './link-watch.ts';
import type { OwnQueue } from './own-queue.ts';
import { type Moment, sinceMs } from './plan.ts';
import type { Kept } from './sync-kept.ts';

/** Everything that is known of the exchange at one moment. */
export type SyncStanding = {
  readonly now: Moment;
  readonly isEnrolled: boolean;
  /** This tab syncs for all tabs. */
  readonly isLeader: boolean;
  readonly isRunning: boolean;
  readonly isIsolated: boolean;
  readonly isRevoked: boolean;
  readonly isStalled: boolean;
  readonly isOnline: boolean;
  readonly lastError: AppError | null;
  readonly refused: readonly AppError[];
  /** What was decided last, and when. */
  readonly decision: { readonly by: Decision; readonly at: Moment } | null;
  readonly photosOnce: boolean;
  readonly blobs: BlobsWaiting;
  readonly kept: Kept;
  readonly link: LinkWatch;
  /** Null: no budget is set. */
  readonly leftBytes: number | null;
  readonly own: OwnQueue & { readonly lastSeq: number };
  readonly skewMs: number | null;
};

/** What the pages are told of the exchange. */
export function syncInfo(standing: SyncStanding): SyncInfo {
  const { kept, own, isEnrolled, isIsolated, isStalled, lastError, refused, skewMs } = standing;
  const isToday = dayOf(standing.now.at) === kept.day;
  return {
    isEnrolled,
    phase: phaseOf(standing),
    lastContactAt: kept.lastContactAt,
    lastError,
    nextTryAt: nextTryAt(standing),
    queue: own.lanes,
    ownUpTo: own.lastSeq,
    deliveredUpTo: own.deliveredUpTo,
    isIsolated,
    isolatedReason: kept.isolatedReason,
    isStalled,
    skewMs,
    bytesUp: kept.bytesUp,
    bytesDown: kept.bytesDown,
    bytesUpToday: isToday ? kept.bytesUpToday : 0,
    bytesDownToday: isToday ? kept.bytesDownToday : 0,
    refused,
    link: linkInfo(standing),
  };
}

/** In a tab that does not sync: the queue is its own; how the link goes only the tab that syncs can say. */
export function besideLeader(own: SyncInfo, leader: SyncInfo): SyncInfo {
  const { queue, ownUpTo, deliveredUpTo, isEnrolled, isIsolated, isolatedReason } = own;
  return {
    ...leader,
    ...(isIsolated ? {} : { phase: 'other' }),
    queue,
    ownUpTo,
    deliveredUpTo,
    isEnrolled,
    isIsolated,
    isolatedReason,
  };
}

function phaseOf({ isIsolated, isEnrolled, isLeader, isRunning, isRevoked }: SyncStanding): SyncInfo['phase'] {
  if (isIsolated) return 'isolated';
  if (!isEnrolled) return 'off';
  if (!isLeader) return 'other';
  if (isRunning) return 'running';
  return isRevoked ? 'revoked' : 'waiting';
}

function nextTryAt({ isRunning, isIsolated, isLeader, decision, now }: SyncStanding): number | null {
  if (isRunning || !decision || isIsolated || !isLeader) return null;
  const { by, at } = decision;
  return by.waitMs === null ? null : now.at + Math.max(0, by.waitMs - sinceMs(at, now));
}

function linkInfo(standing: SyncStanding): NonNullable<SyncInfo['link']> {
  const { now, kept, isOnline, leftBytes, decision, photosOnce, blobs } = standing;
  const { id, isKnown, byHand, rttMs, bps, rateBps, rules, wrongPolicy } = standing.link;
  return {
    id,
    isKnown,
    isByHand: byHand !== null,
    isOnline,
    rttMs,
    bps,
    rateBps,
    rules,
    spentDay: spentOnDay(kept.spent, now.at, id),
    spentMonth: spentInMonth(kept.spent, now.at, id),
    leftBytes,
    reason: decision?.by.reason ?? null,
    photosOnce,
    blobs,
    wrongPolicy,
  };
}
