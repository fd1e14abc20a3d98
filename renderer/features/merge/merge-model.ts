import type { ConflictItem, HistoryEntry, RecordRow } from '#renderer/data/index.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { equalValues, type Value } from '#shared/base/value.ts';
import type { Side } from '#shared/domain/kind.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import type { Contender } from '#shared/merge/folded-record.ts';
import { mergeText, type TextMerge } from '#shared/merge/text-merge.ts';
import type { OpRef, RecordId } from '#shared/oplog/op.ts';
import type { LastSettled } from './merge-session.ts';

/** What a person decides about one field: one of the values that stand there, or a text made of several. */
export type Choice =
  | { readonly kind: 'contender'; readonly id: string }
  | { readonly kind: 'joined'; readonly text: string };

/** By field. A field without a choice stays open. */
export type Choices = Readonly<Record<string, Choice>>;

/** Stays the same while others come and go beside it. */
export function contenderId({ ref }: Pick<Contender, 'ref'>): string {
  return `${ref.replica}/${ref.seq}/${ref.hash ?? ''}`;
}

// ---------------------------------------------------------------- queue

export type MergeGroup = {
  readonly record: RecordId;
  readonly collection: string;
  readonly title: string;
  readonly number: string | null;
  readonly items: readonly ConflictItem[];
  /** UTC ms, claims: first and last of the values that stand against each other. */
  readonly fromAt: number;
  readonly toAt: number;
  readonly rights: 'all' | 'some' | 'none';
};

/** The queue by record, in its order; the fields of one record are settled together. */
export function groupConflicts(items: readonly ConflictItem[]): readonly MergeGroup[] {
  const byRecord = new Map<RecordId, ConflictItem[]>();
  for (const item of items) {
    const group = byRecord.get(item.record);
    if (group) group.push(item);
    else byRecord.set(item.record, [item]);
  }
  return [...byRecord].map(([record, group]) => {
    const [first] = group as [ConflictItem];
    const times = group.flatMap(({ contenders }) => contenders.map(({ at }) => at));
    const mine = group.filter(({ maySettle }) => maySettle).length;
    return {
      record,
      collection: first.collection,
      title: first.title,
      number: first.number,
      items: group,
      fromAt: Math.min(...times),
      toAt: Math.max(...times),
      rights: mine === group.length ? 'all' : mine > 0 ? 'some' : 'none',
    };
  });
}

/** The records before and after this one; null at either end. A record that is settled leaves its place to the next. */
export function neighbours(
  groups: readonly MergeGroup[],
  record: RecordId,
): { readonly before: RecordId | null; readonly after: RecordId | null; readonly place: number } {
  const at = groups.findIndex((group) => group.record === record);
  if (at < 0) return { before: null, after: groups[0]?.record ?? null, place: 0 };
  return { before: groups[at - 1]?.record ?? null, after: groups[at + 1]?.record ?? null, place: at + 1 };
}

// ---------------------------------------------------------------- columns

/**
 * One column beside "as it was". A side has one, and another for each further value that a field has from it: two PCs
 * aboard, a desk and its colleague.
 */
export type MergeColumn = {
  readonly id: string;
  readonly side: Side;
  /** From 1 within its side. */
  readonly place: number;
  /** Whose values these are, where all are of one person at one time; null: each value says it. */
  readonly author: Pick<Contender, 'actor' | 'at' | 'skewMs'> | null;
};

const SIDES: readonly Side[] = ['ship', 'shore'];

/** The values that can be chosen, each with its column. What was redacted is no value any more. */
export function placedValues({ contenders }: ConflictItem): readonly (readonly [string, Contender])[] {
  return SIDES.flatMap((side) =>
    contenders
      .filter((contender) => contender.side === side && !contender.redacted)
      .sort((a, b) => (contenderId(a) < contenderId(b) ? -1 : 1))
      .map((contender, at) => [`${side}/${at + 1}`, contender] as const),
  );
}

/** The ship first, then shore. */
export function columnsOf(items: readonly ConflictItem[]): readonly MergeColumn[] {
  const byColumn = new Map<string, Contender[]>();
  for (const [id, contender] of items.flatMap(placedValues)) {
    const values = byColumn.get(id);
    if (values) values.push(contender);
    else byColumn.set(id, [contender]);
  }
  return [...byColumn]
    .map(([id, values]) => {
      const [side = '', place = ''] = id.split('/');
      return { id, side: side as Side, place: Number(place), author: authorOf(values) };
    })
    .sort((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side) || a.place - b.place);
}

/**
 * Fields that fit one table: those with a value from each side first, then those with more, which need columns of
 * their own.
 */
export function tablesOf(items: readonly ConflictItem[]): readonly (readonly ConflictItem[])[] {
  const tables = new Map<string, ConflictItem[]>();
  for (const item of items) {
    const counts = SIDES.map((side) => placedValues(item).filter(([, contender]) => contender.side === side).length);
    const key = counts.every((count) => count <= 1) ? '' : counts.join('/');
    const table = tables.get(key);
    if (table) table.push(item);
    else tables.set(key, [item]);
  }
  return [...tables].sort(([a], [b]) => a.length - b.length).map(([, table]) => table);
}

const MINUTE = 60_000;

function authorOf(contenders: readonly Contender[]): MergeColumn['author'] {
  const [first] = contenders;
  if (!first) return null;
  const { actor, at, skewMs } = first;
  const isOne = contenders.every((each) => each.actor === actor && Math.abs(each.at - at) < MINUTE);
  return isOne ? { actor, at, ...(skewMs === undefined ? {} : { skewMs }) } : null;
}

// ---------------------------------------------------------------- choosing

export type Chosen = {
  readonly value: Value;
  /** Null: a text that the person wrote out of several. */
  readonly from: Contender | null;
};

/** What a choice gives; null where there is none, or where the value chosen is gone by now. */
export function chosenOf(item: ConflictItem, choice: Choice | undefined): Chosen | null {
  if (choice === undefined) return null;
  if (choice.kind === 'joined') return { value: choice.text, from: null };
  const from = item.contenders.find((contender) => contenderId(contender) === choice.id && !contender.redacted);
  return from === undefined ? null : { value: from.value, from };
}

type Settlement = Readonly<Record<string, { readonly value: Value; readonly heads: readonly OpRef[] }>>;

/** The argument of `resolve`: every field that is decided and may be, with the heads that the page showed. */
export function settlementOf(items: readonly ConflictItem[], choices: Choices): Settlement {
  const settled: Record<string, { value: Value; heads: readonly OpRef[] }> = {};
  for (const item of items) {
    const chosen = item.maySettle ? chosenOf(item, choices[item.field]) : null;
    if (chosen) settled[item.field] = { value: chosen.value, heads: item.heads };
  }
  return settled;
}

export type PreviewRow = {
  readonly field: string;
  /** As it will stand; for an open field what is in use until somebody decides. */
  readonly value: Value;
  readonly source: Side | 'joined';
  readonly isOpen: boolean;
};

export type Preview = {
  readonly rows: readonly PreviewRow[];
  /** Values that are not chosen: they stay in the history, with who and when. */
  readonly kept: number;
  readonly settled: number;
  readonly open: number;
};

/** The record after the decision. */
export function previewOf(items: readonly ConflictItem[], choices: Choices): Preview {
  const rows: PreviewRow[] = [];
  let kept = 0;
  for (const item of items) {
    const chosen = item.maySettle ? chosenOf(item, choices[item.field]) : null;
    const [inUse] = item.contenders;
    if (chosen) {
      rows.push({ field: item.field, value: chosen.value, source: chosen.from?.side ?? 'joined', isOpen: false });
      kept += item.contenders.filter((contender) => contender !== chosen.from).length;
    } else if (inUse) {
      rows.push({ field: item.field, value: inUse.value, source: inUse.side, isOpen: true });
    }
  }
  const open = rows.filter(({ isOpen }) => isOpen).length;
  return { rows, kept, settled: rows.length - open, open };
}

/** What is in use now, per field: what an undo goes back to. */
export function inUseOf(items: readonly ConflictItem[], fields: readonly string[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    items
      .filter(({ field }) => fields.includes(field))
      .map(({ field, contenders: [inUse] }) => [field, inUse?.value ?? null]),
  );
}

/**
 * The argument of `resolve` that takes a decision back.
 * @returns 'record/stale-resolution' {field} where a field has changed since: nobody here has seen that.
 */
export function undoOf(
  { values, heads }: Pick<RecordRow, 'values' | 'heads'>,
  { before, after }: Pick<LastSettled, 'before' | 'after'>,
): Result<Settlement> {
  const changed = Object.entries(after).find(([field, value]) => !equalValues(values[field] ?? null, value));
  if (changed) return fail('record/stale-resolution', { field: changed[0] });
  return ok(
    Object.fromEntries(Object.entries(before).map(([field, value]) => [field, { value, heads: heads[field] ?? [] }])),
  );
}

// ---------------------------------------------------------------- texts

/** Whether both sides' texts can be joined word by word. */
export function canJoin({ collection, field, kind, contenders }: ConflictItem): boolean {
  const texts = contenders.filter(({ value, redacted }) => typeof value === 'string' && !redacted);
  return kind === 'values' && fieldSpec(collection, field).rule === 'text' && texts.length > 1;
}

/** A proposal out of all texts that stand there; where both changed the same words, both stand one after the other. */
export function joinTexts({ contenders, bases }: ConflictItem): TextMerge {
  const base = textOf(bases[0]?.value);
  const [first = '', ...others] = contenders.filter(({ redacted }) => !redacted).map(({ value }) => textOf(value));
  return others.reduce<TextMerge>(
    (joined, text) => {
      const next = mergeText(base, joined.text, text);
      return { text: next.text, overlaps: joined.overlaps + next.overlaps };
    },
    { text: first, overlaps: 0 },
  );
}

export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

// ---------------------------------------------------------------- afterwards

/**
 * The decision that a reader of the record has to know: the newest, as long as nobody has changed its fields since.
 *
 * @param entries the newest first.
 */
export function standingDecision(entries: readonly HistoryEntry[], record: RecordId): HistoryEntry | null {
  const own = entries.filter((entry) => entry.record === record);
  const at = own.findIndex(({ kind }) => kind === 'resolve');
  const decision = own[at];
  if (decision === undefined) return null;
  const fields = new Set(decision.changes.map(({ field }) => field));
  const isOver = own.slice(0, at).some(({ changes }) => changes.some(({ field }) => fields.has(field)));
  return isOver ? null : decision;
}
