import { create } from 'zustand';
import type { ActionView } from './action-values.ts';

type ActionFilter = {
  readonly view: ActionView | null;
  readonly kind: string | null;
  readonly owner: string | null;
  readonly text: string;
};

/** All of them: nothing is hidden that was not asked for. */
export const NO_FILTER: ActionFilter = { view: null, kind: null, owner: null, text: '' };

/** What the list is narrowed by: still there when one comes back from an action. */
export const useActionFilter = create<ActionFilter & { readonly set: (change: Partial<ActionFilter>) => void }>(
  (set) => ({ ...NO_FILTER, view: 'open', set: (change) => set(change) }),
);
