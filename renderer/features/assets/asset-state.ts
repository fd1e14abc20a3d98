import type { RecordRow } from '#renderer/data/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';

/** domain.md 4.1: each asset is verified yearly; the company may set `policy.assetVerifyDays`. */
export const VERIFY_EVERY_DAYS = 365;
/** From how many days before it is due a verification is spoken of. */
const SOON_DAYS = 30;
const DAY = 86_400_000;

/** @param days of `verifyIn` and `verifyLate`, never negative. */
export type AssetState = {
  readonly mark: MarkKind;
  readonly key:
    | 'removed'
    | 'scrapped'
    | 'conflict'
    | 'outOfOrder'
    | 'verifyLate'
    | 'verifyIn'
    | 'neverVerified'
    | 'planned'
    | 'standBy'
    | 'verified';
  readonly days: number;
};

/** The one thing that a list says about an asset: what needs a person comes first. */
export function assetState(row: RecordRow, now: number, everyDays = VERIFY_EVERY_DAYS): AssetState {
  const { status } = row.values;
  if (row.conflictCount > 0) return { mark: 'caution', key: 'conflict', days: 0 };
  if (row.isRemoved) return { mark: 'failed', key: 'removed', days: 0 };
  if (status === 'scrapped') return { mark: 'failed', key: 'scrapped', days: 0 };
  if (status === 'outOfOrder') return { mark: 'warning', key: 'outOfOrder', days: 0 };
  if (status === 'planned') return { mark: 'pending', key: 'planned', days: 0 };
  const left = verifyDaysLeft(row, now, everyDays);
  if (left === null) return { mark: 'pending', key: 'neverVerified', days: 0 };
  if (left < 0) return { mark: 'warning', key: 'verifyLate', days: -left };
  if (left <= SOON_DAYS) return { mark: 'pending', key: 'verifyIn', days: left };
  return status === 'standBy' ? { mark: 'half', key: 'standBy', days: 0 } : { mark: 'done', key: 'verified', days: 0 };
}

/** Whole days until the next verification; negative when it is late, null when there never was one. */
export function verifyDaysLeft(row: RecordRow, now: number, everyDays: number): number | null {
  const { verifiedOn } = row.values;
  if (typeof verifiedOn !== 'string' || verifiedOn === '') return null;
  const last = Date.parse(`${verifiedOn}T00:00:00Z`);
  return Number.isNaN(last) ? null : Math.floor((last + everyDays * DAY - now) / DAY);
}

/** Came from the starter library and nobody has looked at the real thing since: class and ship decide what is true. */
export function isUnverifiedFromLibrary({ values }: Pick<RecordRow, 'values'>): boolean {
  return typeof values['libraryKey'] === 'string' && values['libraryKey'] !== '' && !values['verifiedOn'];
}

/** The version that a person means when they ask for "the version". */
export function shownVersion({ values }: Pick<RecordRow, 'values'>): string | null {
  for (const field of ['version', 'firmwareVersion', 'osVersion', 'osName']) {
    const value = values[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
