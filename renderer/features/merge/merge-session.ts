import { create } from 'zustand';
import type { Value } from '#shared/base/value.ts';
import type { RecordId } from '#shared/oplog/op.ts';

/** The last decision of this session, and what was in use before it. */
export type LastSettled = {
  readonly record: RecordId;
  readonly title: string;
  readonly before: Readonly<Record<string, Value>>;
  /** What was decided, of the same fields. */
  readonly after: Readonly<Record<string, Value>>;
  readonly reason: string;
};

type MergeSession = {
  readonly last: LastSettled | null;
  readonly setLast: (last: LastSettled | null) => void;
};

/** Ends with the session: later a decision is changed by editing the record, like any other fact. */
export const useMergeSession = create<MergeSession>((set) => ({
  last: null,
  setLast: (last) => set({ last }),
}));
