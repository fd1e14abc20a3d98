import { toHex, utf8 } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import type { Value } from '../base/value.ts';
import { type LoggedOp, laneStart, type Seen, shortHash } from '../oplog/batch.ts';
import { type BatchNode, LogIndex, type StoredOp } from '../oplog/log-index.ts';
import type { Lane, Op, OpRef, ReplicaId } from '../oplog/op.ts';

export type DraftOp = Partial<Op> & {
  readonly seen?: readonly Seen[];
  readonly fields?: Readonly<Record<string, Value>>;
};

/** A batch as it stands in a log, with its ops; hashes are made up from its place, not computed. */
export type BuiltBatch = { readonly node: BatchNode; readonly ops: readonly StoredOp[] };

/** Logs by hand: for rules about causality that need no signatures. */
export class LogBuilder {
  readonly batches: BuiltBatch[] = [];

  /** @param after the batch that it follows in its lane; left out, it begins the lane. `branch` tells forks apart. */
  batch(replica: ReplicaId, lane: Lane, drafts: readonly DraftOp[], after?: BuiltBatch, branch = ''): BuiltBatch {
    const prev = after?.node.head ?? laneStart(replica, lane).head;
    let seq = after?.node.lastSeq ?? 0;
    const ops: LoggedOp[] = drafts.map(({ seen = [], ...part }) => {
      seq = part.seq ?? seq + 1;
      const op: Op = {
        replica,
        lane,
        at: 1_790_000_000_000 + seq,
        actor: 'anonymous',
        kind: 'put',
        collection: 'asset',
        record: 'asset.one',
        fields: {},
        ...part,
        seq,
      };
      return { op, seen };
    });
    const hashes = ops.map(({ op }) => toHex(sha256(utf8(`${prev} ${op.seq} ${branch} ${JSON.stringify(op.fields)}`))));
    const head = hashes.at(-1) as string;
    const built: BuiltBatch = {
      node: {
        head,
        replica,
        lane,
        prev,
        firstSeq: ops[0]?.op.seq as number,
        lastSeq: seq,
        runs: ops.map(({ op }) => [op.seq, op.seq] as const),
        seen: ops.filter((o) => o.seen.length > 0).map((o) => ({ seq: o.op.seq, tips: o.seen })),
      },
      ops: ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(hashes[i] as string), batch: head })),
    };
    this.batches.push(built);
    return built;
  }

  index(batches: readonly BuiltBatch[] = this.batches): LogIndex {
    const index = new LogIndex();
    for (const { node } of batches) index.addBatch(node);
    return index;
  }
}

/** The tip that a batch is, as another op lists it. */
export function tipOf({ node }: BuiltBatch): Seen {
  return { replica: node.replica, lane: node.lane, seq: node.lastSeq, head: shortHash(node.head) };
}

export function refTo({ op, hash }: StoredOp): OpRef {
  return { replica: op.replica, seq: op.seq, hash };
}
