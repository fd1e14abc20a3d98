import type { Signer, Verifier } from '../base/crypto.ts';
import type { Clock, Random } from '../base/ports.ts';
import type { Value } from '../base/value.ts';
import type { Lane, Side } from '../domain/kind.ts';
import type { Schema } from '../merge/folded-record.ts';
import type { FoldWorld } from '../merge/heads.ts';
import { decodeCertificate } from '../oplog/certificate.ts';
import { Controls } from '../oplog/controls.ts';
import { type BatchNode, LogIndex, type StoredOp } from '../oplog/log-index.ts';
import { LANES, type LaneTip, type ReplicaId } from '../oplog/op.ts';
import { replicaIdOf } from '../oplog/record-id.ts';
import { Trust } from '../oplog/trust.ts';
import { type LogStore, opKey } from './log-store.ts';

export type ReplicaDeps = {
  readonly store: LogStore;
  /** Every key that this device has had; `meta.self` says which is in use, at first the first. */
  readonly signers: readonly Signer[];
  /** Makes and keeps a further key: this device goes on under it when it finds that it was restored or cloned. */
  readonly nextSigner: () => Promise<Signer>;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly random: Random;
  readonly schema: Schema;
  readonly vessel: string;
  readonly side: Side;
};

/** Keys of `meta` that the engine itself uses. */
export const META = {
  self: 'self',
  root: 'root',
  skewMs: 'skewMs',
  counter: (collection: string) => `counter:${collection}`,
} as const;

/** What a replica keeps in memory: rebuilt from the store at start, and whenever somebody else has written to it. */
export class ReplicaState {
  readonly self: ReplicaId;
  readonly signer: Signer;
  revision: number;
  readonly index: LogIndex;
  readonly trust: Trust;
  readonly meta: Map<string, Value>;
  readonly world: FoldWorld;
  controlOps: StoredOp[];
  controls: Controls;
  open: StoredOp[];
  lastSeq: number;

  private constructor(
    deps: ReplicaDeps,
    signer: Signer,
    parts: {
      revision: number;
      index: LogIndex;
      trust: Trust;
      meta: Map<string, Value>;
      controlOps: StoredOp[];
      open: StoredOp[];
    },
  ) {
    this.self = replicaIdOf(signer.publicKey);
    this.signer = signer;
    this.revision = parts.revision;
    this.index = parts.index;
    this.trust = parts.trust;
    this.meta = parts.meta;
    this.controlOps = parts.controlOps;
    this.open = parts.open;
    this.world = {
      index: parts.index,
      schema: deps.schema,
      sideOf: (replica) => parts.trust.standing(replica)?.side ?? deps.side,
    };
    this.controls = new Controls(this.controlOps, this.index, this.trust);
    const sealed = LANES.map((lane) => this.index.tips(this.self, lane)[0]?.seq ?? 0);
    this.lastSeq = Math.max(0, ...sealed, ...this.open.map((o) => o.op.seq));
  }

  /**
   * @param signers all keys of this device, the last one made included.
   * @param without what is about to be dropped from the store.
   */
  static async load(
    deps: ReplicaDeps,
    signers: readonly Signer[],
    without?: { readonly self: ReplicaId; readonly batches: readonly string[]; readonly ops: readonly StoredOp[] },
  ): Promise<ReplicaState> {
    const snapshot = await deps.store.load();
    const self = without?.self ?? snapshot.meta.get(META.self);
    const signer = signers.find((s) => replicaIdOf(s.publicKey) === self) ?? (signers[0] as Signer);
    const goneBatches = new Set(without?.batches);
    const goneOps = new Set(without?.ops.map(opKey));
    const index = new LogIndex();
    const byDepth = snapshot.batches.filter((b) => !goneBatches.has(b.head)).sort((a, b) => a.firstSeq - b.firstSeq);
    for (const batch of byDepth) index.addBatch(batch);
    const controls = snapshot.controls.filter((o) => !goneOps.has(opKey(o)));
    const open = snapshot.open.filter((o) => !goneOps.has(opKey(o)));
    const root = snapshot.meta.get(META.root);
    const trust = new Trust(deps.verifier, deps.vessel, typeof root === 'string' ? root : null);
    for (const own of signers) trust.addFounder(own.publicKey, deps.side);
    for (const stored of controls) {
      if (stored.op.origin) index.addOrigin(stored.op.origin);
      const certificate = certificateOf(stored);
      if (certificate) await trust.add(certificate);
    }
    for (const stored of open) index.addOpen(stored.op.replica, stored.op.lane, stored.op.seq, stored.seen);
    return new ReplicaState(deps, signer, {
      revision: snapshot.revision,
      index,
      trust,
      meta: new Map(snapshot.meta),
      controlOps: controls,
      open,
    });
  }

  /** Weighs the control ops again; to be called after any of them, any certificate or any batch under a cut came. */
  reweigh(): void {
    this.controls = new Controls(this.controlOps, this.index, this.trust);
  }

  /** Whether an op may be folded: its author counts, nobody revoked it, no copy of it was issued again. */
  counts(stored: StoredOp): boolean {
    const { replica } = stored.op;
    if (replica !== this.self && !this.trust.standing(replica)) return false;
    return !this.controls.isQuarantined(stored, this.index) && !this.index.isReissued(stored);
  }

  /** The tips of another replica's lane that an own op may claim to have seen. */
  tipsThatCount = (replica: ReplicaId, lane: Lane, tips: readonly LaneTip[]): readonly LaneTip[] => {
    const standing = this.trust.standing(replica);
    if (!standing || standing.isHub) return [];
    const cut = this.controls.cutOf(replica, lane);
    if (!cut) return tips;
    const open = tips.filter((t) => !this.controls.isBatchQuarantined(replica, lane, t.head, this.index));
    return open.length > 0 || cut.seq === 0 ? open : [{ seq: cut.seq, head: cut.head }];
  };

  isHub = (replica: ReplicaId): boolean => this.trust.standing(replica)?.isHub ?? false;

  isHeldBack = (node: BatchNode): boolean =>
    this.controls.isBatchQuarantined(node.replica, node.lane, node.head, this.index);
}

export function certificateOf(stored: StoredOp) {
  const bytes = stored.op.kind === 'certify' ? stored.op.fields.certificate : undefined;
  return bytes instanceof Uint8Array ? decodeCertificate(bytes) : null;
}
