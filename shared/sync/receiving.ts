import { fail, ok, Refusal, type Result } from '../base/result.ts';
import { type Batch, chainOf, checkBatch, type LoggedOp, laneStart, redactBatch, shortHash } from '../oplog/batch.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import { decodeColumns, encodeColumns } from '../protocol/columns.ts';
import type { SealedBatch } from '../protocol/packet.ts';
import type { LogStore, StoredBatch } from './log-store.ts';
import { certificateOf, type ReplicaDeps, type ReplicaState } from './replica-state.ts';
import { storedBatch } from './stored-batch.ts';

export type Receipt = {
  readonly head: string;
  readonly lastSeq: number;
  readonly isKnown: boolean;
  /** Somebody holds a batch of this very replica that this device did not have. */
  readonly isOwn: boolean;
};

export type ReadBatch = { readonly batch: StoredBatch; readonly ops: readonly StoredOp[]; readonly isKnown: boolean };

/**
 * Checks a batch from outside: its place in the chain, its author, its signature (rules V1-V6).
 * @returns 'packet/gap' when the batch before it is not held, 'sync/unknown-device' when nobody vouches for the author,
 *          'packet/wrong-signature', 'packet/malformed', 'packet/future-version'.
 */
export async function readBatch(
  sealed: SealedBatch,
  state: ReplicaState,
  deps: ReplicaDeps,
): Promise<Result<ReadBatch>> {
  const prev = findPrev(sealed, state);
  if (!prev) return fail('packet/gap', { replica: sealed.replica, lane: sealed.lane, seq: sealed.prevSeq });
  let ops: readonly LoggedOp[];
  try {
    ops = decodeColumns(sealed.replica, sealed.lane, sealed.prevSeq, sealed.body);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }
  const batch: Batch = {
    replica: sealed.replica,
    lane: sealed.lane,
    prev,
    ops,
    salts: sealed.salts,
    signature: sealed.signature,
  };
  const head = chainOf(batch)?.at(-1);
  if (!head) return fail('packet/malformed');
  const stored = (chain: readonly string[]) => storedBatch(batch, chain, sealed.body, deps.clock.now());
  if (state.index.hasBatch(head)) return ok({ batch: stored([head]), ops: [], isKnown: true });
  for (const logged of ops) {
    const certificate = certificateOf({ ...logged, hash: '', batch: '' });
    if (certificate) await state.trust.add(certificate);
  }
  const author = state.trust.standing(sealed.replica);
  if (!author) return fail('sync/unknown-device', { replica: sealed.replica });
  const chain = await checkBatch(deps.verifier, author.publicKey, batch);
  if (!chain) return fail('packet/wrong-signature', { replica: sealed.replica });
  const whole = stored(chain);
  const rows = ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(chain[i] as string), batch: whole.head }));
  const redacted = redactStored(whole, batch, rows, state);
  return ok(redacted ?? { batch: whole, ops: rows, isKnown: false });
}

function findPrev(sealed: SealedBatch, state: ReplicaState): { seq: number; head: string } | null {
  if (sealed.prevSeq === 0) return laneStart(sealed.replica, sealed.lane);
  const node = state.index.batchByShortHead(sealed.prevHead);
  const fits = node && node.replica === sealed.replica && node.lane === sealed.lane && node.lastSeq === sealed.prevSeq;
  return fits ? { seq: node.lastSeq, head: node.head } : null;
}

/** An unredacted copy that turns up after the redaction does not bring the text back (R5). */
function redactStored(
  stored: StoredBatch,
  batch: Batch,
  rows: readonly StoredOp[],
  state: ReplicaState,
): ReadBatch | null {
  const drop = new Map<number, Set<string>>();
  for (const redaction of state.controls.redactions) {
    const { target, field } = redaction;
    const index = rows.findIndex(
      (o) => o.op.replica === target.replica && o.op.seq === target.seq && o.hash === target.hash,
    );
    const held = index < 0 ? undefined : rows[index];
    if (!held || (field === '' ? held.op.reason === undefined : held.op.fields[field] === undefined)) continue;
    drop.set(index, (drop.get(index) ?? new Set()).add(field));
  }
  if (drop.size === 0) return null;
  const slim = redactBatch(batch, drop);
  const body = encodeColumns(slim.replica, slim.prev.seq, slim.ops);
  const ops = slim.ops.map((o, i): StoredOp => ({ ...o, hash: (rows[i] as StoredOp).hash, batch: stored.head }));
  return { batch: { ...stored, salts: slim.salts, body }, ops, isKnown: false };
}

/** Drops what redactions name from batches that are already held. Null when nothing is left to drop. */
export async function takeRedactions(
  store: LogStore,
  state: ReplicaState,
): Promise<{
  readonly dropOps: readonly StoredOp[];
  readonly ops: readonly StoredOp[];
  readonly batches: readonly StoredBatch[];
} | null> {
  const records = [...new Set(state.controls.redactions.map((r) => r.record))];
  const held = [...(await store.opsOf(records)).values()].flat();
  const heads = new Set<string>();
  for (const { target, field } of state.controls.redactions)
    for (const o of held) {
      const isTarget = o.op.replica === target.replica && o.op.seq === target.seq && o.hash === target.hash;
      const isPlain = field === '' ? o.op.reason !== undefined : o.op.fields[field] !== undefined;
      if (isTarget && isPlain && o.batch !== '') heads.add(o.batch);
    }
  if (heads.size === 0) return null;
  const batches: StoredBatch[] = [];
  const ops: StoredOp[] = [];
  const dropOps: StoredOp[] = [];
  for (const stored of await store.batches([...heads])) {
    const prevSeq = prevSeqOf(stored, state);
    const logged = decodeColumns(stored.replica, stored.lane, prevSeq, stored.body);
    const batch: Batch = { ...stored, prev: { seq: prevSeq, head: stored.prev }, ops: logged };
    const chain = chainOf(batch) ?? [];
    const rows = logged.map((o, i): StoredOp => ({ ...o, hash: shortHash(chain[i] as string), batch: stored.head }));
    const slim = redactStored(stored, batch, rows, state);
    if (!slim) continue;
    batches.push(slim.batch);
    dropOps.push(...rows);
    ops.push(...slim.ops);
  }
  return { dropOps, ops, batches };
}

export function prevSeqOf(stored: { readonly prev: string }, state: ReplicaState): number {
  return state.index.batch(stored.prev)?.lastSeq ?? 0;
}
