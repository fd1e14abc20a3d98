import type { Value } from '../base/value.ts';
import type { LoggedOp } from '../oplog/batch.ts';

/**
 * What one op, one batch and one packet may hold at most. Writers keep below what readers refuse, so that nothing is
 * accepted that could not be delivered (rules V7, V8).
 */

/** Text of one op in UTF-8, names and values: longer things are attachments. */
export const MAX_OP_BYTES = 192 * 1024;
/** Values of one op, those inside lists and maps counted. */
export const MAX_OP_VALUES = 20_000;
/** Ops, values and tips of one batch. */
export const MAX_BATCH_VALUES = 120_000;
/** Tips that one op may have newly seen, and what each counts for among the values of its batch. */
export const MAX_SEEN = 4096;
export const SEEN_COST = 8;
/** Lists and maps inside each other. */
export const MAX_DEPTH = 16;
/** Items of one list. */
export const MAX_LIST = 10_000;
/** Signs of all texts of one batch, each as often as it is used: a text of the table costs a reader its length every time. */
export const MAX_BATCH_SIGNS = 4 << 20;
/** Largest body of one batch, unpacked. */
export const MAX_BODY_BYTES = 1 << 20;
/** Largest packed batch. */
export const MAX_BATCH_BYTES = 256 * 1024;
/** A claimed time lies within so many ms of 1970: about 31,000 years, whatever a clock says. */
export const MAX_CLAIM_MS = 1e15;

/** Name of a collection, kind or field: none that an object has by itself, no NUL, which ends texts on the wire. */
export function isName(name: string): boolean {
  return name !== '' && name.length <= 64 && !name.includes('\0') && !(name in {}) && name.isWellFormed();
}

/** How much of what a batch may hold an op takes. */
export function costOf({ op, seen }: LoggedOp): number {
  return 1 + Object.values(op.fields).reduce<number>((sum, value) => sum + countOf(value), 0) + seen.length * SEEN_COST;
}

/** Signs of its texts, and bytes that are no text. */
export function lengthOf({ op }: LoggedOp): number {
  const { actor, record, reason = '', fields } = op;
  return actor.length + record.length + reason.length + lengthIn(fields);
}

function lengthIn(value: Value): number {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return 0;
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item: Value) => sum + lengthIn(item), 0);
  return Object.entries(value).reduce<number>((sum, [key, item]) => sum + key.length + lengthIn(item), 0);
}

function countOf(value: Value): number {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return 1;
  const items: readonly Value[] = Array.isArray(value) ? value : Object.values(value);
  return items.reduce<number>((sum, item) => sum + countOf(item), 1);
}
