import { shortHash } from '../oplog/batch.ts';
import type { LogIndex } from '../oplog/log-index.ts';
import type { Lane, LaneTip, ReplicaId } from '../oplog/op.ts';
import type { LaneLocators, Locator, ShortTips } from '../protocol/exchange.ts';
import type { Mutual } from './mutual.ts';

/** Heads of every lane from each tip back in growing steps, so that the other end finds the newest that it knows too. */
export function locatorsOf(index: LogIndex): readonly LaneLocators[] {
  const out: LaneLocators[] = [];
  for (const [key, tips] of index.allTips()) {
    const [replica, lane] = key.split('/') as [ReplicaId, Lane];
    const locators = new Map<string, Locator>();
    for (const tip of tips) {
      let step = 1;
      let next = 0;
      let at = 0;
      let last: Locator | null = null;
      for (const node of index.ancestry(tip.head)) {
        last = { seq: node.lastSeq, head: shortHash(node.head) };
        if (at++ < next) continue;
        locators.set(last.head, last);
        next += step;
        if (at > 4) step *= 2;
      }
      if (last) locators.set(last.head, last);
    }
    out.push({ replica, lane, locators: [...locators.values()] });
  }
  return out;
}

/** What the other end's locators and this end's log have in common: the newest known of each lane. */
export function commonWith(index: LogIndex, lanes: readonly LaneLocators[]): Mutual {
  const out = new Map<string, readonly LaneTip[]>();
  for (const { replica, lane, locators } of lanes) {
    const known = locators.flatMap((l) => {
      const node = index.batchByShortHead(l.head);
      return node && node.replica === replica && node.lane === lane ? [node] : [];
    });
    const tips = known.filter(
      (a) => !known.some((b) => b.head !== a.head && [...index.ancestry(b.head)].some((n) => n.head === a.head)),
    );
    if (tips.length > 0)
      out.set(
        `${replica}/${lane}`,
        tips.map((n) => ({ seq: n.lastSeq, head: n.head })),
      );
  }
  return out;
}

export function shortTips(mutual: Mutual): ShortTips {
  return new Map([...mutual].map(([key, tips]) => [key, tips.map((t) => ({ seq: t.seq, head: shortHash(t.head) }))]));
}

/** Tips as the other end wrote them, as far as they are held here. */
export function fromShortTips(index: LogIndex, tips: ShortTips): Mutual {
  const out = new Map<string, readonly LaneTip[]>();
  for (const [key, list] of tips) {
    const held = list.flatMap((tip): LaneTip[] => {
      const node = index.batchByShortHead(tip.head);
      return node && `${node.replica}/${node.lane}` === key ? [{ seq: node.lastSeq, head: node.head }] : [];
    });
    if (held.length > 0) out.set(key, held);
  }
  return out;
}
