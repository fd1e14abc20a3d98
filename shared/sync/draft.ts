import type { Value } from '../base/value.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import type { Actor, Lane, OpRef, RecordId, ReplicaId } from '../oplog/op.ts';
import { REMOVAL } from './folding.ts';
import type { ReplicaState } from './replica-state.ts';

/** A change as a form or a rule asks for it, before it is an op. */
export type Draft = {
  readonly record: RecordId;
  readonly collection: string;
  readonly fields: Readonly<Record<string, Value>>;
  /** Per field the heads that the form had loaded; left out, what is held now was seen. */
  readonly loaded?: Readonly<Record<string, readonly OpRef[]>>;
  /** Of a removal: the heads of the records below it that the form had loaded; left out, what is held now was seen. */
  readonly loadedBelow?: readonly OpRef[];
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
  /** As measured when it was first written. */
  readonly skewMs?: number;
};

export function sameRef(a: OpRef, b: OpRef): boolean {
  return (
    a.replica === b.replica && a.seq === b.seq && (a.hash === undefined || b.hash === undefined || a.hash === b.hash)
  );
}

/** Whether a head that a form had loaded is this one. An own op may have been sealed since; another's never changes. */
export function isSameHead(self: ReplicaId, loaded: OpRef, now: OpRef): boolean {
  return sameRef(loaded, now) && (loaded.hash === now.hash || loaded.replica === self);
}

function areSameHeads(self: ReplicaId, loaded: readonly OpRef[], now: readonly OpRef[]): boolean {
  return loaded.length === now.length && loaded.every((x) => now.some((y) => isSameHead(self, x, y)));
}

/**
 * A reference as `self` writes it: own ops need no hash, they are on the writer's own branch. While another copy of this
 * device is known to have written too, only the hash tells its ops from ours.
 */
function refFor(state: ReplicaState, ref: OpRef): OpRef {
  return ref.replica === state.self && !state.isCopy ? { replica: ref.replica, seq: ref.seq } : ref;
}

/** What is held now of the record that a draft is for, and the heads of the records below it. */
export type Present = { readonly record: FoldedRecord | undefined; readonly below: readonly OpRef[] };

/** Where heads changed under the form, what the op really replaces (C4). */
export function overOf(state: ReplicaState, draft: Draft, { record, below }: Present): Draft['over'] {
  const over: Record<string, readonly OpRef[]> = {};
  const note = (field: string, refs: readonly OpRef[]) => {
    over[field] = refs.map((r) => refFor(state, r));
  };
  for (const [field, refs] of Object.entries(draft.over ?? {})) note(field, refs);
  const { loadedBelow } = draft;
  const isNamed = state.isCopy || state.controls.quarantined.size > 0;
  const loaded = draft.loaded ?? (isNamed ? (record?.heads ?? {}) : undefined);
  // What is written again after a restore says already, for every field, what it really replaced.
  if (!loaded || draft.origin) return Object.keys(over).length > 0 ? over : undefined;
  // Beside another copy of this device, what an own op knew is not told from its seq; and what was known once and lies in
  // quarantine now was not before anybody's eyes: once it is admitted, it has not been replaced.
  const hasChanged = (field: string) =>
    isNamed || !areSameHeads(state.self, loaded[field] ?? [], record?.heads[field] ?? []);
  for (const field of Object.keys(draft.fields))
    if (!over[field] && hasChanged(field)) note(field, loaded[field] ?? []);
  if (Object.hasOwn(draft.fields, REMOVAL) && !draft.over?.[REMOVAL]) {
    const isStale =
      Object.keys(record?.heads ?? {}).some(hasChanged) ||
      (loadedBelow !== undefined && !areSameHeads(state.self, loadedBelow, below));
    // A removal decides on the whole record, and on what is below it.
    if (isStale) note(REMOVAL, unique([...Object.values(loaded).flat(), ...(loadedBelow ?? below)]));
  }
  return Object.keys(over).length > 0 ? over : undefined;
}

function unique(refs: readonly OpRef[]): readonly OpRef[] {
  return refs.filter((r, i) => refs.findIndex((x) => sameRef(x, r)) === i);
}
