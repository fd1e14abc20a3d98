import { LANES, laneKey } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { QueueOfLane } from '../contract.ts';

export type OwnQueue = { readonly lanes: readonly QueueOfLane[]; readonly deliveredUpTo: number };

/** Own ops, lane by lane, that the hub is not known to have. @param delivered highest seq by own lane. */
export async function ownQueue(replica: Replica, delivered: Readonly<Record<string, number>>): Promise<OwnQueue> {
  const { state } = replica;
  let deliveredUpTo = state.lastSeq;
  const lanes: QueueOfLane[] = [];
  for (const lane of LANES) {
    const key = laneKey(state.self, lane);
    const upTo = delivered[key] ?? 0;
    const sealed = state.index.batchesOf(key).filter((node) => node.lastSeq > upTo);
    const open = state.open.filter((o) => o.op.lane === lane);
    const bodies = sealed.length > 0 ? await replica.store.batches(sealed.map((node) => node.head)) : [];
    const seqs = [...sealed.flatMap((node) => node.runs.map(([from]) => from)), ...open.map((o) => o.op.seq)];
    deliveredUpTo = Math.min(deliveredUpTo, ...seqs.map((seq) => seq - 1));
    lanes.push({
      lane,
      ops:
        open.length + sealed.reduce((sum, node) => sum + node.runs.reduce((n, [from, to]) => n + to - from + 1, 0), 0),
      bytes: bodies.reduce((sum, b) => sum + b.body.length, 0) + open.reduce((sum, o) => sum + sizeOf(o.op.fields), 0),
    });
  }
  return { lanes, deliveredUpTo };
}

function sizeOf(fields: Readonly<Record<string, unknown>>): number {
  let size = 24;
  for (const value of Object.values(fields))
    size += value instanceof Uint8Array ? value.length : typeof value === 'string' ? value.length + 2 : 8;
  return size;
}

/**
 * What the bytes of an exchange were for: own ops by collection from when they wait until they have been paid for. Ops
 * that waited already when the app started count as contact.
 */
export class WaitingOps {
  readonly #waiting = new Map<number, { readonly lane: string; readonly collection: string; readonly bytes: number }>();

  /** Before ops are sealed. */
  note({ state }: Replica): void {
    for (const { op } of state.open)
      this.#waiting.set(op.seq, {
        lane: laneKey(op.replica, op.lane),
        collection: collectionOf(op.record),
        bytes: sizeOf(op.fields),
      });
  }

  /** What has been delivered since the last time, by collection. */
  take(delivered: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
    const out = new Map<string, number>();
    for (const [seq, { lane, collection, bytes }] of this.#waiting) {
      if (seq > (delivered[lane] ?? 0)) continue;
      out.set(collection, (out.get(collection) ?? 0) + bytes);
      this.#waiting.delete(seq);
    }
    return Object.fromEntries(out);
  }

  /** A device that became new writes under other numbers. */
  clear(): void {
    this.#waiting.clear();
  }
}
