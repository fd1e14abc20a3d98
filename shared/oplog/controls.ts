import { isPlainObject, type Value } from '../base/value.ts';
import type { LogIndex, StoredOp } from './log-index.ts';
import { LANES, type Lane, type OpRef, type ReplicaId } from './op.ts';
import type { Trust } from './trust.ts';

/** The last batch of a lane that still counts; seq 0: none. */
export type Cut = { readonly seq: number; readonly head: string };
type Cuts = ReadonlyMap<ReplicaId, ReadonlyMap<Lane, Cut>>;

type Redaction = {
  /** Op whose value goes, and the field; '' is the reason. */
  readonly target: OpRef;
  readonly field: string;
  /** Time that the op claims: with its seq it tells the same writing as a copy of the disk sealed it. */
  readonly at: number | null;
};

/** Ops that say who and what counts: nobody can take anything out of them. */
const LASTING: readonly string[] = ['certify', 'revoke', 'admit', 'redact'];

/**
 * What the control ops (revoke, admit, redact) and the ops that a restored PC wrote again say together. Like all else it
 * is a function of the set of ops held (rules R1-R5, R7).
 */
export class Controls {
  /** Ops of which something was redacted. */
  readonly redactedOps: readonly OpRef[];
  /** Heads of the batches that are held and count for nothing. */
  readonly quarantined: ReadonlySet<string>;
  readonly #trust: Trust;
  readonly #cuts: Cuts;
  readonly #admitted: ReadonlySet<string>;
  readonly #reissued: ReadonlySet<string>;
  /** Fields to be dropped, by op. */
  readonly #redacted = new Map<string, Set<string>>();

  constructor(ops: readonly StoredOp[], index: LogIndex, trust: Trust) {
    this.#trust = trust;
    const may = (kind: 'revoke' | 'admit') => ops.filter((o) => o.op.kind === kind && trust.may(o.op.replica, kind));
    const revocations = inOrder(may('revoke'), index);
    const admissions = may('admit');
    let verdict = judge(revocations, new Set(), index, trust);
    let admitted = admittedBy(admissions, verdict, index);
    // An admission may let in a batch that itself revokes or admits; each round can only let in more.
    for (let size = 0; size < admitted.size; ) {
      size = admitted.size;
      verdict = judge(revocations, admitted, index, trust);
      admitted = new Set([...admitted, ...admittedBy(admissions, verdict, index)]);
    }
    this.#cuts = verdict.cuts;
    this.#admitted = admitted;
    this.quarantined = this.#allQuarantined(index, certificateBatches(ops, index));
    const counting = ops.filter((o) => trust.standing(o.op.replica) && !this.isQuarantined(o));
    const redactions = withOrigins(
      counting.flatMap((o) => readRedactions(o, trust)),
      ops,
      trust,
    );
    this.redactedOps = redactions.map((r) => r.target);
    for (const { target, field, at } of redactions)
      for (const key of [refKey(target), ...(at === null ? [] : [writingKey(target, at)])])
        this.#redacted.set(key, (this.#redacted.get(key) ?? new Set<string>()).add(field));
    this.#reissued = new Set(counting.flatMap((o) => reissuedBy(o, trust)));
  }

  /** R1: a revocation names a device: what succeeds it after a restore is revoked with it. */
  isRevoked(replica: ReplicaId): boolean {
    return this.#cuts.size > 0 && this.#trust.lineage(replica).some((r) => this.#cuts.has(r));
  }

  /**
   * X12: whether the link that a replica was given is cut off: the replica was, or one that succeeds it. A restored PC and
   * a cloned disk go on with the key that they found, and who knocks with it cannot be told apart.
   */
  isLinkRevoked(replica: ReplicaId): boolean {
    return this.isRevoked(replica) || [...this.#cuts.keys()].some((cut) => this.#trust.lineage(cut).includes(replica));
  }

  /** Whether an op is held but must not be folded (R2). */
  isQuarantined(stored: StoredOp): boolean {
    return stored.batch !== '' && this.quarantined.has(stored.batch);
  }

  /** C8: it was written again by its restored PC; the copy counts, this one is kept and not folded. */
  isReissued(stored: StoredOp): boolean {
    return this.#reissued.size > 0 && this.#reissued.has(refKey({ ...stored.op, hash: stored.hash }));
  }

  /**
   * R5: fields of a sealed op that it still has in plain and must not; '' is the reason. With the op that a redaction
   * names go its copies: written again after a restore, or sealed once more by a cloned disk.
   */
  mustDrop({ op, hash }: StoredOp): readonly string[] {
    if (this.#redacted.size === 0 || LASTING.includes(op.kind)) return [];
    const refs: readonly OpRef[] = [{ ...op, hash }, ...(op.origin ? [op.origin] : [])];
    const keys = refs.flatMap((ref) => [refKey(ref), writingKey(ref, op.at)]);
    const fields = new Set(keys.flatMap((key) => [...(this.#redacted.get(key) ?? [])]));
    return [...fields].filter((f) => (f === '' ? op.reason !== undefined : Object.hasOwn(op.fields, f)));
  }

  #allQuarantined(index: LogIndex, certificates: ReadonlySet<string>): ReadonlySet<string> {
    const out = new Set<string>();
    for (const key of this.#cuts.size > 0 ? index.laneKeys() : []) {
      const [replica, lane] = key.split('/') as [ReplicaId, Lane];
      const kept = keptBy(this.#cuts, replica, lane, index, this.#trust);
      if (!kept) continue;
      for (const { head, prev } of index.batchesOf(key)) {
        const isFree = certificates.has(head) && !out.has(prev);
        if (!kept.has(head) && !this.#admitted.has(head) && !isFree) out.add(head);
      }
    }
    return out;
  }
}

/**
 * R4: batches with nothing but certificates. They prove themselves and change no record: without the one of a revoked
 * device's successor nobody could read what is admitted of it.
 */
function certificateBatches(ops: readonly StoredOp[], index: LogIndex): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { op, batch } of ops) if (op.kind === 'certify') counts.set(batch, (counts.get(batch) ?? 0) + 1);
  const isWhole = (head: string, n: number) =>
    index.batch(head)?.runs.reduce((sum, [first, last]) => sum + last - first + 1, 0) === n;
  return new Set([...counts].filter(([head, n]) => isWhole(head, n)).map(([head]) => head));
}

type Verdict = { readonly cuts: Cuts; readonly isBeyond: (stored: StoredOp) => boolean };

/**
 * Which revocations stand. They are weighed in causal order; one whose author was cut off below it by one before it
 * does not stand, and one that stood falls with a later one that cuts its own author off below it (R3).
 */
function judge(
  revocations: readonly StoredOp[],
  admitted: ReadonlySet<string>,
  index: LogIndex,
  trust: Trust,
): Verdict {
  const fallen = new Set<StoredOp>();
  for (;;) {
    const standing: StoredOp[] = [];
    let verdict = verdictOf(standing, admitted, index, trust);
    for (const revocation of revocations) {
      if (fallen.has(revocation) || verdict.isBeyond(revocation)) continue;
      standing.push(revocation);
      verdict = verdictOf(standing, admitted, index, trust);
    }
    const falls = standing.filter(verdict.isBeyond);
    if (falls.length === 0) return verdict;
    for (const each of falls) fallen.add(each);
  }
}

function verdictOf(
  revocations: readonly StoredOp[],
  admitted: ReadonlySet<string>,
  index: LogIndex,
  trust: Trust,
): Verdict {
  const cuts = cutsOf(revocations);
  const isBeyond = ({ op, batch }: StoredOp): boolean => {
    if (batch === '' || admitted.has(batch)) return false;
    const kept = keptBy(cuts, op.replica, op.lane, index, trust);
    return kept !== null && !kept.has(batch);
  };
  return { cuts, isBeyond };
}

/** The lowest cut that any of them names. */
function cutsOf(revocations: readonly StoredOp[]): Cuts {
  const out = new Map<ReplicaId, Map<Lane, Cut>>();
  for (const { op } of revocations) {
    const { replica, cuts } = op.fields;
    if (typeof replica !== 'string' || !isPlainObject(cuts)) continue;
    const held = out.get(replica) ?? new Map<Lane, Cut>();
    for (const lane of LANES) {
      const cut = readCut(cuts[lane]);
      const before = held.get(lane);
      if (!before || cut.seq < before.seq) held.set(lane, cut);
    }
    out.set(replica, held);
  }
  return out;
}

/** Batches of a lane that its cut keeps; null where nothing is cut. */
function keptBy(cuts: Cuts, replica: ReplicaId, lane: Lane, index: LogIndex, trust: Trust): ReadonlySet<string> | null {
  const own = cuts.get(replica)?.get(lane);
  if (own) return own.seq === 0 ? new Set() : headsThrough(own.head, index);
  return cuts.size > 0 && trust.lineage(replica).some((r) => cuts.has(r)) ? new Set() : null;
}

function headsThrough(head: string, index: LogIndex): ReadonlySet<string> {
  return new Set([...index.ancestry(head)].map((node) => node.head));
}

/** R4: whoever lets a batch in lets in those before it, without which nobody could take it. */
function admittedBy(admissions: readonly StoredOp[], verdict: Verdict, index: LogIndex): ReadonlySet<string> {
  const out = new Set<string>();
  for (const admission of admissions) {
    const { batches } = admission.op.fields;
    if (!Array.isArray(batches) || verdict.isBeyond(admission)) continue;
    for (const named of batches)
      if (typeof named === 'string') for (const head of headsThrough(named, index)) out.add(head);
  }
  return out;
}

function inOrder(ops: readonly StoredOp[], index: LogIndex): readonly StoredOp[] {
  return ops
    .map((stored) => ({ stored, weight: index.weight(stored) }))
    .sort((a, b) => a.weight - b.weight || compareIdentity(a.stored, b.stored))
    .map(({ stored }) => stored);
}

function compareIdentity(a: StoredOp, b: StoredOp): number {
  if (a.op.replica !== b.op.replica) return a.op.replica < b.op.replica ? -1 : 1;
  return a.op.seq - b.op.seq || (a.hash < b.hash ? -1 : 1);
}

function refKey(ref: OpRef): string {
  return `${ref.replica}/${ref.seq}/${ref.hash ?? ''}`;
}

function writingKey(ref: OpRef, at: number): string {
  return `${ref.replica}/${ref.seq}@${at}`;
}

function reissuedBy(stored: StoredOp, trust: Trust): readonly string[] {
  const { origin } = stored.op;
  return origin?.hash && isOwnCopy(stored, trust) ? [refKey(origin)] : [];
}

/**
 * R5: whoever redacts a copy redacts what it is a copy of, and so every other copy of that: a cloned disk may have sealed
 * the same writing under the key that both had.
 */
function withOrigins(redactions: readonly Redaction[], ops: readonly StoredOp[], trust: Trust): readonly Redaction[] {
  if (redactions.length === 0) return redactions;
  const copies = new Map<string, StoredOp>();
  for (const stored of ops)
    if (isOwnCopy(stored, trust)) copies.set(refKey({ ...stored.op, hash: stored.hash }), stored);
  const all = [...redactions];
  const followed = new Set<string>();
  for (const { target, field } of all) {
    const key = `${refKey(target)} ${field}`;
    const copy = copies.get(refKey(target));
    if (!copy?.op.origin || followed.has(key)) continue;
    followed.add(key);
    all.push({ target: copy.op.origin, field, at: copy.op.at });
  }
  return all;
}

/** C8: only the successor of a replica may say that it wrote one of its ops again. */
function isOwnCopy({ op }: StoredOp, trust: Trust): boolean {
  return op.origin !== undefined && trust.lineage(op.replica).includes(op.origin.replica);
}

function readCut(value: Value | undefined): Cut {
  if (!Array.isArray(value)) return { seq: 0, head: '' };
  const [seq, head] = value;
  return typeof seq === 'number' && typeof head === 'string' ? { seq, head } : { seq: 0, head: '' };
}

function readRedactions({ op }: StoredOp, trust: Trust): readonly Redaction[] {
  const { targets } = op.fields;
  if (op.kind !== 'redact' || !Array.isArray(targets)) return [];
  return targets.flatMap((item: Value): Redaction[] => {
    if (!Array.isArray(item)) return [];
    const [replica, seq, hash, field, at] = item;
    if (typeof replica !== 'string' || typeof seq !== 'number' || typeof hash !== 'string' || typeof field !== 'string')
      return [];
    if (!trust.lineage(op.replica).includes(replica) && !trust.may(op.replica, 'redact')) return [];
    return [{ target: { replica, seq, hash }, field, at: typeof at === 'number' ? at : null }];
  });
}
