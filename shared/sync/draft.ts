import type { Value } from '../base/value.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import type { Actor, Lane, OpRef, RecordId, ReplicaId } from '../oplog/op.ts';

/** A change as a form or a rule asks for it, before it is an op. */
export type Draft = {
  readonly record: RecordId;
  readonly collection: string;
  readonly fields: Readonly<Record<string, Value>>;
  /** Per field the heads that the form had loaded; left out, what is held now was seen. */
  readonly loaded?: Readonly<Record<string, readonly OpRef[]>>;
  /** For a new record; else the record's own lane, or its parent's. */
  readonly lane?: Lane;
  readonly kind?: string;
  readonly over?: Readonly<Record<string, readonly OpRef[]>>;
  readonly reason?: string;
  readonly origin?: OpRef;
  /** Who, where that is not who has the device now. */
  readonly actor?: Actor;
  /** UTC ms of the claim, where it is not now. */
  readonly at?: number;
};

export function sameRef(a: OpRef, b: OpRef): boolean {
  return (
    a.replica === b.replica && a.seq === b.seq && (a.hash === undefined || b.hash === undefined || a.hash === b.hash)
  );
}

export function sameRefs(a: readonly OpRef[], b: readonly OpRef[]): boolean {
  return a.length === b.length && a.every((x) => b.some((y) => sameRef(x, y)));
}

/** A reference as `self` writes it: own ops need no hash, they are on the writer's own branch. */
export function refFor(self: ReplicaId, ref: OpRef): OpRef {
  return ref.replica === self ? { replica: ref.replica, seq: ref.seq } : ref;
}

/** Where heads changed under the form, what the op really replaces (C4). */
export function overOf(self: ReplicaId, draft: Draft, record: FoldedRecord | undefined): Draft['over'] {
  const over: Record<string, readonly OpRef[]> = {};
  for (const [field, refs] of Object.entries(draft.over ?? {})) over[field] = refs.map((r) => refFor(self, r));
  if (draft.loaded)
    for (const field of Object.keys(draft.fields)) {
      const loaded = draft.loaded[field] ?? [];
      if (over[field] || sameRefs(loaded, record?.heads[field] ?? [])) continue;
      over[field] = loaded.map((r) => refFor(self, r));
    }
  return Object.keys(over).length > 0 ? over : undefined;
}
