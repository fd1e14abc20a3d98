import { fromHex } from '../base/bytes.ts';
import { encodeCbor } from '../base/cbor.ts';
import { sha256 } from '../base/crypto.ts';
import type { Value } from '../base/value.ts';
import type { StoredOp } from './log-index.ts';
import type { RecordId } from './op.ts';

/**
 * What a person's sign-off covers (design.md 3): the record, and every op on it and its children by hash, with the
 * schema version. It does not travel: whoever holds the same ops gets the same digest. A later op gives another one
 * ("changed since"), a missing op too ("ops missing").
 *
 * @param ops sealed ops of the record and its children that the signer had before them, in any order.
 * @returns 32 bytes for the person's Ed25519 key to sign.
 * @throws Error when an op is not sealed yet: seal first, so that the hash is final.
 */
export function statementDigest(record: RecordId, schemaVersion: number, ops: readonly StoredOp[]): Uint8Array {
  const hashes = ops.map((o) => {
    if (o.hash === '') throw new Error('a statement covers sealed ops only');
    return `${o.op.replica}/${o.hash}`;
  });
  const list = hashes.sort().map((entry): Value => {
    const [replica = '', hash = ''] = entry.split('/');
    return [replica, fromHex(hash)];
  });
  return sha256(encodeCbor(['bulwark statement', record, schemaVersion, list]));
}
