import { toBase32, toHex, utf8 } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import type { RecordId, ReplicaId } from './op.ts';

export type RecordIdParts =
  | { readonly kind: 'created'; readonly collection: string; readonly replica: ReplicaId; readonly counter: number }
  | { readonly kind: 'derived'; readonly collection: string; readonly digest: string }
  | { readonly kind: 'other' };

const CREATED = /^([A-Za-z][A-Za-z0-9]{0,31})\.([a-z0-9]{13})\.([1-9][0-9]{0,14})$/;
const DERIVED = /^([A-Za-z][A-Za-z0-9]{0,31})\.~\.([0-9a-f]{24})$/;

export function replicaIdOf(publicKey: Uint8Array): ReplicaId {
  return toBase32(sha256(publicKey).subarray(0, 8));
}

export function createdId(collection: string, replica: ReplicaId, counter: number): RecordId {
  return `${collection}.${replica}.${counter}`;
}

/** Both sides that apply the same rule to the same source get the same id, so one record. */
export function derivedId(collection: string, source: RecordId, rule: string): RecordId {
  return `${collection}.~.${toHex(sha256(utf8(`${source}\n${rule}`)).subarray(0, 12))}`;
}

export function parseRecordId(id: RecordId): RecordIdParts {
  const created = CREATED.exec(id);
  if (created) {
    const [, collection = '', replica = '', counter = ''] = created;
    return { kind: 'created', collection, replica, counter: Number(counter) };
  }
  const derived = DERIVED.exec(id);
  if (derived) return { kind: 'derived', collection: derived[1] as string, digest: derived[2] as string };
  return { kind: 'other' };
}

export function collectionOf(id: RecordId): string {
  return id.slice(0, Math.max(0, id.indexOf('.')));
}
