import type { HistoryChange, HistoryEntry } from '#renderer/data/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';

/** From here on a device's clock is said to be off: a minute more or less is no matter on a ship. */
export const SKEW_SHOWN_MS = 60_000;

export type Deed =
  | 'created'
  | 'changed'
  | 'moved'
  | 'removed'
  | 'takenBack'
  | 'decided'
  | 'redacted'
  | 'signed'
  | 'admitted'
  | 'revoked'
  | 'certified'
  | 'unknown';

const BY_KIND: Readonly<Record<string, Deed>> = {
  resolve: 'decided',
  redact: 'redacted',
  sign: 'signed',
  admit: 'admitted',
  revoke: 'revoked',
  certify: 'certified',
};

/** What an entry of the history is, in one word of ours. */
export function deedOf({ kind, collection, changes }: HistoryEntry, isFirst: boolean): Deed {
  if (kind !== 'put') return BY_KIND[kind] ?? 'unknown';
  const removal = changes.find(({ field }) => fieldSpec(collection, field).rule === 'removal');
  if (removal) return removal.after === null ? 'takenBack' : 'removed';
  if (isFirst) return 'created';
  const isMove = changes.length > 0 && changes.every(({ field }) => fieldSpec(collection, field).rule === 'workflow');
  return isMove ? 'moved' : 'changed';
}

const MARKS: Partial<Readonly<Record<Deed, MarkKind>>> = {
  decided: 'done',
  removed: 'failed',
  redacted: 'failed',
  signed: 'stored',
};

export function markOf(deed: Deed): MarkKind | undefined {
  return MARKS[deed];
}

/** Entries that began their record: the oldest of each, since the list runs from the newest. */
export function firstEntries(entries: readonly HistoryEntry[]): ReadonlySet<HistoryEntry> {
  const oldest = new Map<string, HistoryEntry>();
  for (const entry of entries) if (entry.kind === 'put') oldest.set(entry.record, entry);
  return new Set(oldest.values());
}

export type SetChange = { readonly added: readonly Value[]; readonly taken: readonly Value[] };

/** What was put into a set and taken out; null where the change is not one of a set. */
export function setChange({ field, before, after }: HistoryChange, collection: string): SetChange | null {
  if (fieldSpec(collection, field).rule !== 'set') return null;
  if (isPlainObject(after)) return { added: listOf(after['add']), taken: listOf(after['remove']) };
  const [old, now] = [listOf(before), listOf(after)];
  return { added: now.filter((each) => !old.includes(each)), taken: old.filter((each) => !now.includes(each)) };
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
