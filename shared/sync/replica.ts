import { assert } from '../base/assert.ts';
import type { Signer } from '../base/crypto.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import { laneStart, sealBatch, shortHash } from '../oplog/batch.ts';
import { type Certificate, encodeCertificate } from '../oplog/certificate.ts';
import type { BatchNode, StoredOp } from '../oplog/log-index.ts';
import {
  type Actor,
  LANES,
  type Lane,
  type LaneTip,
  type Op,
  type OpRef,
  type RecordId,
  type ReplicaId,
} from '../oplog/op.ts';
import { createdId, replicaIdOf } from '../oplog/record-id.ts';
import { encodeColumns } from '../protocol/columns.ts';
import type { SealedBatch } from '../protocol/packet.ts';
import { type Draft, overOf, sameRef } from './draft.ts';
import { refold } from './folding.ts';
import { isControl, type LogChange, StaleStore } from './log-store.ts';
import { Mutex } from './mutex.ts';
import { type Receipt, readBatch, takeRedactions } from './receiving.ts';
import { planReissue } from './reissue.ts';
import { META, type ReplicaDeps, ReplicaState } from './replica-state.ts';
import { storedBatch } from './stored-batch.ts';

/** Told after every commit: which records changed, and whether what is held or trusted did. */
export type ReplicaListener = (change: { readonly records: readonly RecordId[]; readonly tips: boolean }) => void;

/** Body size (unpacked) from which a run of ops is sealed into another batch. */
const SEAL_BODY_BYTES = 84_000;

/**
 * One installed copy of the log of one vessel: writes ops, seals and takes batches, keeps the fold beside them. Host
 * independent; everything that it changes goes through one atomic commit of its store.
 */
export class Replica {
  readonly #deps: ReplicaDeps;
  #signers: readonly Signer[];
  #state: ReplicaState;
  readonly #mutex = new Mutex();
  readonly #listeners = new Set<ReplicaListener>();

  private constructor(deps: ReplicaDeps, state: ReplicaState) {
    this.#deps = deps;
    this.#signers = deps.signers;
    this.#state = state;
  }

  static async open(deps: ReplicaDeps): Promise<Replica> {
    return new Replica(deps, await ReplicaState.load(deps, deps.signers));
  }

  get id(): ReplicaId {
    return this.#state.self;
  }

  get publicKey(): Uint8Array {
    return this.#state.signer.publicKey;
  }

  /** For reading only; replaced when the store was written to by somebody else. */
  get state(): ReplicaState {
    return this.#state;
  }

  get store() {
    return this.#deps.store;
  }

  onChange(listener: ReplicaListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  now(): number {
    return this.#deps.clock.now();
  }

  meta(key: string): Value | undefined {
    return this.#state.meta.get(key);
  }

  /** Runs alone; loads again and repeats when another holder of the store was faster. */
  #alone<T>(task: () => Promise<T>): Promise<T> {
    return this.#mutex.run(async () => {
      for (let tries = 0; ; tries++) {
        try {
          return await task();
        } catch (error) {
          this.#state = await ReplicaState.load(this.#deps, this.#signers); // what a failed task left in memory is void
          if (!(error instanceof StaleStore) || tries >= 20) throw error;
        }
      }
    });
  }

  async #commit(change: Omit<LogChange, 'revision'>): Promise<void> {
    await this.#deps.store.commit({ ...change, revision: this.#state.revision });
    for (const [key, value] of Object.entries(change.meta ?? {})) {
      if (value === undefined) this.#state.meta.delete(key);
      else this.#state.meta.set(key, value);
    }
    this.#state.revision++;
    const records = [...(change.records ?? []).map((r) => r.id), ...(change.dropRecords ?? [])];
    const tips = (change.batches?.length ?? 0) > 0 || (change.ops?.length ?? 0) > 0;
    for (const listener of this.#listeners) listener({ records, tips });
  }

  setMeta(meta: Readonly<Record<string, Value | undefined>>): Promise<void> {
    return this.#alone(() => this.#commit({ meta }));
  }

  /** A fresh id; its counter is kept with the op that uses it. */
  async newRecordId(collection: string): Promise<RecordId> {
    return this.#mutex.run(async () => this.#nextId(collection));
  }

  #nextId(collection: string): RecordId {
    const key = META.counter(`${collection}/${this.id}`);
    const next = Number(this.#state.meta.get(key) ?? 0) + 1;
    this.#state.meta.set(key, next);
    return createdId(collection, this.id, next);
  }

  /** Counters of own ids that these drafts use, to be kept with them. */
  #countersOf(drafts: readonly Draft[]): Record<string, Value> {
    const out: Record<string, Value> = {};
    for (const { record, collection } of drafts) {
      const [, replica, counter] = record.split('.');
      const key = META.counter(`${collection}/${this.id}`);
      if (replica !== this.id) continue;
      out[key] = Math.max(Number(counter), Number(out[key] ?? 0), Number(this.#state.meta.get(key) ?? 0));
    }
    return out;
  }

  /**
   * Writes one op a draft, all or none. When it resolves they are accepted.
   * @throws Refusal 'store/full' with nothing written.
   */
  write(drafts: readonly Draft[], actor: Actor, meta: Readonly<Record<string, Value>> = {}): Promise<readonly Op[]> {
    return this.#alone(() => this.#write(drafts, actor, meta));
  }

  async #write(
    drafts: readonly Draft[],
    actor: Actor,
    meta: Readonly<Record<string, Value>>,
    drop: Pick<LogChange, 'dropOps' | 'dropBatches' | 'dropRecords'> = {},
  ): Promise<readonly Op[]> {
    const state = this.#state;
    const parents = drafts.map((d) => d.fields.parent).filter((p) => typeof p === 'string');
    const held = await this.#deps.store.records([...drafts.map((d) => d.record), ...parents]);
    const lanes = new Map<RecordId, Lane>([...held].map(([id, r]) => [id, r.lane]));
    const put: StoredOp[] = [];
    for (const draft of drafts) {
      const lane = lanes.get(draft.record) ?? draft.lane ?? lanes.get(draft.fields.parent as RecordId) ?? 'routine';
      lanes.set(draft.record, lane);
      put.push(this.#open(draft, lane, draft.actor ?? actor, held.get(draft.record)));
    }
    for (const stored of put) if (stored.op.origin) state.index.addOrigin(stored.op.origin);
    await this.#noteControls(put);
    const folded = await refold(
      this.#deps.store,
      state,
      put.map((o) => o.op.record),
      { put, drop: drop.dropOps ?? [] },
    );
    const dropRecords = [...(drop.dropRecords ?? []), ...folded.dropRecords];
    await this.#commit({ ...drop, ...folded, dropRecords, ops: put, meta: { ...this.#countersOf(drafts), ...meta } });
    state.open.push(...put);
    return put.map((o) => o.op);
  }

  #open(draft: Draft, lane: Lane, actor: Actor, record: FoldedRecord | undefined): StoredOp {
    const state = this.#state;
    const seq = ++state.lastSeq;
    const seen = state.index.newlySeen(state.self, lane, state.tipsThatCount);
    state.index.addOpen(state.self, lane, seq, seen);
    const skewMs = state.meta.get(META.skewMs);
    const over = overOf(state.self, draft, record);
    const op: Op = {
      replica: state.self,
      lane,
      seq,
      at: draft.at ?? this.now(),
      ...(typeof skewMs === 'number' ? { skewMs } : {}),
      actor,
      kind: draft.kind ?? 'put',
      collection: draft.collection,
      record: draft.record,
      fields: draft.fields,
      ...(over ? { over } : {}),
      ...(draft.reason !== undefined ? { reason: draft.reason } : {}),
      ...(draft.origin ? { origin: draft.origin } : {}),
    };
    return { op, seen, hash: '', batch: '' };
  }

  async #noteControls(ops: readonly StoredOp[]): Promise<void> {
    const controls = ops.filter(isControl);
    if (controls.length === 0) return;
    this.#state.controlOps.push(...controls);
    this.#state.reweigh();
  }

  /**
   * Settles heads of a record's fields with a reason. What the person had not seen stays open (M6).
   * @param settled per field the chosen value and the heads that the person saw.
   * @returns 'record/stale-resolution' when a head named is no head any more: somebody settled it meanwhile.
   */
  resolve(
    record: RecordId,
    settled: Readonly<Record<string, { readonly value: Value; readonly heads: readonly OpRef[] }>>,
    reason: string,
    actor: Actor,
  ): Promise<Result<Op>> {
    return this.#alone(async () => {
      const held = (await this.#deps.store.records([record])).get(record);
      if (!held) return fail('record/unknown');
      for (const [field, { heads }] of Object.entries(settled)) {
        const removal = held.conflicts.find((c) => c.field === field && c.kind === 'removal');
        const now = removal ? removal.contenders.flatMap((c) => c.refs) : (held.heads[field] ?? []);
        if (!heads.every((h) => now.some((n) => sameRef(h, n)))) return fail('record/stale-resolution', { field });
      }
      const fields = Object.fromEntries(Object.entries(settled).map(([field, s]) => [field, s.value]));
      const over = Object.fromEntries(Object.entries(settled).map(([field, s]) => [field, s.heads]));
      const draft: Draft = { record, collection: held.collection, fields, over, kind: 'resolve', reason };
      const [op] = await this.#write([draft], actor, {});
      assert(op, 'one draft gives one op');
      return ok(op);
    });
  }

  /** Adds certificates to the vessel's log and to what counts here. */
  certify(certificates: readonly Certificate[], actor: Actor): Promise<void> {
    return this.#alone(async () => {
      const fresh: Certificate[] = [];
      for (const c of certificates) if (await this.#state.trust.add(c)) fresh.push(c);
      if (fresh.length === 0) return;
      const drafts = fresh.map(
        (c): Draft => ({
          record: 'control.certificates',
          collection: 'control',
          kind: 'certify',
          fields: { certificate: encodeCertificate(c) },
        }),
      );
      await this.#write(drafts, actor, {});
      await this.#refoldAll();
    });
  }

  /** Makes the vessel belong to a company: from now on only keys that its key certified count (and this device's). */
  join(rootFingerprint: string, certificates: readonly Certificate[]): Promise<void> {
    return this.#alone(async () => {
      this.#state.trust.setRoot(rootFingerprint);
      for (const c of certificates) await this.#state.trust.add(c);
      await this.#commit({ meta: { [META.root]: rootFingerprint } });
      this.#state.reweigh();
    });
  }

  /**
   * Writes a revoke, admit or redact op and applies it. Revocations and admissions change what counts, so all is folded
   * again; they are rare.
   */
  control(draft: Draft, actor: Actor): Promise<void> {
    return this.#alone(async () => {
      await this.#write([draft], actor, {});
      await this.#afterControls(draft.kind === 'redact');
    });
  }

  async #afterControls(redacted: boolean): Promise<void> {
    if (redacted) await this.#applyRedactions();
    await this.#refoldAll();
  }

  async #refoldAll(): Promise<void> {
    const ids = await this.#deps.store.recordIds();
    await this.#commit(await refold(this.#deps.store, this.#state, ids, { put: [], drop: [] }));
  }

  async #applyRedactions(): Promise<void> {
    for (const lane of LANES) while ((await this.#sealLane(lane)) !== null);
    const change = await takeRedactions(this.#deps.store, this.#state);
    if (!change) return;
    const folded = await refold(
      this.#deps.store,
      this.#state,
      change.ops.map((o) => o.op.record),
      { put: change.ops, drop: change.dropOps },
    );
    await this.#commit({ ...change, ...folded });
  }

  /** Folds everything again from the ops; returns how many records there are. */
  rebuild(): Promise<number> {
    return this.#alone(async () => {
      this.#state = await ReplicaState.load(this.#deps, this.#signers);
      await this.#refoldAll();
      return (await this.#deps.store.allRecords()).length;
    });
  }

  /** Seals all open ops, each lane into as few batches as their size allows. */
  seal(): Promise<readonly BatchNode[]> {
    return this.#alone(async () => {
      const out: BatchNode[] = [];
      for (const lane of LANES)
        for (let node = await this.#sealLane(lane); node; node = await this.#sealLane(lane)) out.push(node);
      return out;
    });
  }

  async #sealLane(lane: Lane): Promise<BatchNode | null> {
    const state = this.#state;
    const all = state.open.filter((o) => o.op.lane === lane);
    if (all.length === 0) return null;
    const tip = state.index.tips(state.self, lane)[0];
    const prev = tip ?? laneStart(state.self, lane);
    let ops = all;
    let body = encodeColumns(state.self, prev.seq, ops);
    while (body.length > SEAL_BODY_BYTES && ops.length > 1) {
      const keep = Math.min(
        ops.length - 1,
        Math.max(1, Math.floor((ops.length * SEAL_BODY_BYTES * 0.97) / body.length)),
      );
      ops = ops.slice(0, keep);
      body = encodeColumns(state.self, prev.seq, ops);
    }
    const saltSeed = this.#deps.random.bytes(16);
    const sealed = await sealBatch(state.signer, { replica: state.self, lane, prev, ops, saltSeed });
    const batch = storedBatch(sealed.batch, sealed.chain, body, this.now());
    const put = ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(sealed.chain[i] as string), batch: batch.head }));
    state.index.addBatch(batch);
    state.index.closeOpen(state.self, lane, batch.lastSeq);
    const folded = await refold(
      this.#deps.store,
      state,
      put.map((o) => o.op.record),
      { put, drop: ops },
    );
    await this.#commit({ ...folded, dropOps: ops, ops: put, batches: [batch] });
    const gone = new Set(ops);
    state.open = state.open.filter((o) => !gone.has(o));
    if (put.some(isControl)) {
      state.controlOps = [...state.controlOps.filter((o) => !gone.has(o)), ...put.filter(isControl)];
      state.reweigh();
    }
    return batch;
  }

  /**
   * Takes one batch from outside.
   * @returns what became of it; on 'ok' it is durable. `isOwn` says that somebody holds a batch of this very replica
   *          that this device does not: it was restored from an older copy, or its disk was cloned.
   */
  receive(sealed: SealedBatch): Promise<Result<Receipt>> {
    return this.#alone(async () => {
      const state = this.#state;
      const read = await readBatch(sealed, state, this.#deps);
      if (!read.ok) return read;
      const { batch, ops, isKnown } = read.value;
      if (isKnown) return ok({ head: batch.head, lastSeq: batch.lastSeq, isKnown: true, isOwn: false });
      const forked = state.index.addBatch(batch);
      for (const stored of ops) if (stored.op.origin) state.index.addOrigin(stored.op.origin);
      const hasControls = ops.some(isControl);
      if (hasControls) await this.#noteControls(ops);
      const touched = new Set(ops.map((o) => o.op.record));
      if (forked) for (const id of await this.#deps.store.recordsWrittenBy(batch.replica)) touched.add(id);
      const folded = await refold(this.#deps.store, state, touched, { put: ops, drop: [] });
      await this.#commit({ ...folded, ops, batches: [batch] });
      if (hasControls) await this.#afterControls(ops.some((o) => o.op.kind === 'redact'));
      return ok({ head: batch.head, lastSeq: batch.lastSeq, isKnown: false, isOwn: batch.replica === state.self });
    });
  }

  /**
   * Goes on as a new replica, since another branch of this one exists (rule F3). The branch that others hold keeps the
   * lane; own ops that nobody else holds are written again under the new key with their origin.
   *
   * @param isHeldElsewhere whether another holder is known to have a batch of the old replica.
   */
  becomeNew(isHeldElsewhere: (head: string) => boolean): Promise<void> {
    return this.#alone(async () => {
      const old = this.#state;
      const next = await this.#deps.nextSigner();
      const plan = await planReissue(this.#deps, old, old.signer, next, isHeldElsewhere);
      const self = replicaIdOf(next.publicKey);
      this.#signers = [...this.#signers, next];
      this.#state = await ReplicaState.load(this.#deps, this.#signers, {
        self,
        batches: plan.dropBatches,
        ops: plan.dropOps,
      });
      await this.#state.trust.add(plan.certificate);
      await this.#write(plan.drafts, 'anonymous', { [META.self]: self }, plan);
      await this.#refoldAll();
    });
  }

  tips(): ReadonlyMap<string, readonly LaneTip[]> {
    return this.#state.index.allTips();
  }
}
