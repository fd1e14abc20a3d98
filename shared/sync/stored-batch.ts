import type { Batch } from '../oplog/batch.ts';
import type { StoredBatch } from './log-store.ts';

/** @param chain hash at each op; the last one is the head. */
export function storedBatch(batch: Batch, chain: readonly string[], body: Uint8Array, receivedAt: number): StoredBatch {
  const runs: [number, number][] = [];
  for (const { op } of batch.ops) {
    const run = runs.at(-1);
    if (run && op.seq === run[1] + 1) run[1] = op.seq;
    else runs.push([op.seq, op.seq]);
  }
  return {
    head: chain.at(-1) as string,
    replica: batch.replica,
    lane: batch.lane,
    prev: batch.prev.head,
    firstSeq: batch.ops[0]?.op.seq as number,
    lastSeq: batch.ops.at(-1)?.op.seq as number,
    runs,
    seen: batch.ops.filter((o) => o.seen.length > 0).map((o) => ({ seq: o.op.seq, tips: o.seen })),
    signature: batch.signature,
    salts: batch.salts,
    body,
    receivedAt,
  };
}
