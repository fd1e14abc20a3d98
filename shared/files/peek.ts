import { Refusal } from '../base/result.ts';
import { chainOf, type LoggedOp, laneStart, shortHash } from '../oplog/batch.ts';
import type { Lane, ReplicaId } from '../oplog/op.ts';
import { decodeColumns } from '../protocol/columns.ts';
import type { Compressor } from '../protocol/compressor.ts';
import { EMPTY_CONTEXT, PacketReader, type SealedBatch } from '../protocol/packet.ts';
import type { ReplicaState } from '../sync/replica-state.ts';

/** What packets would bring, found out without writing anything. */
export type Peeked = {
  readonly batches: number;
  readonly newBatches: number;
  /** Changes that are new here, and the records that they are about, by kind. */
  readonly newOps: number;
  readonly collections: Readonly<Record<string, number>>;
  /** UTC ms: claims of the new changes; null when there are none. */
  readonly from: number | null;
  readonly upTo: number | null;
  /** Batches that cannot be taken, since what comes before them is neither here nor in the file. */
  readonly withoutBefore: number;
  /** Batches that this app cannot read. */
  readonly unread: number;
};

type Place = { readonly seq: number; readonly head: string };

class Peek {
  readonly #state: ReplicaState;
  /** Heads that the packets themselves bring, by their short form. */
  readonly #brought = new Map<string, Place & { readonly replica: ReplicaId; readonly lane: Lane }>();
  readonly #records = new Map<string, Set<string>>();
  batches = 0;
  newBatches = 0;
  newOps = 0;
  withoutBefore = 0;
  unread = 0;
  from: number | null = null;
  upTo: number | null = null;

  constructor(state: ReplicaState) {
    this.#state = state;
  }

  packet(bytes: Uint8Array, compressor: Compressor): void {
    const reader = new PacketReader(bytes, EMPTY_CONTEXT, compressor);
    while (reader.left > 0) {
      let sealed: SealedBatch;
      try {
        sealed = reader.next();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.unread++;
        if (reader.canGoOn) continue;
        return;
      }
      const place = this.#batch(sealed);
      if (place) reader.took(sealed, shortHash(place.head), place.seq);
      else reader.lost(sealed);
    }
  }

  #batch(sealed: SealedBatch): Place | null {
    this.batches++;
    const prev = this.#prev(sealed);
    if (!prev) {
      this.withoutBefore++;
      return null;
    }
    const ops = opsOf(sealed);
    const { replica, lane, salts } = sealed;
    const head = ops && chainOf({ replica, lane, prev, ops, salts })?.at(-1);
    if (!ops || !head) {
      this.unread++;
      return null;
    }
    const place = { seq: ops.at(-1)?.op.seq ?? 0, head };
    const isNew = !this.#state.index.hasBatch(head) && !this.#brought.has(shortHash(head));
    this.#brought.set(shortHash(head), { ...place, replica, lane });
    if (isNew) this.#count(ops);
    return place;
  }

  #prev({ replica, lane, prevSeq, prevHead }: SealedBatch): Place | null {
    if (prevSeq === 0) return laneStart(replica, lane);
    const node = this.#state.index.batchByShortHead(prevHead);
    if (node && node.replica === replica && node.lane === lane && node.lastSeq === prevSeq)
      return { seq: node.lastSeq, head: node.head };
    const brought = this.#brought.get(prevHead);
    const fits = brought?.replica === replica && brought.lane === lane && brought.seq === prevSeq;
    return fits ? brought : null;
  }

  #count(ops: readonly LoggedOp[]): void {
    this.newBatches++;
    for (const { op } of ops) {
      this.newOps++;
      if (op.kind === 'certify') continue;
      const records = this.#records.get(op.collection) ?? new Set<string>();
      this.#records.set(op.collection, records.add(op.record));
      this.from = Math.min(this.from ?? op.at, op.at);
      this.upTo = Math.max(this.upTo ?? op.at, op.at);
    }
  }

  result(): Peeked {
    const { batches, newBatches, newOps, withoutBefore, unread, from, upTo } = this;
    const collections = Object.fromEntries([...this.#records].map(([name, records]) => [name, records.size]));
    return { batches, newBatches, newOps, collections, from, upTo, withoutBefore, unread };
  }
}

function opsOf(sealed: SealedBatch): readonly LoggedOp[] | null {
  try {
    return decodeColumns(sealed.replica, sealed.lane, sealed.prevSeq, sealed.body);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** @param packets in the order of their parts. Each is unpacked batch by batch, within the bounds of the protocol. */
export function peekPackets(state: ReplicaState, packets: readonly Uint8Array[], compressor: Compressor): Peeked {
  const peek = new Peek(state);
  for (const packet of packets) peek.packet(packet, compressor);
  return peek.result();
}
