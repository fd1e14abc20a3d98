import { toHex } from '../base/bytes.ts';
import { encodeCbor } from '../base/cbor.ts';
import { sha256 } from '../base/crypto.ts';
import type { Value } from '../base/value.ts';
import type { LaneTip, OpRef } from '../oplog/op.ts';
import type { Contender, FoldedRecord } from './folded-record.ts';

function refs(list: readonly OpRef[]): Value {
  return list.map((r): Value => [r.replica, r.seq]);
}

function contender(c: Contender): Value {
  return [c.value, c.redacted, c.isDecision, c.actor, c.side, refs(c.refs)];
}

/** The bytes that two holders of the same ops must agree on, whatever came first and whatever is sealed. */
export function canonicalRecord(record: FoldedRecord): Uint8Array {
  return encodeCbor([
    record.id,
    { ...record.values },
    Object.entries(record.heads)
      .sort(([a], [b]) => (a < b ? -1 : 1)) // a store may give fields back in another order
      .map(([field, list]): Value => [field, refs(list)]),
    record.conflicts.map((c): Value => [c.field, c.kind, c.contenders.map(contender), c.bases.map(contender)]),
    [...record.redacted],
    [...record.illegal],
    [record.created.actor, record.created.at, record.updated.actor, record.updated.at],
    record.opCount,
    record.unknownOps,
  ]);
}

/** Digest of all folded records; to be compared only at equal fold version and frontier. */
export function foldDigest(records: Iterable<FoldedRecord>): string {
  const hashes = [...records]
    .map((r) => [r.id, sha256(canonicalRecord(r))] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return toHex(sha256(encodeCbor(hashes.map(([, hash]) => hash))));
}

/** Digest of which batches are held. */
export function tipsDigest(tips: ReadonlyMap<string, readonly LaneTip[]>): Uint8Array {
  const value = [...tips]
    .filter(([, list]) => list.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, list]): Value => [
        key,
        [...list].sort((a, b) => (a.head < b.head ? -1 : 1)).map((t): Value => [t.seq, t.head]),
      ],
    );
  return sha256(encodeCbor(value)).slice(0, 8);
}
