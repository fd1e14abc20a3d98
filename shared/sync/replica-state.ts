import type { Signer, Verifier } from '../base/crypto.ts';
import type { Clock, Random } from '../base/ports.ts';
import { Refusal } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { Lane, Side } from '../domain/kind.ts';
import type { Schema } from '../merge/folded-record.ts';
import type { FoldWorld } from '../merge/heads.ts';
import type { LoggedOp } from '../oplog/batch.ts';
import { type Certificate, certificateKey, decodeCertificate, encodeCertificate } from '../oplog/certificate.ts';
import { Controls } from '../oplog/controls.ts';
import { type BatchNode, LogIndex, type StoredOp } from '../oplog/log-index.ts';
import { LANES, type LaneTip, type ReplicaId } from '../oplog/op.ts';
import { replicaIdOf } from '../oplog/record-id.ts';
import { Trust } from '../oplog/trust.ts';
import { isControl, type LogStore, opKey } from './log-store.ts';

export type ReplicaDeps = {
  readonly store: LogStore;
  /** Every key that this device has had; `meta.self` says which is in use, at first the first. */
  readonly signers: readonly Signer[];
  /** Makes and keeps a further key: this device goes on under it when it finds that it was restored or cloned. */
  readonly nextSigner: () => Promise<Signer>;
  /** A key that another tab on the same store has made meanwhile; without it that tab's device must be opened again. */
  readonly findSigner?: (replica: ReplicaId) => Promise<Signer | null>;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly random: Random;
  readonly schema: Schema;
  readonly vessel: string;
  readonly side: Side;
  /** What a batch body takes on the wire, where a compressor is at hand; without it a third is assumed. */
  readonly packedBytes?: ((body: Uint8Array) => number) | undefined;
};

/** Keys of `meta` that the engine itself uses. */
export const META = {
  self: 'self',
  root: 'root',
  /** Certificates that the device was given when it joined; those of others come with the log. */
  certificates: 'certificates',
  /** Heads of batches under this device's key that another copy of it wrote: it must go on as a new replica. */
  foreign: 'foreign',
  skewMs: 'skewMs',
  counter: (collection: string) => `counter:${collection}`,
  /** Up to here ids of any collection may have been given out, in what a damaged journal has lost. */
  lostCounters: 'counter:*',
} as const;

/** Ids that are kept for this run at a time; those of them that it does not use are never used. */
export const ID_BLOCK = 16;

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
  /** Heads of batches under the own key that another copy of the device wrote, with the own last seq when each came. */
  readonly foreign: Map<string, number>;

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
      foreign: Map<string, number>;
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
    this.foreign = parts.foreign;
    this.controls = new Controls(this.controlOps, this.index, this.trust);
    this.index.hide(this.controls.quarantined);
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
    const signer = await signerOf(deps, signers, typeof self === 'string' ? self : null);
    const goneBatches = new Set(without?.batches);
    const goneOps = new Set(without?.ops.map(opKey));
    const index = new LogIndex();
    const byDepth = snapshot.batches.filter((b) => !goneBatches.has(b.head)).sort((a, b) => a.firstSeq - b.firstSeq);
    const foreign = without ? new Map<string, number>() : foreignOf(snapshot.meta);
    for (const batch of byDepth) index.addBatch(batch, foreign.has(batch.head));
    const controls = snapshot.controls.filter((o) => !goneOps.has(opKey(o)));
    const open = snapshot.open.filter((o) => !goneOps.has(opKey(o)));
    const root = snapshot.meta.get(META.root);
    const trust = new Trust(deps.verifier, deps.vessel, typeof root === 'string' ? root : null);
    for (const own of [...signers, signer]) trust.addFounder(own.publicKey, deps.side);
    for (const certificate of [...givenCertificates(snapshot.meta), ...certificatesOf(controls)])
      await trust.add(certificate);
    for (const stored of open) index.addOpen(stored.op.replica, stored.op.lane, stored.op.seq, stored.seen);
    return new ReplicaState(deps, signer, {
      revision: snapshot.revision,
      index,
      trust,
      meta: new Map(snapshot.meta),
      controlOps: controls,
      open,
      foreign,
    });
  }

  /** Weighs the control ops again; to be called after any of them, any certificate or any batch of a revoked device came. */
  reweigh(): void {
    this.controls = new Controls(this.controlOps, this.index, this.trust);
    this.index.hide(this.controls.quarantined);
  }

  /** Takes note of ops that say who and what counts. @returns whether all records must be folded again. */
  async note(ops: readonly StoredOp[]): Promise<boolean> {
    const fresh = ops.filter(isControl);
    if (fresh.length === 0) return false;
    for (const certificate of certificatesOf(fresh)) await this.trust.add(certificate);
    this.controlOps = [...this.controlOps, ...fresh];
    this.reweigh();
    return true;
  }

  /** Puts ops in the place of those that they were made from by a redaction. */
  replace(ops: readonly StoredOp[]): void {
    const slim = new Map(ops.map((o) => [opKey(o), o]));
    this.controlOps = this.controlOps.map((o) => slim.get(opKey(o)) ?? o);
  }

  /** A batch came under this device's own key that it never sealed. */
  noteForeign(batch: BatchNode): void {
    this.foreign.set(batch.head, this.lastSeq);
    this.lastSeq = Math.max(this.lastSeq, batch.lastSeq);
  }

  /** Whether this device has gone on under a new key once. */
  get hasPredecessors(): boolean {
    return this.trust.lineage(this.self).length > 1;
  }

  /** Whether a replica is this device, under its present key or an earlier one. */
  isOwn(replica: ReplicaId): boolean {
    return this.trust.lineage(this.self).includes(replica);
  }

  /** Whether another copy of this device has been at work under its key. */
  get isCopy(): boolean {
    return this.foreign.size > 0;
  }

  /** Whether an op may be folded: its author counts, nobody revoked it, no copy of it was issued again. */
  counts(stored: StoredOp): boolean {
    const { replica } = stored.op;
    if (replica !== this.self && !this.trust.standing(replica)) return false;
    return !this.controls.isQuarantined(stored) && !this.controls.isReissued(stored);
  }

  /** The tips of another replica's lane that an own op may claim to have seen: of what is held and not in quarantine. */
  tipsThatCount = (replica: ReplicaId, _lane: Lane, tips: readonly LaneTip[]): readonly LaneTip[] => {
    const standing = this.trust.standing(replica);
    if (!standing || standing.isHub) return [];
    if (!this.controls.isRevoked(replica)) return tips;
    return tips.flatMap((tip) => {
      for (const node of this.index.ancestry(tip.head))
        if (!this.controls.quarantined.has(node.head)) return [{ seq: node.lastSeq, head: node.head }];
      return [];
    });
  };

  isHub = (replica: ReplicaId): boolean => this.trust.standing(replica)?.isHub ?? false;

  isHeldBack = (node: BatchNode): boolean => this.controls.quarantined.has(node.head);

  /** Those of the certificates that the log does not have yet. */
  notInLog(certificates: readonly Certificate[]): readonly Certificate[] {
    const held = new Set(certificatesOf(this.controlOps).map(certificateKey));
    return certificates.filter((c) => !held.has(certificateKey(c)));
  }
}

/** @throws Refusal 'store/closed' when the store is in the hands of a key that is not known here. */
async function signerOf(deps: ReplicaDeps, signers: readonly Signer[], self: ReplicaId | null): Promise<Signer> {
  if (self === null) return signers[0] as Signer;
  const signer = signers.find((s) => replicaIdOf(s.publicKey) === self) ?? (await deps.findSigner?.(self));
  if (!signer) throw new Refusal('store/closed', { replica: self });
  return signer;
}

export function certificatesOf(ops: readonly LoggedOp[]): readonly Certificate[] {
  return ops.flatMap(({ op }) => {
    const bytes = op.kind === 'certify' ? op.fields.certificate : undefined;
    return (bytes instanceof Uint8Array && decodeCertificate(bytes)) || [];
  });
}

export function certificatesValue(certificates: readonly Certificate[]): Value {
  return certificates.map(encodeCertificate);
}

function givenCertificates(meta: ReadonlyMap<string, Value>): readonly Certificate[] {
  const list = meta.get(META.certificates);
  if (!Array.isArray(list)) return [];
  return list.flatMap((bytes: Value) => (bytes instanceof Uint8Array && decodeCertificate(bytes)) || []);
}

export function foreignValue(foreign: ReadonlyMap<string, number>): Value {
  return Object.fromEntries(foreign);
}

function foreignOf(meta: ReadonlyMap<string, Value>): Map<string, number> {
  const value = meta.get(META.foreign);
  const entries = isPlainObject(value) ? Object.entries(value) : [];
  return new Map(entries.map(([head, seq]) => [head, Number(seq)]));
}
