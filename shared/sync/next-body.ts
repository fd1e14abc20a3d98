import type { StoredOp } from '../oplog/log-index.ts';
import type { ReplicaId } from '../oplog/op.ts';
import { encodeColumns } from '../protocol/columns.ts';
import { costOf, lengthOf, MAX_BATCH_BYTES, MAX_BATCH_VALUES, MAX_BODY_BYTES } from '../protocol/limits.ts';

/** Largest batch on the wire (design.md 6): what a cut of the link costs at most. */
const MAX_PACKED_BYTES = 16_200; // with signature and salt below 16 KiB
/** Nearer to the limit than this, looking further is not worth it. */
const GOOD_PART = 0.9;
const TRIES = 8;

/**
 * The longest run of these ops that fits into one batch, at least one. Certificates get batches of their own (R4).
 * The size grows with the ops but not evenly, so the length is guessed from the last two and tried again.
 */
export function nextBody(
  replica: ReplicaId,
  prevSeq: number,
  waiting: readonly StoredOp[],
  packedBytes: (body: Uint8Array) => number = (body) => body.length / 3,
): { readonly ops: readonly StoredOp[]; readonly body: Uint8Array } {
  const all = waiting.slice(0, runLength(waiting));
  const bodyOf = (count: number) => encodeColumns(replica, prevSeq, all.slice(0, count));
  let fits: { readonly count: number; readonly body: Uint8Array } = { count: 0, body: new Uint8Array(0) };
  let tooMany = all.length + 1;
  let count = all.length;
  for (let tries = 0; tries < TRIES || fits.count === 0; tries++) {
    const body = bodyOf(count);
    // Whoever cannot unpack gets the body as it is: it has a limit of its own, however well it packs.
    const part = Math.max(packedBytes(body) / MAX_PACKED_BYTES, body.length / MAX_BATCH_BYTES);
    if (part <= 1 || count === 1) {
      fits = { count, body };
      if (part >= GOOD_PART) break;
    } else tooMany = count;
    const guess = Math.floor((count / part) * 0.97);
    count = Math.max(fits.count + 1, Math.min(tooMany - 1, guess));
    if (fits.count >= tooMany - 1) break;
  }
  return { ops: all.slice(0, fits.count), body: fits.body };
}

/** Ops from the first on that may share a batch, however well they pack. */
function runLength(waiting: readonly StoredOp[]): number {
  const isCertificate = (o: StoredOp | undefined) => o?.op.kind === 'certify';
  let cost = 0;
  let length = 0;
  const end = waiting.findIndex((o, i) => {
    cost += costOf(o);
    length += lengthOf(o);
    const isTooMuch = cost > MAX_BATCH_VALUES || length > MAX_BODY_BYTES;
    return i > 0 && (isTooMuch || isCertificate(o) !== isCertificate(waiting[0]));
  });
  return end < 0 ? waiting.length : end;
}
