import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeCbor, encodeCbor } from '#shared/base/cbor.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';

/** One `POST /x`, both bodies. */
export type RecordedExchange = {
  readonly by: 'ship' | 'desk';
  readonly request: Uint8Array;
  readonly answer: Uint8Array;
};

export type Wire = {
  readonly vessel: string;
  /** Fingerprint of the company's key. */
  readonly company: string;
  readonly certificates: readonly Uint8Array[];
  readonly linkKeys: { readonly ship: Uint8Array; readonly desk: Uint8Array };
  readonly exchanges: readonly RecordedExchange[];
  /** Of all records when both had everything. */
  readonly digest: string;
  readonly ops: number;
};

export type IndexDump = {
  readonly name: string;
  readonly keyPath: string | readonly string[];
  readonly isMulti: boolean;
  readonly isUnique: boolean;
};
export type StoreDump = {
  readonly name: string;
  readonly keyPath: string | readonly string[] | null;
  readonly indexes: readonly IndexDump[];
  readonly keys: readonly unknown[];
  readonly rows: readonly unknown[];
};
export type DatabaseDump = { readonly name: string; readonly version: number; readonly stores: readonly StoreDump[] };

export type ShipDump = {
  readonly databases: readonly DatabaseDump[];
  readonly journal: readonly Uint8Array[];
  readonly secrets: Readonly<Record<string, Uint8Array>>;
  readonly digest: string;
  readonly hubUrl: string;
  readonly pin: string;
};

/** Whatever IndexedDB holds, bytes and Maps too, as one packed file. */
export function packDump(dump: unknown): Uint8Array {
  return gzipSync(encodeCbor(plain(dump)), { level: 9 });
}

export function unpackDump<T>(bytes: Uint8Array): T {
  return rich(decodeCbor(new Uint8Array(gunzipSync(bytes)))) as T;
}

/** A Map or an undefined has no place in the encoding: marked, and made again. */
function plain(value: unknown): Value {
  if (value === undefined) return { $undefined: true };
  if (value instanceof Map) return { $map: [...value].map(([k, v]) => [plain(k), plain(v)]) };
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value as Value;
}

function rich(value: Value): unknown {
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(rich);
  if (!isPlainObject(value)) return value;
  if (value.$undefined === true) return undefined;
  if (Array.isArray(value.$map))
    return new Map((value.$map as Value[][]).map(([k, v]) => [rich(k as Value), rich(v as Value)]));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rich(inner as Value)]));
}
