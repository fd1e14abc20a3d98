import { create } from 'zustand';
import type { DeliveryState } from '#renderer/data/index.ts';

type ReportFilter = {
  readonly kind: string | null;
  readonly state: string | null;
  readonly delivery: DeliveryState | null;
  readonly text: string;
};

export const NO_FILTER: ReportFilter = { kind: null, state: null, delivery: null, text: '' };

/** What the list is narrowed by: still there when one comes back from a report. */
export const useReportFilter = create<ReportFilter & { readonly set: (change: Partial<ReportFilter>) => void }>(
  (set) => ({ ...NO_FILTER, set: (change) => set(change) }),
);
