import { Refusal } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import { laneKey } from '../oplog/op.ts';
import { LINK_META } from './exchange-client.ts';
import { isCounter, type Journal, PAGE_BYTES, STRAY_META } from './journal.ts';
import {
  isLaneStart,
  type JournalEntry,
  type JournaledChange,
  joinParts,
  logChange,
  opValue,
  readEntry,
} from './journal-entries.ts';
import { type LogChange, opKey, type StoredBatch } from './log-store.ts';
import { ID_BLOCK, META } from './replica-state.ts';

/** A journal or a copy of one. */
type Readable = Pick<Journal, 'read'>;

export type BlobPiece = Extract<JournalEntry, { kind: 'blob' }>;

/** A whole change and the entries that hold it. */
export type PlacedChange = {
  readonly first: number;
  readonly upTo: number;
  readonly id: Uint8Array;
  readonly change: JournaledChange;
};

/** One whole change, a checkpoint, a piece of an attachment, or a place that cannot be read any more. */
export type JournalStep =
  | ({ readonly kind: 'change' } & PlacedChange)
  | {
      readonly kind: 'checkpoint';
      readonly first: number;
      readonly upTo: number;
      readonly changes: readonly PlacedChange[];
    }
  | { readonly kind: 'blob'; readonly first: number; readonly upTo: number; readonly piece: BlobPiece }
  | { readonly kind: 'damaged'; readonly first: number; readonly upTo: number };

type Raw = {
  readonly index: number;
  readonly upTo: number;
  readonly entry: JournalEntry | 'damaged' | 'redacted';
  readonly size: number;
};

async function* rawEntries(journal: Readable, from: number): AsyncGenerator<Raw> {
  for (let at: number | null = from; at !== null; ) {
    const page = await journal.read(at, PAGE_BYTES);
    if (!page.ok) throw new Refusal(page.error.code, page.error.params);
    for (const item of page.value.items) {
      if (item.kind === 'damaged') yield { index: item.index, upTo: item.upTo, entry: 'damaged', size: 0 };
      else if (item.kind === 'redacted') yield { index: item.index, upTo: item.index + 1, entry: 'redacted', size: 0 };
      else yield { index: item.index, upTo: item.index + 1, entry: parsed(item.bytes), size: item.bytes.length };
    }
    at = page.value.next;
  }
}

function parsed(bytes: Uint8Array): JournalEntry | 'damaged' {
  try {
    return readEntry(bytes);
  } catch (error) {
    if (error instanceof Refusal) return 'damaged';
    throw error;
  }
}

function joined(parts: readonly Uint8Array[]): JournaledChange | null {
  try {
    return joinParts(parts);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Reads the journal from an entry on, change by change. */
export async function* journalSteps(journal: Readable, from = 0): AsyncGenerator<JournalStep> {
  let parts: Uint8Array[] = [];
  let first = from;
  let checkpoint: { readonly first: number; readonly changes: PlacedChange[] } | null = null;
  for await (const { index, upTo, entry } of rawEntries(journal, from)) {
    if (entry === 'redacted') continue;
    if (entry === 'damaged') {
      parts = [];
      checkpoint = null;
      yield { kind: 'damaged', first: index, upTo };
    } else if (entry.kind === 'blob') yield { kind: 'blob', first: index, upTo, piece: entry };
    else if (entry.kind === 'begin') checkpoint = { first: index, changes: [] };
    else if (entry.kind === 'end') {
      if (checkpoint) yield { kind: 'checkpoint', first: checkpoint.first, upTo, changes: checkpoint.changes };
      checkpoint = null;
    } else {
      if (entry.part === 0) {
        parts = [];
        first = index;
      }
      if (entry.part !== parts.length) continue; // the beginning of it is damaged, and was said to be
      parts.push(entry.bytes);
      if (parts.length < entry.parts) continue;
      const change = joined(parts);
      parts = [];
      if (!change) yield { kind: 'damaged', first, upTo };
      else if (entry.kind === 'checkpoint') checkpoint?.changes.push({ first, upTo, id: entry.id, change });
      else yield { kind: 'change', first, upTo, id: entry.id, change };
    }
  }
}

/** What a journal says as a whole: what a store would hold after all of it. */
export type Replayed = {
  readonly ops: ReadonlyMap<string, StoredOp>;
  readonly batches: ReadonlyMap<string, StoredBatch>;
  readonly meta: ReadonlyMap<string, Value>;
  /** Something could not be read: what depends on it is left out, and must be fetched from the other side again. */
  readonly isDamaged: boolean;
};

type Model = { ops: Map<string, StoredOp>; batches: Map<string, StoredBatch>; meta: Map<string, Value> };

function applyTo(model: Model, change: LogChange): void {
  for (const stored of change.dropOps ?? []) model.ops.delete(opKey(stored));
  for (const stored of change.ops ?? []) model.ops.set(opKey(stored), stored);
  for (const head of change.dropBatches ?? []) model.batches.delete(head);
  for (const batch of change.batches ?? []) model.batches.set(batch.head, batch);
  for (const [key, value] of Object.entries(change.meta ?? {})) {
    if (value === undefined) model.meta.delete(key);
    else model.meta.set(key, value);
  }
}

/**
 * Reads a whole journal.
 * @param onStep told after each step, with the number of entries done.
 */
export async function replayAll(
  journal: Readable,
  onBlob: (piece: BlobPiece) => Promise<void>,
  onStep: (done: number) => void = () => {},
): Promise<Replayed> {
  let model: Model = { ops: new Map(), batches: new Map(), meta: new Map() };
  let lost = 0; // entries
  for await (const step of journalSteps(journal)) {
    if (step.kind === 'blob') await onBlob(step.piece);
    else if (step.kind === 'damaged') lost += step.upTo - step.first;
    else if (step.kind === 'change') lost += tryApply(model, step);
    else {
      model = { ops: new Map(), batches: new Map(), meta: new Map() };
      lost = 0; // it says everything anew
      for (const placed of step.changes) lost += tryApply(model, placed);
    }
    onStep(step.upTo);
  }
  return lost > 0 ? withoutOrphans(model, lost) : { ...model, isDamaged: false };
}

/** @returns how many entries are lost by it. */
function tryApply(model: Model, { change, first, upTo }: PlacedChange): number {
  try {
    applyTo(model, logChange(change, 0));
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return upTo - first;
    throw error;
  }
}

/**
 * Batches whose predecessor is lost cannot be proven; the link starts over, so that the other side sends them again. An
 * open op before a batch of its lane was sealed in one that is lost: it waits for what the other side has. Each entry that
 * is lost may have been one that gave out a block of ids.
 */
function withoutOrphans(model: Model, lost: number): Replayed {
  const kept = new Map<string, StoredBatch>();
  const all = [...model.batches.values()].sort((a, b) => a.firstSeq - b.firstSeq);
  const ends = new Map<string, number>();
  for (const batch of all) {
    if (isLaneStart(batch) || kept.has(batch.prev)) kept.set(batch.head, batch);
    const key = laneKey(batch.replica, batch.lane);
    ends.set(key, Math.max(ends.get(key) ?? 0, batch.lastSeq));
  }
  const isStray = ({ op, batch }: StoredOp) => batch === '' && op.seq < (ends.get(laneKey(op.replica, op.lane)) ?? 0);
  const strays = [...model.ops.values()].filter(isStray);
  const ops = new Map([...model.ops].filter(([, o]) => (o.batch === '' ? !isStray(o) : kept.has(o.batch))));
  const meta = new Map(model.meta);
  if (meta.has(LINK_META)) meta.set(LINK_META, { needsFull: true });
  const counters = [...meta].map(([key, value]) => (isCounter(key) ? Number(value) : 0));
  meta.set(META.lostCounters, Math.max(0, ...counters) + lost * ID_BLOCK);
  if (strays.length > 0) meta.set(STRAY_META, strays.map(opValue));
  return { ops, batches: kept, meta, isDamaged: true };
}
