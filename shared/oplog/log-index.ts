import type { LoggedOp, Seen } from './batch.ts';
import { laneStart, shortHash } from './batch.ts';
import type { Lane, LaneTip, OpRef, ReplicaId } from './op.ts';
import { LANES, laneKey } from './op.ts';

/** An op as a store holds it: `hash` (16 hex digits of its chain) and `batch` (its batch's head) are '' until it is sealed. */
export type StoredOp = LoggedOp & { readonly hash: string; readonly batch: string };

/** What the index must know of a batch; the ops themselves stay in the store. */
export type BatchNode = {
  readonly head: string;
  readonly replica: ReplicaId;
  readonly lane: Lane;
  readonly prev: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Runs of seqs that its ops have: other lanes take the seqs between. */
  readonly runs: readonly (readonly [first: number, last: number])[];
  /** What its ops had learned, by the seq of the op. */
  readonly seen: readonly { readonly seq: number; readonly tips: readonly Seen[] }[];
};

/** The tips of one lane that a replica had been delivered, newest first. Never pruned: a fork may show later. */
type KnownTip = {
  readonly seq: number;
  readonly head: string;
  readonly highest: number;
  readonly older: KnownTip | null;
};
/** Keyed by lane. */
export type Knowledge = ReadonlyMap<string, KnownTip>;

type Context = { readonly seq: number; readonly known: Knowledge };
type Node = BatchNode & {
  readonly parent: Node | null;
  readonly children: Node[];
  readonly contexts: readonly Context[];
  readonly end: Knowledge;
};
type LaneState = { readonly nodes: Map<string, Node>; readonly tips: Map<string, Node> };

const NOTHING: Knowledge = new Map();

/**
 * The causality of everything held: which batches follow which, what each op had seen, where replicas fork. It is a
 * function of the set of batches alone, whatever order they came in (spec rules C1-C9).
 */
export class LogIndex {
  readonly #lanes = new Map<string, LaneState>();
  readonly #byHead = new Map<string, Node>();
  readonly #byShortHead = new Map<string, Node>();
  /** Per replica which batch holds a seq: two batches with one seq are a fork, within a lane or across lanes. */
  readonly #seqs = new Map<ReplicaId, Map<number, string>>();
  /** Lowest seq of a replica that two branches may hold; ops below it are on every branch. */
  readonly #forkSeq = new Map<ReplicaId, number>();
  readonly #open = new Map<string, Context[]>();
  /** Batches in quarantine: held, and as good as not held to causality. */
  #hidden: ReadonlySet<string> = new Set();
  /** Batches under this device's own key that another copy of it wrote. */
  readonly #foreign = new Set<string>();

  hasBatch(head: string): boolean {
    return this.#byHead.has(head);
  }

  batch(head: string): BatchNode | undefined {
    return this.#byHead.get(head);
  }

  /** @param short the first 16 hex digits of the head. */
  batchByShortHead(short: string): BatchNode | undefined {
    return this.#byShortHead.get(short);
  }

  #lane(replica: ReplicaId, lane: Lane): LaneState {
    const key = laneKey(replica, lane);
    const held = this.#lanes.get(key);
    if (held) return held;
    const made: LaneState = { nodes: new Map(), tips: new Map() };
    this.#lanes.set(key, made);
    return made;
  }

  /**
   * Takes a batch whose predecessor is held. Adding it twice changes nothing.
   * @param isForeign it is under this device's own key, and another copy of the device wrote it.
   * @returns whether its replica has forked: then what it knew and what was known of it may have to be seen anew.
   */
  addBatch(batch: BatchNode, isForeign = false): boolean {
    if (this.#byHead.has(batch.head)) return false;
    const lane = this.#lane(batch.replica, batch.lane);
    const parent = lane.nodes.get(batch.prev) ?? null;
    if (!parent && batch.prev !== laneStart(batch.replica, batch.lane).head)
      throw new Error('batch without its predecessor');
    let known = parent?.end ?? NOTHING;
    const contexts: Context[] = [];
    for (const entry of batch.seen) {
      known = learn(known, entry.tips);
      contexts.push({ seq: entry.seq, known });
    }
    const node: Node = { ...batch, parent, contexts, end: known, children: [] };
    parent?.children.push(node);
    lane.nodes.set(node.head, node);
    this.#byHead.set(node.head, node);
    this.#byShortHead.set(shortHash(node.head), node);
    if (isForeign) this.#foreign.add(node.head);
    if (parent) lane.tips.delete(parent.head);
    lane.tips.set(node.head, node);
    this.#noteFork(node);
    return this.#forkSeq.has(batch.replica);
  }

  /** C7: two batches with one seq, two that follow the same one, and one of our own other copy show a fork. */
  #noteFork(node: Node): void {
    const seqs = this.#seqs.get(node.replica) ?? new Map<number, string>();
    this.#seqs.set(node.replica, seqs);
    const before = this.#forkSeq.get(node.replica) ?? Number.POSITIVE_INFINITY;
    let fork = before;
    const follows = node.parent?.children ?? this.#firstOnes(node.replica, node.lane);
    if (this.#foreign.has(node.head) || follows.some((n) => n !== node && !this.#hidden.has(n.head)))
      fork = Math.min(fork, (node.parent?.lastSeq ?? 0) + 1);
    for (const [first, last] of node.runs) {
      for (let seq = first; seq <= last; seq++) {
        if (seqs.has(seq)) fork = Math.min(fork, seq);
        else seqs.set(seq, node.head);
      }
    }
    if (fork < before) this.#forkSeq.set(node.replica, fork);
  }

  #nodesOf(replica: ReplicaId, lane: Lane): readonly Node[] {
    return [...(this.#lanes.get(laneKey(replica, lane))?.nodes.values() ?? [])];
  }

  #firstOnes(replica: ReplicaId, lane: Lane): readonly Node[] {
    return this.#nodesOf(replica, lane).filter((n) => !n.parent);
  }

  /** Heads of the batches with which this one, not taken yet, would make a fork (C7). */
  rivalsOf(batch: BatchNode): readonly string[] {
    const follows = this.#byHead.get(batch.prev)?.children ?? this.#firstOnes(batch.replica, batch.lane);
    const out = new Set(follows.map((n) => n.head));
    const seqs = this.#seqs.get(batch.replica);
    for (const [first, last] of batch.runs)
      for (let seq = first; seqs && seq <= last; seq++) {
        const head = seqs.get(seq);
        if (head !== undefined) out.add(head);
      }
    return [...out].filter((head) => !this.#hidden.has(head));
  }

  /** Says which batches are in quarantine now: what they fork, and what they follow, counts no more. */
  hide(hidden: ReadonlySet<string>): void {
    const changed = new Set<ReplicaId>();
    for (const head of new Set([...hidden, ...this.#hidden])) {
      const node = this.#byHead.get(head);
      if (node && hidden.has(head) !== this.#hidden.has(head)) changed.add(node.replica);
    }
    this.#hidden = hidden;
    for (const replica of changed) {
      this.#seqs.delete(replica);
      this.#forkSeq.delete(replica);
      for (const node of LANES.flatMap((lane) => this.#nodesOf(replica, lane)))
        if (!hidden.has(node.head)) this.#noteFork(node);
    }
  }

  /** What an own, not yet sealed op had learned. */
  addOpen(replica: ReplicaId, lane: Lane, seq: number, tips: readonly Seen[]): void {
    if (tips.length === 0) return;
    const key = laneKey(replica, lane);
    const open = this.#open.get(key) ?? [];
    open.push({ seq, known: learn(this.laneKnowledge(replica, lane), tips) });
    this.#open.set(key, open);
  }

  /** Called when a batch of an own lane was sealed: what is open now starts behind it. */
  closeOpen(replica: ReplicaId, lane: Lane, throughSeq: number): void {
    const key = laneKey(replica, lane);
    const rest = (this.#open.get(key) ?? []).filter((c) => c.seq > throughSeq);
    if (rest.length > 0) this.#open.set(key, rest);
    else this.#open.delete(key);
  }

  /** All that the end of an own lane (open ops included) has recorded as seen. */
  laneKnowledge(replica: ReplicaId, lane: Lane): Knowledge {
    return this.#open.get(laneKey(replica, lane))?.at(-1)?.known ?? this.#ownEnd(replica, lane)?.end ?? NOTHING;
  }

  /** Where this device itself stands in an own lane, whatever its other copies wrote there. */
  ownEnd(replica: ReplicaId, lane: Lane): LaneTip | undefined {
    const node = this.#ownEnd(replica, lane);
    return node && { seq: node.lastSeq, head: node.head };
  }

  #ownEnd(replica: ReplicaId, lane: Lane): Node | undefined {
    if (this.#foreign.size === 0) return this.#tipNodes(replica, lane)[0];
    return this.#nodesOf(replica, lane)
      .filter((n) => !this.#foreign.has(n.head))
      .sort(longestFirst)[0];
  }

  #tipNodes(replica: ReplicaId, lane: Lane): readonly Node[] {
    const state = this.#lanes.get(laneKey(replica, lane));
    return state ? [...state.tips.values()].sort(longestFirst) : [];
  }

  /** The tips of a lane, the longest first; more than one only where it has forked. */
  tips(replica: ReplicaId, lane: Lane): readonly LaneTip[] {
    return this.#tipNodes(replica, lane).map((n) => ({ seq: n.lastSeq, head: n.head }));
  }

  /** Every lane that holds something, with its tips, keyed and sorted by lane. */
  allTips(): ReadonlyMap<string, readonly LaneTip[]> {
    return new Map(
      this.laneKeys().map((key) => {
        const [replica, lane] = key.split('/') as [ReplicaId, Lane];
        return [key, this.tips(replica, lane)];
      }),
    );
  }

  laneKeys(): readonly string[] {
    return [...this.#lanes.keys()].sort();
  }

  /** Batches from `head` back to the first of its lane. */
  *ancestry(head: string): Generator<BatchNode> {
    let node: Node | null | undefined = this.#byHead.get(head);
    while (node) {
      yield node;
      node = node.parent;
    }
  }

  /** All batches of a lane, parents before children, in an order that depends on the set alone. */
  batchesOf(key: string): readonly BatchNode[] {
    return [...(this.#lanes.get(key)?.nodes.values() ?? [])].sort(parentsFirst);
  }

  /** Heads of the batches of a replica, on whatever branch, that hold a seq. */
  batchesWith(replica: ReplicaId, seq: number): readonly string[] {
    const nodes = LANES.flatMap((lane) => this.#nodesOf(replica, lane));
    return nodes.filter((n) => n.runs.some(([first, last]) => first <= seq && seq <= last)).map((n) => n.head);
  }

  /** What `stored` had seen of other replicas when it was written. */
  context(stored: StoredOp): Knowledge {
    const { op } = stored;
    if (stored.batch === '') {
      const open = (this.#open.get(laneKey(op.replica, op.lane)) ?? []).filter((c) => c.seq <= op.seq).at(-1);
      return open?.known ?? this.#ownEnd(op.replica, op.lane)?.end ?? NOTHING;
    }
    const node = this.#byHead.get(stored.batch);
    if (!node) return NOTHING;
    let known = node.parent?.end ?? NOTHING;
    for (const c of node.contexts) {
      if (c.seq > op.seq) break;
      known = c.known;
    }
    return known;
  }

  /**
   * Whether `a` replaces `b` on a field (C3): by `over` alone where it is given, else because `b` was known where `a`
   * was written. What two ops claim of each other neither has: a device that claims to have seen the future hides nothing.
   */
  covers(a: StoredOp, b: StoredOp, field: string): boolean {
    const over = a.op.over?.[field];
    return over ? over.some((ref) => this.isMeant(a, ref, b)) : this.knew(a, b) && !this.knew(b, a);
  }

  /** Whether `b` was known on the device where `a` was written (C2). */
  knew(a: StoredOp, b: StoredOp): boolean {
    if (a.op.replica === b.op.replica) return b.op.seq < a.op.seq && this.#sameBranch(a, b);
    let tip: KnownTip | null | undefined = this.context(a).get(laneKey(b.op.replica, b.op.lane));
    if (!tip || b.op.seq > tip.highest) return false;
    if (this.#beforeFork(b)) return true;
    for (; tip; tip = tip.older) {
      if (b.op.seq <= tip.seq && this.#isAncestor(b.batch, this.#visible(tip.head))) return true;
    }
    return false;
  }

  /** Whether the reference `ref`, written in `from`, names `target`. */
  isMeant(from: StoredOp, ref: OpRef, target: StoredOp): boolean {
    if (ref.replica !== target.op.replica || ref.seq !== target.op.seq) return false;
    if (ref.hash !== undefined) return target.hash === ref.hash;
    return from.op.replica === target.op.replica && ref.seq < from.op.seq && this.#sameBranch(from, target);
  }

  #beforeFork(stored: StoredOp): boolean {
    return stored.op.seq < (this.#forkSeq.get(stored.op.replica) ?? Number.POSITIVE_INFINITY);
  }

  #sameBranch(a: StoredOp, b: StoredOp): boolean {
    if (this.#beforeFork(b)) return true;
    if (a.op.lane !== b.op.lane) return false;
    if (b.batch === '' || a.batch === b.batch) return true;
    const end = a.batch === '' ? this.#ownEnd(a.op.replica, a.op.lane) : this.#byHead.get(a.batch);
    return this.#isAncestor(b.batch, end);
  }

  #visible(short: string): Node | undefined {
    const node = this.#byShortHead.get(short);
    return node && !this.#hidden.has(node.head) ? node : undefined;
  }

  #isAncestor(head: string, node: Node | undefined): boolean {
    for (let at: Node | null | undefined = node; at; at = at.parent) if (at.head === head) return true;
    return false;
  }

  /** How much an op's context covers (C6): its own seq and the highest seq known of every other replica. */
  weight(stored: StoredOp): number {
    const highest = new Map<ReplicaId, number>();
    for (const [key, tip] of this.context(stored)) {
      const replica = key.slice(0, key.indexOf('/'));
      highest.set(replica, Math.max(highest.get(replica) ?? 0, tip.highest));
    }
    let sum = stored.op.seq;
    for (const seq of highest.values()) sum += seq;
    return sum;
  }

  /**
   * What an own op written now in `lane` must record as newly seen.
   * @param tipsThatCount of another replica's lane: none of the hub's (they hold no records), up to the cut of a revoked one.
   */
  newlySeen(
    replica: ReplicaId,
    lane: Lane,
    tipsThatCount: (replica: ReplicaId, lane: Lane, tips: readonly LaneTip[]) => readonly LaneTip[],
  ): readonly Seen[] {
    const known = this.laneKnowledge(replica, lane);
    const out: Seen[] = [];
    for (const key of this.laneKeys()) {
      const [other, otherLane] = key.split('/') as [ReplicaId, Lane];
      if (other === replica) continue;
      for (const tip of tipsThatCount(other, otherLane, this.tips(other, otherLane))) {
        const head = shortHash(tip.head);
        let old = known.get(key) ?? null;
        while (old && old.head !== head) old = old.older;
        if (!old) out.push({ replica: other, lane: otherLane, seq: tip.seq, head });
      }
    }
    return out;
  }
}

function longestFirst(a: Node, b: Node): number {
  return b.lastSeq - a.lastSeq || (a.head < b.head ? -1 : 1);
}

function parentsFirst(a: Node, b: Node): number {
  return a.firstSeq - b.firstSeq || (a.head < b.head ? -1 : 1);
}

function learn(known: Knowledge, tips: readonly Seen[]): Knowledge {
  const next = new Map(known);
  for (const tip of tips) {
    const key = laneKey(tip.replica, tip.lane);
    const older = next.get(key) ?? null;
    next.set(key, { seq: tip.seq, head: tip.head, highest: Math.max(tip.seq, older?.highest ?? 0), older });
  }
  return next;
}
