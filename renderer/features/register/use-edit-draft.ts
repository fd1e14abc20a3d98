import { useState } from 'react';
import { type RecordRow, save, useDraft } from '#renderer/data/index.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';

type Values = Readonly<Record<string, Value>>;
type Kept = { readonly open: { readonly loaded: RecordRow; readonly values: Values } | null };

const CLOSED: Kept = { open: null };

export type EditDraft = {
  /** All that the form shows; null: it is closed. */
  readonly values: Values | null;
  /** The record was changed since the form opened. */
  readonly isBehind: boolean;
  readonly open: () => void;
  readonly set: (field: string, value: Value) => void;
  readonly leave: () => Promise<void>;
  readonly keep: () => Promise<Result<unknown>>;
};

/** The form of a record that is held: it outlives a restart, and writes only what was changed in it. */
export function useEditDraft(row: RecordRow): EditDraft {
  const [initial] = useState(CLOSED);
  const draft = useDraft<Kept>(`${row.collection}/${row.id}/edit`, initial);
  const open = draft.value?.open ?? null;
  return {
    values: open === null ? null : { ...open.loaded.values, ...open.values },
    isBehind: open !== null && open.loaded.revision !== row.revision,
    open: () => draft.set(() => ({ open: { loaded: row, values: {} } })),
    set: (field, value) =>
      draft.set((before) =>
        before.open === null ? before : { open: { ...before.open, values: { ...before.open.values, [field]: value } } },
      ),
    leave: () => draft.clear(),
    async keep() {
      if (open === null) return ok(null);
      const { loaded, values } = open;
      const saved = await save([{ record: row.id, collection: row.collection, loaded, values }]);
      if (saved.ok) await draft.clear();
      return saved;
    },
  };
}
