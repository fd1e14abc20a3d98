import { Refusal } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { OpRef } from '../oplog/op.ts';
import { isReplicaId } from '../protocol/id-columns.ts';
import { isName, MAX_CLAIM_MS, MAX_DEPTH, MAX_LIST, MAX_OP_BYTES, MAX_OP_VALUES } from '../protocol/limits.ts';
import type { Draft } from './draft.ts';

/**
 * A draft as it can be written, sent and read again by everybody (rules V7, V8): text is made well formed, -0 is 0.
 * @throws Refusal 'input/invalid' with the field, when no other device could read it.
 */
export function readDraft(draft: Draft): Draft {
  for (const name of [draft.collection, draft.kind ?? 'put']) if (!isName(name)) throw invalid('collection');
  if (!isText(draft.record) || draft.record === '' || (draft.actor !== undefined && !isText(draft.actor)))
    throw invalid('record');
  if (draft.at !== undefined && (!Number.isSafeInteger(draft.at) || Math.abs(draft.at) > MAX_CLAIM_MS))
    throw invalid('at');
  for (const [field, refs] of [...Object.entries(draft.over ?? {}), ...Object.entries(draft.loaded ?? {})])
    if (!isName(field) || !refs.every(isRef)) throw invalid(field);
  if (!(draft.loadedBelow ?? []).every(isRef)) throw invalid('loadedBelow');
  const size = { bytes: utf8Length(draft.record), values: 0 };
  const fields: Record<string, Value> = {};
  for (const [field, value] of Object.entries(draft.fields)) {
    if (!isName(field)) throw invalid(field);
    fields[field] = readValue(value, field, 0, size);
  }
  const reason = draft.reason?.toWellFormed();
  size.bytes += utf8Length(reason ?? '');
  if (size.bytes > MAX_OP_BYTES || size.values > MAX_OP_VALUES) throw invalid('', { sizeBytes: size.bytes });
  return { ...draft, fields, ...(reason !== undefined ? { reason } : {}) };
}

/** What a clock says, as far as it can be written: a broken one must not keep anybody from writing. */
export function claimOf(nowMs: number): number {
  if (!Number.isFinite(nowMs)) return 0;
  return Math.trunc(Math.min(MAX_CLAIM_MS, Math.max(-MAX_CLAIM_MS, nowMs)));
}

type Size = { bytes: number; values: number };

function readValue(value: Value, field: string, depth: number, size: Size): Value {
  size.values++;
  size.bytes += 9;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalid(field);
    return value === 0 ? 0 : value;
  }
  if (typeof value === 'string') {
    size.bytes += utf8Length(value);
    return value.toWellFormed();
  }
  if (value instanceof Uint8Array) {
    size.bytes += value.length;
    return value.slice();
  }
  if (depth >= MAX_DEPTH) throw invalid(field);
  if (Array.isArray(value)) {
    if (value.length > MAX_LIST) throw invalid(field);
    return value.map((item: Value) => readValue(item, field, depth + 1, size));
  }
  if (!isPlainObject(value) || !isBare(value)) throw invalid(field); // undefined, a function, a date: what types forbid
  const out: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value)) {
    if (!isText(key) || key === '__proto__') throw invalid(field);
    size.bytes += utf8Length(key);
    out[key] = readValue(item, field, depth + 1, size);
  }
  return out;
}

function isBare(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1; // half of a pair: 4 bytes for two
  }
  return bytes;
}

function isText(text: string): boolean {
  return typeof text === 'string' && text.isWellFormed();
}

function isRef(ref: OpRef): boolean {
  const hasHash = ref.hash === undefined || /^[0-9a-f]{16}$/.test(ref.hash);
  return isReplicaId(ref.replica) && Number.isSafeInteger(ref.seq) && ref.seq > 0 && hasHash;
}

function invalid(field: string, more: Readonly<Record<string, number>> = {}): Refusal {
  return new Refusal('input/invalid', { field, ...more });
}
