import { isPlainObject, type Value } from '../base/value.ts';
import { tipsDigest } from '../merge/digest.ts';
import { shortHash } from '../oplog/batch.ts';
import type { BatchNode, LogIndex } from '../oplog/log-index.ts';
import { LANES, type Lane, type LaneTip, laneKey, type ReplicaId } from '../oplog/op.ts';
import type { PacketContext } from '../protocol/packet.ts';

/** What both ends of a link are known to hold: per lane the tips whose ancestry both have. */
export type Mutual = ReadonlyMap<string, readonly LaneTip[]>;

export const NOTHING_MUTUAL: Mutual = new Map();

export function mutualHash(mutual: Mutual): Uint8Array {
  return tipsDigest(mutual);
}

/** With these batches too (parents before children). */
export function withBatches(mutual: Mutual, batches: readonly BatchNode[]): Mutual {
  const next = new Map(mutual);
  for (const b of batches) {
    const key = laneKey(b.replica, b.lane);
    const tips = (next.get(key) ?? []).filter((t) => t.head !== b.prev && t.head !== b.head);
    next.set(key, [...tips, { seq: b.lastSeq, head: b.head }]);
  }
  return next;
}

/** Heads of all batches that both hold. */
export function mutualHeads(mutual: Mutual, index: LogIndex): ReadonlySet<string> {
  const out = new Set<string>();
  for (const tips of mutual.values())
    for (const tip of tips)
      for (const node of index.ancestry(tip.head)) {
        if (out.has(node.head)) break;
        out.add(node.head);
      }
  return out;
}

/**
 * Batches held here that the other end lacks, whoever wrote them, in the order of sending: lanes of the hub first (they
 * certify the rest), then urgent, routine, bulk; within a lane parents before children.
 */
export function lacking(
  mutual: Mutual,
  index: LogIndex,
  options: { readonly isHub: (replica: ReplicaId) => boolean; readonly isHeldBack: (node: BatchNode) => boolean },
): readonly BatchNode[] {
  const has = mutualHeads(mutual, index);
  const out: { node: BatchNode; rank: number }[] = [];
  for (const key of index.laneKeys()) {
    const [replica, lane] = key.split('/') as [ReplicaId, Lane];
    const rank = (options.isHub(replica) ? 0 : 10) + LANES.indexOf(lane);
    for (const node of index.batchesOf(key))
      if (!has.has(node.head) && !options.isHeldBack(node)) out.push({ node, rank });
  }
  return out.sort((a, b) => a.rank - b.rank).map(({ node }) => node); // stable: lanes keep their order
}

export function packetContext(mutual: Mutual): PacketContext {
  const replicas = [...new Set([...mutual.keys()].map((key) => key.slice(0, key.indexOf('/'))))].sort();
  const ends = new Map<string, { seq: number; head: string }>();
  for (const [key, tips] of mutual) {
    const [tip] = tips;
    if (tip && tips.length === 1) ends.set(key, { seq: tip.seq, head: shortHash(tip.head) });
  }
  return { replicas, ends };
}

export function mutualValue(mutual: Mutual): Value {
  return Object.fromEntries([...mutual].map(([key, tips]) => [key, tips.map((t): Value => [t.seq, t.head])]));
}

export function readMutual(value: Value | undefined): Mutual {
  const out = new Map<string, readonly LaneTip[]>();
  if (!isPlainObject(value)) return out;
  for (const [key, tips] of Object.entries(value)) {
    if (!Array.isArray(tips)) continue;
    out.set(
      key,
      tips.flatMap((t: Value): LaneTip[] => {
        if (!Array.isArray(t)) return [];
        const [seq, head] = t;
        return typeof seq === 'number' && typeof head === 'string' ? [{ seq, head }] : [];
      }),
    );
  }
  return out;
}

/** Union of two, without tips that others follow. */
export function joined(a: Mutual, b: Mutual, index: LogIndex): Mutual {
  const out = new Map(a);
  for (const [key, tips] of b) {
    const all = [...(out.get(key) ?? [])];
    for (const tip of tips) if (!all.some((t) => t.head === tip.head)) all.push(tip);
    const below = new Set<string>();
    for (const tip of all)
      for (const node of index.ancestry(tip.head)) if (node.head !== tip.head) below.add(node.head);
    out.set(
      key,
      all.filter((t) => !below.has(t.head)),
    );
  }
  return out;
}
