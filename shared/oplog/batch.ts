import { concat, fromHex, toHex, utf8 } from '../base/bytes.ts';
import { encodeCbor } from '../base/cbor.ts';
import { type Signer, sha256, type Verifier } from '../base/crypto.ts';
import type { Value } from '../base/value.ts';
import type { Lane, Op, OpRef, ReplicaId } from './op.ts';

/**
 * The chain of a lane (design.md 3, spec rules L1-L9).
 *
 *   salt(i, field)       = SHA-256(saltSeed ‖ CBOR [i, field]), first 16 bytes; i counts ops in the batch from 0
 *   commitment(i, field) = SHA-256(salt ‖ CBOR value)
 *   header(i)            = CBOR [seq, at, skewMs, actor, kind, collection, record, [[field, commitment]...], over, origin, seen]
 *   chain(i)             = SHA-256(chain(i-1) ‖ header(i)); before the first op of a lane SHA-256("bulwark lane " replica "/" lane)
 *   signature            = Ed25519("bulwark batch " vessel "/" replica "/" lane "\n" ‖ chain of the last op)
 *
 * The reason of an op is committed as the field named ''. Signatures never cover compressed bytes.
 */

/** Something newly known: the batch of another lane whose chain ends there (head: first 16 hex digits). */
export type Seen = { readonly replica: ReplicaId; readonly lane: Lane; readonly seq: number; readonly head: string };

/** An op as it stands in its lane. */
export type LoggedOp = {
  readonly op: Op;
  /** What its replica had learned since the op before it in this lane. */
  readonly seen: readonly Seen[];
  /** Commitment (64 hex digits) of each field whose plain value was redacted; '' is the reason. */
  readonly redacted?: Readonly<Record<string, string>>;
};

/** Either the seed of all salts, or (once something was redacted) each salt that is left, keyed `<i>/<field>`. */
export type Salts =
  | { readonly kind: 'seed'; readonly seed: Uint8Array }
  | { readonly kind: 'each'; readonly salts: ReadonlyMap<string, Uint8Array> };

export type LaneEnd = { readonly seq: number /** 64 hex digits */; readonly head: string };

export type Batch = {
  readonly replica: ReplicaId;
  readonly lane: Lane;
  readonly prev: LaneEnd;
  readonly ops: readonly LoggedOp[];
  readonly salts: Salts;
  readonly signature: Uint8Array;
};

export function laneStart(replica: ReplicaId, lane: Lane): LaneEnd {
  return { seq: 0, head: toHex(sha256(utf8(`bulwark lane ${replica}/${lane}`))) };
}

export function shortHash(head: string): string {
  return head.slice(0, 16);
}

function saltOf(salts: Salts, index: number, field: string): Uint8Array | undefined {
  if (salts.kind === 'each') return salts.salts.get(`${index}/${field}`);
  return sha256(concat(salts.seed, encodeCbor([index, field]))).subarray(0, 16);
}

function commit(salt: Uint8Array, value: Value): Uint8Array {
  return sha256(concat(salt, encodeCbor(value)));
}

/** Every committed field of an op with its plain value; undefined where it was redacted. */
function committedFields(logged: LoggedOp): [string, Value | undefined][] {
  const { op, redacted } = logged;
  const all = new Map<string, Value | undefined>(Object.entries(op.fields));
  if (op.reason !== undefined) all.set('', op.reason);
  for (const field of Object.keys(redacted ?? {})) all.set(field, undefined);
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}

function refValue(ref: OpRef): Value {
  return [ref.replica, ref.seq, ref.hash ?? null];
}

function header(logged: LoggedOp, index: number, salts: Salts): Uint8Array | null {
  const { op, seen, redacted } = logged;
  const commitments: Value[] = [];
  for (const [field, value] of committedFields(logged)) {
    if (value === undefined) {
      commitments.push([field, fromHex(redacted?.[field] ?? '')]);
      continue;
    }
    const salt = saltOf(salts, index, field);
    if (!salt) return null;
    commitments.push([field, commit(salt, value)]);
  }
  const over = op.over
    ? Object.entries(op.over)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([field, refs]): Value => [field, refs.map(refValue)])
    : null;
  return encodeCbor([
    op.seq,
    op.at,
    op.skewMs ?? null,
    op.actor,
    op.kind,
    op.collection,
    op.record,
    commitments,
    over,
    op.origin ? refValue(op.origin) : null,
    seen.map((s): Value => [s.replica, s.lane, s.seq, s.head]),
  ]);
}

/** The chain hash (64 hex digits) at each op; null when a salt is missing or seqs do not rise. */
export function chainOf(batch: Omit<Batch, 'signature'>): readonly string[] | null {
  let previous = batch.prev;
  const out: string[] = [];
  for (const [index, logged] of batch.ops.entries()) {
    if (logged.op.seq <= previous.seq) return null;
    const bytes = header(logged, index, batch.salts);
    if (!bytes) return null;
    previous = { seq: logged.op.seq, head: toHex(sha256(concat(fromHex(previous.head), bytes))) };
    out.push(previous.head);
  }
  return out.length > 0 ? out : null;
}

/** L9: with the vessel in it, since a hub writes for many vessels under one key. */
function signedMessage(vessel: string, replica: ReplicaId, lane: Lane, head: string): Uint8Array {
  return concat(utf8(`bulwark batch ${vessel}/${replica}/${lane}\n`), fromHex(head));
}

/** Seals a run of ops of one lane, once; the result is resent as it is ever after. */
export async function sealBatch(
  signer: Signer,
  vessel: string,
  unsigned: Omit<Batch, 'signature' | 'salts'> & { readonly saltSeed: Uint8Array },
): Promise<{ readonly batch: Batch; readonly chain: readonly string[] }> {
  const { saltSeed, ...rest } = unsigned;
  const plain = { ...rest, salts: { kind: 'seed', seed: saltSeed } as const };
  const chain = chainOf(plain);
  if (!chain) throw new Error('a batch must hold ops in rising order');
  const signature = await signer.sign(signedMessage(vessel, plain.replica, plain.lane, chain.at(-1) as string));
  return { batch: { ...plain, signature }, chain };
}

/** The chain of a batch whose signature is right, else null. */
export async function checkBatch(
  verifier: Verifier,
  publicKey: Uint8Array,
  vessel: string,
  batch: Batch,
): Promise<readonly string[] | null> {
  const chain = chainOf(batch);
  if (!chain) return null;
  const message = signedMessage(vessel, batch.replica, batch.lane, chain.at(-1) as string);
  return (await verifier.verify(publicKey, batch.signature, message)) ? chain : null;
}

/**
 * The same batch without the plain value and the salt of some fields. The other salts are written out, since the seed
 * would give the dropped ones away; the chain and the signature still hold.
 *
 * @param drop for each op index the fields to drop; '' is the reason.
 */
export function redactBatch(batch: Batch, drop: ReadonlyMap<number, ReadonlySet<string>>): Batch {
  const salts = new Map<string, Uint8Array>();
  const ops = batch.ops.map((logged, index) => {
    const gone = drop.get(index);
    const redacted: Record<string, string> = { ...logged.redacted };
    for (const [field, value] of committedFields(logged)) {
      const salt = saltOf(batch.salts, index, field);
      if (value === undefined || !salt) continue;
      if (gone?.has(field)) redacted[field] = toHex(commit(salt, value));
      else salts.set(`${index}/${field}`, salt);
    }
    if (!gone) return logged;
    const { reason, ...op } = logged.op;
    const fields = Object.fromEntries(Object.entries(op.fields).filter(([field]) => !gone.has(field)));
    const kept: Op = { ...op, fields, ...(reason !== undefined && !gone.has('') ? { reason } : {}) };
    return { ...logged, op: kept, redacted };
  });
  return { ...batch, ops, salts: { kind: 'each', salts } };
}
