import { type BlobClass, type BlobQueue, MIN_BLOB_BYTES } from '../blobs/blob-types.ts';
import { LANES, type Lane } from '../oplog/op.ts';
import { isOpen, untilOpen } from './hours.ts';
import type { BlobRule } from './link-profile.ts';
import type { LinkRules } from './policy.ts';
import { untilNextDay } from './spent.ts';

/** Own text that shore is not known to have. */
export type LaneQueue = Readonly<Record<Lane, { readonly ops: number; readonly bytes: number }>>;

/** Files that wait; those larger than the link takes are left out by who counts. */
export type BlobsWaiting = Omit<BlobQueue, 'perFile'>;

const NO_AMOUNT = { files: 0, bytes: 0 };
export const NO_BLOBS: BlobsWaiting = {
  previews: NO_AMOUNT,
  originals: NO_AMOUNT,
  wantedByShore: NO_AMOUNT,
  incoming: NO_AMOUNT,
};

export type Situation = {
  readonly now: number;
  /** ms since the last try ended, by whichever clock says more; null: none since the start or since the link is new. */
  readonly sinceTryMs: number | null;
  /** In a row; 0 after a success. */
  readonly failures: number;
  /** What backing off asks for after that many failures, ms, with jitter. */
  readonly retryMs: number;
  /** The last failure was that nobody answered: it cost next to nothing to try. */
  readonly isNoLink: boolean;
  readonly rules: LinkRules;
  readonly urgentRetryMs: number;
  /** Bits per second. */
  readonly rateBps: number;
  /** On this link. */
  readonly spentDayBytes: number;
  readonly spentMonthBytes: number;
  readonly queue: LaneQueue;
  readonly blobs: BlobsWaiting;
  readonly isIsolated: boolean;
  readonly isEnrolled: boolean;
  readonly isRevoked: boolean;
  /** Somebody pressed the button: hours, rhythm and backing off do not count, budgets do. */
  readonly isAsked: boolean;
  /** Somebody allowed the waiting photos once: neither class, size nor budget holds them back. */
  readonly photosOnce: boolean;
};

/** Why it goes now, or what it waits for: a text of the locales each. */
export const REASONS = [
  'notEnrolled',
  'isolated',
  'revoked',
  'linkOff',
  'retry',
  'asked',
  'urgent',
  'first',
  'text',
  'photos',
  'poll',
  'hours',
  'dayBudget',
  'monthBudget',
] as const;
export type Reason = (typeof REASONS)[number];

export type Decision = {
  /** ms from now; 0: at once; null: nothing is planned until something changes. */
  readonly waitMs: number | null;
  readonly lanes: readonly Lane[];
  readonly maxUpBytes: number;
  readonly maxDownBytes: number;
  /** Most that may go of files, in slices that one urgent line can wait for. */
  readonly blobs: {
    readonly rule: BlobRule;
    readonly sliceBytes: number;
    /** Absent: no limit. */
    readonly largestFileBytes?: number;
  };
  readonly reason: Reason;
};

/** One slice of a file takes at most this on the link as measured; urgent text is looked at between two. */
const BLOB_SLICE_MS = 2000;
const TEXT_SLICE_MS = 10_000;
const MOST_BYTES = 1 << 20;
const LEAST_TEXT_BYTES = 8192;
/** Below this nothing useful can go. */
const LEAST_LEFT_BYTES = 512;
/** Though the budget is spent, shore hears of the ship and may say something urgent. */
const HEARTBEAT_MS = 6 * 3_600_000;
const REVOKED_MS = 3_600_000;

/** What goes over the link next, and when. Urgent text knows neither budget nor hours, but is counted. */
export function decide(at: Situation): Decision {
  const { rules } = at;
  if (!at.isEnrolled) return nothing('notEnrolled');
  if (at.isIsolated) return nothing('isolated');
  if (rules.bearer !== 'packet') return nothing('linkOff');
  const left = leftBytes(at);
  const isFree = left === null || left >= LEAST_LEFT_BYTES;
  const isInHours = isOpen(rules.hours, at.now);
  const goes = {
    lanes: lanesOf(at, isFree && (isInHours || at.isAsked)),
    ...limits(at, left),
    blobs: blobsOf(at, left, isInHours),
  };
  const { waitMs, reason } = when(at, goes.blobs.rule, { isFree, isInHours });
  return { waitMs, reason, ...goes };
}

function nothing(reason: Reason): Decision {
  return { waitMs: null, lanes: [], maxUpBytes: 0, maxDownBytes: 0, blobs: { rule: 'none', sliceBytes: 0 }, reason };
}

/** Null: no budget is set. */
export function leftBytes({
  rules: { budget },
  spentDayBytes,
  spentMonthBytes,
}: Pick<Situation, 'rules' | 'spentDayBytes' | 'spentMonthBytes'>): number | null {
  const left = [
    budget.dayKb === null ? Number.POSITIVE_INFINITY : budget.dayKb * 1000 - spentDayBytes,
    budget.monthKb === null ? Number.POSITIVE_INFINITY : budget.monthKb * 1000 - spentMonthBytes,
  ];
  const least = Math.min(...left);
  return least === Number.POSITIVE_INFINITY ? null : Math.max(0, least);
}

function lanesOf({ rules }: Situation, mayAll: boolean): readonly Lane[] {
  return LANES.filter((lane) => lane === 'urgent' || (mayAll && rules.lanes.includes(lane)));
}

function limits({ rateBps, queue }: Situation, left: number | null): Pick<Decision, 'maxUpBytes' | 'maxDownBytes'> {
  const slice = clamp((rateBps * TEXT_SLICE_MS) / 8000, LEAST_TEXT_BYTES, MOST_BYTES);
  const most = left === null ? slice : Math.min(slice, Math.max(left, LEAST_TEXT_BYTES));
  // Urgent text is never cut short by what is left.
  return { maxUpBytes: queue.urgent.ops > 0 ? slice : most, maxDownBytes: most };
}

function blobsOf(at: Situation, left: number | null, isInHours: boolean): Decision['blobs'] {
  const { rules, photosOnce, isAsked, rateBps } = at;
  const none = { rule: 'none', sliceBytes: 0 } as const;
  const sliceBytes = clamp((rateBps * BLOB_SLICE_MS) / 8000, MIN_BLOB_BYTES, MOST_BYTES);
  if (photosOnce) return { rule: 'originals', sliceBytes };
  if (!(isInHours || isAsked)) return none;
  if (left !== null && left < MIN_BLOB_BYTES) return none;
  const largest = rules.largestItemKb === null ? {} : { largestFileBytes: rules.largestItemKb * 1000 };
  return { rule: rules.blobs, sliceBytes: left === null ? sliceBytes : Math.min(sliceBytes, left), ...largest };
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}

function waits({ previews, originals, wantedByShore, incoming }: BlobsWaiting, rule: BlobRule): boolean {
  if (rule === 'none') return false;
  const any = previews.files + wantedByShore.files + incoming.files;
  return any > 0 || (rule === 'originals' && originals.files > 0);
}

/** The classes of a blob exchange under a rule. */
export function classesOf(rule: BlobRule): readonly BlobClass[] {
  return rule === 'none' ? [] : rule === 'previews' ? ['preview'] : ['preview', 'original'];
}

function when(
  at: Situation,
  blobRule: BlobRule,
  { isFree, isInHours }: { readonly isFree: boolean; readonly isInHours: boolean },
): { readonly waitMs: number | null; readonly reason: Reason } {
  const { rules, queue, failures, sinceTryMs } = at;
  const isUrgent = queue.urgent.ops > 0;
  const after = (ms: number | null): number =>
    ms === null ? Number.POSITIVE_INFINITY : sinceTryMs === null ? 0 : Math.max(0, ms - sinceTryMs);
  if (at.isAsked) return { waitMs: 0, reason: 'asked' };
  if (at.isRevoked) return { waitMs: after(REVOKED_MS), reason: 'revoked' };
  if (failures > 0) {
    const retryMs = isUrgent && at.isNoLink ? Math.min(at.retryMs, at.urgentRetryMs) : at.retryMs;
    return { waitMs: after(retryMs), reason: 'retry' };
  }
  if (isUrgent) return { waitMs: 0, reason: 'urgent' };
  if (at.photosOnce && waits(at.blobs, 'originals')) return { waitMs: 0, reason: 'photos' };
  if (!isFree) {
    const isDay = rules.budget.dayKb !== null && at.spentDayBytes + LEAST_LEFT_BYTES > rules.budget.dayKb * 1000;
    return { waitMs: Math.min(after(HEARTBEAT_MS), untilNextDay(at.now)), reason: isDay ? 'dayBudget' : 'monthBudget' };
  }
  if (!isInHours) return { waitMs: untilOpen(rules.hours, at.now), reason: 'hours' };
  if (sinceTryMs === null) return { waitMs: 0, reason: 'first' };
  const text = rules.lanes.some((lane) => queue[lane].ops > 0) ? after(rules.batchMs) : Number.POSITIVE_INFINITY;
  const photos = waits(at.blobs, blobRule) ? after(rules.batchMs) : Number.POSITIVE_INFINITY;
  const poll = after(rules.pollMs);
  const least = Math.min(text, photos, poll);
  if (least === Number.POSITIVE_INFINITY) return { waitMs: null, reason: 'linkOff' };
  return { waitMs: least, reason: least === text ? 'text' : least === photos ? 'photos' : 'poll' };
}

/**
 * Bytes of the next slice of a file: twice what the last one of this run had at most, so that a link that has become a
 * dear one meanwhile shows itself on a small slice.
 */
export function nextSliceBytes(sliceBytes: number, lastSliceBytes: number): number {
  return Math.max(MIN_BLOB_BYTES, Math.min(sliceBytes, lastSliceBytes * 2));
}
