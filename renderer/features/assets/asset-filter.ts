import { create } from 'zustand';
import type { RecordQuery } from '#renderer/data/index.ts';

export const ORDERS = ['title', 'number', 'updatedAt', 'verifiedOn'] as const;
export type Order = (typeof ORDERS)[number];

export type AssetFilter = {
  readonly text: string;
  readonly group: string | null;
  /** Record id of the zone. */
  readonly zone: string | null;
  readonly category: string | null;
  /** A status, `conflict`, or `removed`; null: all but the scrapped and removed ones. */
  readonly status: string | null;
  readonly order: Order;
};

export const NO_FILTER: AssetFilter = {
  text: '',
  group: null,
  zone: null,
  category: null,
  status: null,
  order: 'title',
};

export function isFiltered({ text, group, zone, category, status }: AssetFilter): boolean {
  return text.trim() !== '' || [group, zone, category, status].some((each) => each !== null);
}

/** What is asked of the data for a filter. */
export function assetQuery({ text, group, zone, category, status, order }: AssetFilter): RecordQuery {
  const where = {
    ...(group === null ? {} : { group }),
    ...(zone === null ? {} : { zone }),
    ...(category === null ? {} : { e22Category: category }),
    ...(status === null || status === 'conflict' || status === 'removed' ? {} : { status }),
  };
  const words = text.trim();
  return {
    collection: 'asset',
    where,
    ...(status === 'conflict' ? { onlyConflicts: true } : {}),
    ...(status === 'removed' ? { removed: 'only' as const } : {}),
    // Words put the best match first; an order would hide it.
    ...(words === '' ? { sort: order, down: order === 'updatedAt' } : { text: words }),
  };
}

type AssetListState = {
  readonly filter: AssetFilter;
  readonly set: (change: Partial<AssetFilter>) => void;
  /** The asset that was opened last: where the list goes on. */
  readonly opened: string | null;
  readonly open: (record: string) => void;
  /** How many were added just now; said once above the list. */
  readonly added: number;
  readonly setAdded: (count: number) => void;
};

/** Outlives the page, so that the way back leads to the same list. */
export const useAssetList = create<AssetListState>((set) => ({
  filter: NO_FILTER,
  set: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
  opened: null,
  open: (record) => set({ opened: record }),
  added: 0,
  setAdded: (count) => set({ added: count }),
}));
