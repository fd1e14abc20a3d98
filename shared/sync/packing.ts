import { type AppError, Refusal } from '../base/result.ts';
import { shortHash } from '../oplog/batch.ts';
import type { BatchNode } from '../oplog/log-index.ts';
import type { Lane } from '../oplog/op.ts';
import type { Codec, Compressor } from '../protocol/compressor.ts';
import { type PacketContext, PacketReader, PacketWriter } from '../protocol/packet.ts';
import { prevSeqOf } from './receiving.ts';
import type { Replica } from './replica.ts';

export type Packed = { readonly bytes: Uint8Array; readonly nodes: readonly BatchNode[]; readonly more: boolean };

/** Puts as many of these batches into a packet as the limit takes: at least one, where any may go. */
export async function pack(
  replica: Replica,
  nodes: readonly BatchNode[],
  context: PacketContext,
  compressor: Compressor,
  codec: Codec,
  limits: { readonly maxBytes: number; readonly lanes: readonly Lane[] },
): Promise<Packed> {
  const writer = new PacketWriter(context, compressor, codec);
  const taken: BatchNode[] = [];
  const allowed = nodes.filter((n) => limits.lanes.includes(n.lane));
  for (const node of allowed) {
    if (taken.length > 0 && writer.sizeBytes >= limits.maxBytes) break;
    const [stored] = await replica.store.batches([node.head]);
    if (!stored) continue;
    const prevSeq = prevSeqOf(stored, replica.state);
    const prevHead = prevSeq === 0 ? '' : shortHash(stored.prev);
    writer.add({ ...stored, prevSeq, prevHead }, shortHash(node.head), node.lastSeq);
    taken.push(node);
  }
  return { bytes: writer.finish(), nodes: taken, more: taken.length < allowed.length };
}

export type Unpacked = {
  /** Batches that are held now, new or not, in the order of the packet. */
  readonly nodes: readonly BatchNode[];
  readonly newCount: number;
  readonly foundOwn: boolean;
  readonly refused: readonly AppError[];
};

/**
 * Takes every whole batch of a packet; what is wrong with one does not stop the others.
 * @param options.isCut   the packet's end is missing: reading stops quietly at the batch that was cut.
 * @param options.accepts as for {@link Replica.receive}.
 */
export async function unpack(
  replica: Replica,
  bytes: Uint8Array,
  context: PacketContext,
  compressor: Compressor,
  options: { readonly isCut?: boolean; readonly accepts?: (batch: BatchNode) => boolean } = {},
): Promise<Unpacked> {
  const reader = new PacketReader(bytes, context, compressor);
  const nodes: BatchNode[] = [];
  const refused: AppError[] = [];
  let newCount = 0;
  let foundOwn = false;
  while (reader.left > 0) {
    let sealed: ReturnType<PacketReader['next']>;
    try {
      sealed = reader.next();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!options.isCut || reader.canGoOn) refused.push(error.error);
      if (reader.canGoOn) continue;
      break; // what follows cannot be found any more
    }
    const receipt = await replica.receive(sealed, options.accepts);
    if (!receipt.ok) {
      refused.push(receipt.error);
      reader.lost(sealed);
      continue;
    }
    const { head, lastSeq, isKnown, isOwn } = receipt.value;
    reader.took(sealed, shortHash(head), lastSeq);
    const node = replica.state.index.batch(head);
    if (node) nodes.push(node);
    if (!isKnown) newCount++;
    if (isOwn) foundOwn = true;
  }
  return { nodes, newCount, foundOwn, refused };
}
