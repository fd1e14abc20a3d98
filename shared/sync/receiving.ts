import { fail, ok, Refusal, type Result } from '../base/result.ts';
import { type Batch, chainOf, checkBatch, type LoggedOp, laneStart, redactBatch, shortHash } from '../oplog/batch.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { ReplicaId } from '../oplog/op.ts';
import { decodeColumns, encodeColumns } from '../protocol/columns.ts';
import type { SealedBatch } from '../protocol/packet.ts';
import type { LogStore, StoredBatch } from './log-store.ts';
import { certificatesOf, type ReplicaDeps, type ReplicaState } from './replica-state.ts';
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
  const author = await authorOf(sealed.replica, ops, state);
  if (!author) return fail('sync/unknown-device', { replica: sealed.replica });
  const chain = await checkBatch(deps.verifier, author.publicKey, deps.vessel, batch);
  if (!chain) return fail('packet/wrong-signature', { replica: sealed.replica });
  const whole = stored(chain);
  const rows = ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(chain[i] as string), batch: whole.head }));
  return ok({ batch: whole, ops: rows, isKnown: false });
}

/** V3: a batch may bring the certificate of its own author; what it claims counts only once it is taken. */
async function authorOf(replica: ReplicaId, ops: readonly LoggedOp[], state: ReplicaState) {
  const known = state.trust.standing(replica);
  if (known) return known;
  const trust = state.trust.copy();
  for (const certificate of certificatesOf(ops)) await trust.add(certificate);
  return trust.standing(replica);
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
): { readonly batch: StoredBatch; readonly ops: readonly StoredOp[] } | null {
  const drop = new Map<number, ReadonlySet<string>>();
  for (const [i, row] of rows.entries()) {
    const fields = state.controls.mustDrop(row);
    if (fields.length > 0) drop.set(i, new Set(fields));
  }
  if (drop.size === 0) return null;
  const slim = redactBatch(batch, drop);
  const body = encodeColumns(slim.replica, slim.prev.seq, slim.ops);
  const ops = slim.ops.map((o, i): StoredOp => ({ ...o, hash: (rows[i] as StoredOp).hash, batch: stored.head }));
  return { batch: { ...stored, salts: slim.salts, body }, ops };
}

export type Redacted = {
  readonly dropOps: readonly StoredOp[];
  readonly ops: readonly StoredOp[];
  readonly batches: readonly StoredBatch[];
};

/** Drops what redactions name from batches that are held. Null when nothing is left to drop. */
export async function takeRedactions(store: LogStore, state: ReplicaState): Promise<Redacted | null> {
  const { controls, index } = state;
  const copies = state.controlOps.filter((o) => o.batch !== '' && o.op.origin && controls.mustDrop(o).length > 0);
  const named = controls.redactedOps.flatMap(({ replica, seq }) => index.batchesWith(replica, seq));
  const heads = new Set([...named, ...copies.map((o) => o.batch)]);
  return heads.size > 0 ? redactAll(await store.batches([...heads]), state) : null;
}

/** What must not come into the store with these batches, or must leave it. */
export function redactAll(batches: readonly StoredBatch[], state: ReplicaState): Redacted | null {
  if (state.controls.redactedOps.length === 0) return null;
  const out = { dropOps: [] as StoredOp[], ops: [] as StoredOp[], batches: [] as StoredBatch[] };
  for (const stored of batches) {
    const { batch, rows } = opened(stored, state);
    const slim = redactStored(stored, batch, rows, state);
    if (!slim) continue;
    out.batches.push(slim.batch);
    out.dropOps.push(...rows);
    out.ops.push(...slim.ops);
  }
  return out.batches.length > 0 ? out : null;
}

/** A stored batch with its ops as they stand in their lane. */
export function opened(stored: StoredBatch, state: ReplicaState): { batch: Batch; rows: readonly StoredOp[] } {
  const prev = { seq: prevSeqOf(stored, state), head: stored.prev };
  const ops = decodeColumns(stored.replica, stored.lane, prev.seq, stored.body);
  const batch: Batch = { ...stored, prev, ops };
  const chain = chainOf(batch) ?? [];
  const rows = ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(chain[i] as string), batch: stored.head }));
  return { batch, rows };
}

export function prevSeqOf(stored: { readonly prev: string }, state: ReplicaState): number {
  return state.index.batch(stored.prev)?.lastSeq ?? 0;
}
