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

const NOTHING_KEPT: Kept = {
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
async function readKept(db: WorkspaceDb): Promise<Kept> {
  const held = (await db.local.get(SYNC_KEPT))?.value as Partial<Kept> | undefined;
  const kept = { ...NOTHING_KEPT, ...held };
  return LINK_IDS.includes(kept.byHand as LinkId) ? kept : { ...kept, byHand: null };
}

/** The same as it is now in memory, written at each change. */
export class SyncNotes {
  readonly #db: WorkspaceDb;
  #kept: Kept = NOTHING_KEPT;

  constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  get kept(): Kept {
    return this.#kept;
  }

  /** At the start, and after another tab has changed it. */
  async read(): Promise<void> {
    this.#kept = await readKept(this.#db);
  }

  async keep(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    await this.#db.local.put({ key: SYNC_KEPT, value: this.#kept }).catch(() => {}); // a full disk costs counters only
  }
}
