import { equalBytes } from '../base/bytes.ts';
import type { Verifier } from '../base/crypto.ts';
import type { Lane } from '../domain/kind.ts';
import { canonicalRecord, foldDigest } from '../merge/digest.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import { checkBatch, shortHash } from '../oplog/batch.ts';
import type { RecordId, ReplicaId } from '../oplog/op.ts';
import { decodeColumns } from '../protocol/columns.ts';
import { refold } from './folding.ts';
import { opKey } from './log-store.ts';
import { prevSeqOf } from './receiving.ts';
import type { Replica } from './replica.ts';

export type LogProblem = {
  readonly kind: 'chain' | 'signature' | 'author' | 'ops' | 'fold';
  readonly replica?: ReplicaId;
  readonly lane?: Lane;
  readonly seq?: number;
  readonly record?: RecordId;
};

export type LogCheck = {
  readonly lanes: number;
  readonly batches: number;
  readonly ops: number;
  readonly records: number;
  /** Own ops that no batch holds yet: not provable to others. */
  readonly unsealed: number;
  /** Of all folded records: two holders of the same ops have the same one (64 hex digits). */
  readonly digest: string;
  /** Each a broken rule; empty: all is well. */
  readonly problems: readonly LogProblem[];
};

const PORTION = 200;

type OnProgress = (done: number, total: number) => void;

/**
 * Checks everything that is held (spec rules V1-V6): each batch against its chain, its author's key and signature, the
 * rows of ops against their batch, and each record against a fresh fold of its ops. Work goes on meanwhile; what was
 * sealed or taken between two reads looks like a problem, so what looks like one is read again while nothing is written.
 */
export async function verifyLog(
  replica: Replica,
  verifier: Verifier,
  onProgress: OnProgress = () => undefined,
): Promise<LogCheck> {
  const check = await checkAll(replica, verifier, onProgress);
  return check.problems.length === 0 ? check : replica.still(() => checkAll(replica, verifier, onProgress));
}

async function checkAll(replica: Replica, verifier: Verifier, onProgress: OnProgress): Promise<LogCheck> {
  const { store, state } = replica;
  const problems: LogProblem[] = [];
  const recordIds = await store.recordIds();
  const nodes = state.index.laneKeys().flatMap((key) => state.index.batchesOf(key));
  const total = nodes.length + recordIds.length;
  const expected = new Set<string>(); // ops that the batches say there are
  for (const [done, node] of nodes.entries()) {
    const problem = await checkStored(replica, verifier, node.head, expected);
    if (problem) problems.push({ kind: problem, replica: node.replica, lane: node.lane, seq: node.lastSeq });
    onProgress(done + 1, total);
  }
  let unsealed = 0;
  let ops = 0;
  for (let from = 0; from < recordIds.length; from += PORTION) {
    const ids = recordIds.slice(from, from + PORTION);
    const shown = await store.records(ids);
    const fresh = new Map((await refold(store, state, ids, { put: [], drop: [] })).records.map((r) => [r.id, r]));
    const held = await store.opsOf(ids);
    for (const id of ids) {
      const own = held.get(id) ?? [];
      ops += own.length;
      unsealed += own.filter((o) => o.batch === '').length;
      const stray = own.find((o) => o.batch !== '' && !expected.has(opKey(o)));
      if (stray) problems.push({ kind: 'ops', record: id, replica: stray.op.replica, seq: stray.op.seq });
      for (const o of own) expected.delete(opKey(o));
      if (!isSame(fresh.get(id), shown.get(id))) problems.push({ kind: 'fold', record: id });
    }
    onProgress(nodes.length + Math.min(from + PORTION, recordIds.length), total);
  }
  for (const key of expected) {
    const [author = '', seq = '0'] = key.split('/');
    problems.push({ kind: 'ops', replica: author, seq: Number(seq) });
  }
  return {
    lanes: state.index.laneKeys().length,
    batches: nodes.length,
    ops,
    records: recordIds.length,
    unsealed,
    digest: foldDigest(await store.allRecords()),
    problems,
  };
}

function isSame(a: FoldedRecord | undefined, b: FoldedRecord | undefined): boolean {
  return a && b ? equalBytes(canonicalRecord(a), canonicalRecord(b)) : a === b;
}

async function checkStored(
  replica: Replica,
  verifier: Verifier,
  head: string,
  expected: Set<string>,
): Promise<LogProblem['kind'] | null> {
  const [stored] = await replica.store.batches([head]);
  if (!stored) return 'chain';
  const author = replica.state.trust.standing(stored.replica);
  if (!author) return 'author';
  const prev = { seq: prevSeqOf(stored, replica.state), head: stored.prev };
  try {
    const ops = decodeColumns(stored.replica, stored.lane, prev.seq, stored.body);
    const chain = await checkBatch(verifier, author.publicKey, replica.vessel, { ...stored, prev, ops });
    if (!chain) return 'signature';
    if (chain.at(-1) !== head) return 'chain';
    for (const [i, logged] of ops.entries())
      expected.add(opKey({ ...logged, hash: shortHash(chain[i] as string), batch: head }));
    return null;
  } catch {
    return 'chain';
  }
}
