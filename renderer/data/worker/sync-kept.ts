import { LINK_IDS, type LinkId } from '#shared/schedule/link-profile.ts';
import { NOTHING_SPENT, type Spent } from '#shared/schedule/spent.ts';
import type { WorkspaceDb } from '../store/db.ts';
import { SYNC_KEPT } from './facts.ts';

/** What a device remembers of its link over a restart. Losing it costs counters only. */
export type Kept = {
  readonly lastContactAt: number | null;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly day: string;
  readonly bytesUpToday: number;
  readonly bytesDownToday: number;
  readonly isolatedReason: string | null;
  /** Chosen by a person; null: measured. */
  readonly byHand: LinkId | null;
  readonly spent: Spent;
};

export const NOTHING_KEPT: Kept = {
  lastContactAt: null,
  bytesUp: 0,
  bytesDown: 0,
  day: '',
  bytesUpToday: 0,
  bytesDownToday: 0,
  isolatedReason: null,
  byHand: null,
  spent: NOTHING_SPENT,
};

/** What an older app has kept, or a newer one, is taken as far as it is known. */
export async function readKept(db: WorkspaceDb): Promise<Kept> {
  const held = (await db.local.get(SYNC_KEPT))?.value as Partial<Kept> | undefined;
  const kept = { ...NOTHING_KEPT, ...held };
  return LINK_IDS.includes(kept.byHand as LinkId) ? kept : { ...kept, byHand: null };
}

export async function writeKept(db: WorkspaceDb, kept: Kept): Promise<void> {
  await db.local.put({ key: SYNC_KEPT, value: kept }).catch(() => {}); // a full disk costs counters only
}
