import { isPlainObject, type Value } from '../base/value.ts';
import type { LogIndex, StoredOp } from './log-index.ts';
import { LANES, type Lane, type OpRef, type RecordId, type ReplicaId } from './op.ts';
import type { Trust } from './trust.ts';

/**
 * What the control ops (revoke, admit, redact) say together. Like all else it is a function of the set of ops held: they
 * are weighed in causal order, and one whose author was cut off before it does not count (rules R1-R6).
 */
export type Cut = { readonly seq: number; readonly head: string };

export type Redaction = {
  readonly record: RecordId;
  /** Op whose value goes, and the field; '' is the reason. */
  readonly target: OpRef;
  readonly field: string;
};

export class Controls {
  /** Per revoked replica, per lane: the last batch that still counts (seq 0: none). */
  readonly #cuts = new Map<ReplicaId, Map<Lane, Cut>>();
  readonly #admitted = new Set<string>();
  readonly redactions: readonly Redaction[];

  readonly #trust: Trust;

  constructor(ops: readonly StoredOp[], index: LogIndex, trust: Trust) {
    this.#trust = trust;
    const ordered = ops
      .filter((o) => trust.standing(o.op.replica))
      .map((o) => ({ stored: o, weight: index.weight(o) }))
      .sort(
        (a, b) =>
          a.weight - b.weight ||
          (a.stored.op.replica < b.stored.op.replica ? -1 : 1) ||
          a.stored.op.seq - b.stored.op.seq,
      );
    const redactions: Redaction[] = [];
    for (const { stored } of ordered) {
      if (this.isQuarantined(stored, index)) continue;
      if (stored.op.kind === 'revoke' && trust.may(stored.op.replica, 'revoke')) this.#revoke(stored);
      else if (stored.op.kind === 'admit' && trust.may(stored.op.replica, 'admit')) this.#admit(stored);
      else if (stored.op.kind === 'redact') redactions.push(...readRedactions(stored, trust));
    }
    this.redactions = redactions;
  }

  #revoke(stored: StoredOp): void {
    const { replica, cuts } = stored.op.fields;
    if (typeof replica !== 'string' || !isPlainObject(cuts)) return;
    const held = this.#cuts.get(replica) ?? new Map<Lane, Cut>();
    for (const lane of LANES) {
      const cut = readCut(cuts[lane]);
      const before = held.get(lane);
      if (!before || cut.seq < before.seq) held.set(lane, cut);
    }
    this.#cuts.set(replica, held);
  }

  #admit(stored: StoredOp): void {
    const { batches } = stored.op.fields;
    if (Array.isArray(batches)) for (const head of batches) if (typeof head === 'string') this.#admitted.add(head);
  }

  /** A revocation names a device: what succeeds it after a restore is revoked with it. */
  isRevoked(replica: ReplicaId): boolean {
    return this.#cuts.size > 0 && this.#trust.lineage(replica).some((r) => this.#cuts.has(r));
  }

  cutOf(replica: ReplicaId, lane: Lane): Cut | undefined {
    const own = this.#cuts.get(replica)?.get(lane);
    if (own) return own;
    return this.isRevoked(replica) ? { seq: 0, head: '' } : undefined;
  }

  /** Whether an op is held but must not be folded. */
  isQuarantined(stored: StoredOp, index: LogIndex): boolean {
    return stored.batch !== '' && this.isBatchQuarantined(stored.op.replica, stored.op.lane, stored.batch, index);
  }

  isBatchQuarantined(replica: ReplicaId, lane: Lane, head: string, index: LogIndex): boolean {
    const cut = this.cutOf(replica, lane);
    if (!cut || this.#admitted.has(head)) return false;
    if (cut.seq === 0) return true;
    for (const node of index.ancestry(cut.head)) if (node.head === head) return false;
    return true;
  }

  /** Heads of batches held in quarantine. */
  quarantined(index: LogIndex): readonly string[] {
    const out: string[] = [];
    for (const key of this.#cuts.size > 0 ? index.laneKeys() : [])
      for (const node of index.batchesOf(key))
        if (this.isBatchQuarantined(node.replica, node.lane, node.head, index)) out.push(node.head);
    return out;
  }
}

function readCut(value: Value | undefined): Cut {
  if (!Array.isArray(value)) return { seq: 0, head: '' };
  const [seq, head] = value;
  return typeof seq === 'number' && typeof head === 'string' ? { seq, head } : { seq: 0, head: '' };
}

function readRedactions(stored: StoredOp, trust: Trust): readonly Redaction[] {
  const { targets } = stored.op.fields;
  if (!Array.isArray(targets)) return [];
  return targets.flatMap((item: Value): Redaction[] => {
    if (!Array.isArray(item)) return [];
    const [replica, seq, hash, field] = item;
    if (typeof replica !== 'string' || typeof seq !== 'number' || typeof hash !== 'string' || typeof field !== 'string')
      return [];
    if (replica !== stored.op.replica && !trust.may(stored.op.replica, 'redact')) return [];
    return [{ record: stored.op.record, target: { replica, seq, hash }, field }];
  });
}
