import { create } from 'zustand';

type IncidentFilter = {
  readonly severity: string | null;
  readonly state: string | null;
  readonly type: string | null;
  readonly text: string;
};

export const NO_FILTER: IncidentFilter = { severity: null, state: null, type: null, text: '' };

/** What the list is narrowed by: still there when one comes back from an incident. */
export const useIncidentFilter = create<IncidentFilter & { readonly set: (change: Partial<IncidentFilter>) => void }>(
  (set) => ({ ...NO_FILTER, set: (change) => set(change) }),
);
