import { assert } from '../base/assert.ts';
import type { Signer } from '../base/crypto.ts';
import { fail, ok, Refusal, type Result } from '../base/result.ts';
import type { Value } from '../base/value.ts';
import { laneStart, sealBatch, shortHash } from '../oplog/batch.ts';
import type { Certificate } from '../oplog/certificate.ts';
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
import { replicaIdOf } from '../oplog/record-id.ts';
import type { SealedBatch } from '../protocol/packet.ts';
import { type Intent, wholeChange } from './change.ts';
import { type Draft, isSameHead, overOf, type Present } from './draft.ts';
import { headsBelow } from './folding.ts';
import { followForm } from './follow-form.ts';
import { isControlKind, type LogChange, StaleStore } from './log-store.ts';
import { Mutex } from './mutex.ts';
import { nextBody } from './next-body.ts';
import { claimOf, readDraft } from './read-draft.ts';
import { type Receipt, readBatch } from './receiving.ts';
import { countersOf, RecordIds } from './record-ids.ts';
import { certifyDraft, planReissue } from './reissue.ts';
import { certificatesValue, foreignValue, META, type ReplicaDeps, ReplicaState } from './replica-state.ts';
import { storedBatch } from './stored-batch.ts';

/** Told after every commit: which records changed, and whether what is held or trusted did. */
export type ReplicaListener = (change: { readonly records: readonly RecordId[]; readonly tips: boolean }) => void;

/**
 * One installed copy of the log of one vessel: writes ops, seals and takes batches, keeps the fold beside them. Host
 * independent; everything that it changes goes through one atomic commit of its store.
 */
export class Replica {
  readonly #deps: ReplicaDeps;
  #signers: readonly Signer[];
  #state: ReplicaState;
  readonly #mutex = new Mutex();
  readonly #ids = new RecordIds();
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

  get vessel(): string {
    return this.#deps.vessel;
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

  /**
   * Reads while nothing is written: no write of this replica runs meanwhile, and when somebody else on the same store
   * (another tab, another hub process) has written, it is read again.
   */
  still<T>(read: () => Promise<T>): Promise<T> {
    const { store } = this.#deps;
    return this.#alone(async () => {
      if ((await store.load()).revision !== this.#state.revision) throw new StaleStore();
      const out = await read();
      if ((await store.load()).revision !== this.#state.revision) throw new StaleStore();
      return out;
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

  /** A fresh id, never given out before, not even to a form that was never saved: blocks of them are kept durably. */
  newRecordId(collection: string): Promise<RecordId> {
    return this.#alone(() => this.#ids.next(collection, this.#state, (meta) => this.#commit({ meta })));
  }

  /** Notes a batch of this device's other copy. */
  #takeForeign(batch: BatchNode): Record<string, Value> {
    this.#state.noteForeign(batch);
    this.#ids.forgetBlocks();
    return { [META.foreign]: foreignValue(this.#state.foreign) };
  }

  /**
   * Writes one op a draft, all or none. When it resolves they are accepted.
   * @throws Refusal 'store/full', or 'input/invalid' for what no other device could read; with nothing written.
   */
  write(drafts: readonly Draft[], actor: Actor, meta: Intent['meta'] = {}): Promise<readonly Op[]> {
    return this.#alone(() =>
      this.#write(
        drafts.map((draft) => followForm(readDraft(draft), this.#state)),
        actor,
        meta,
      ),
    );
  }

  async #write(
    drafts: readonly Draft[],
    actor: Actor,
    meta: Intent['meta'] = {},
    drop: Pick<Intent, 'drop' | 'dropBatches' | 'dropRecords' | 'touched'> = {},
  ): Promise<readonly Op[]> {
    const state = this.#state;
    const { store } = this.#deps;
    const parents = drafts.map((d) => d.fields.parent).filter((p) => typeof p === 'string');
    const held = await store.records([...drafts.map((d) => d.record), ...parents]);
    const lanes = new Map<RecordId, Lane>([...held].map(([id, r]) => [id, r.lane]));
    const put: StoredOp[] = [];
    for (const draft of drafts) {
      const lane = isControlKind(draft.kind)
        ? (draft.lane ?? 'urgent')
        : (lanes.get(draft.record) ?? draft.lane ?? lanes.get(draft.fields.parent as RecordId) ?? ('routine' as const));
      if (!isControlKind(draft.kind)) lanes.set(draft.record, lane);
      const below = draft.loadedBelow || state.isCopy ? await headsBelow(store, draft.record) : [];
      put.push(this.#open(draft, lane, draft.actor ?? actor, { record: held.get(draft.record), below }));
    }
    const hasChangedAll = await state.note(put);
    const touched = hasChangedAll ? 'all' : drop.touched;
    const change = await wholeChange(store, state, {
      ...drop,
      put,
      meta: { ...countersOf(drafts, state), ...meta },
      ...(touched ? { touched } : {}),
    });
    await this.#commit(change);
    state.open.push(...put);
    return put.map((o) => o.op);
  }

  #open(draft: Draft, lane: Lane, actor: Actor, present: Present): StoredOp {
    const state = this.#state;
    const seq = ++state.lastSeq;
    const seen = state.index.newlySeen(state.self, lane, state.tipsThatCount);
    state.index.addOpen(state.self, lane, seq, seen);
    const skewMs = draft.skewMs ?? state.meta.get(META.skewMs);
    const over = overOf(state, draft, present);
    const op: Op = {
      replica: state.self,
      lane,
      seq,
      at: draft.at ?? claimOf(this.now()),
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
        if (!heads.every((h) => now.some((n) => isSameHead(this.id, h, n))))
          return fail('record/stale-resolution', { field });
      }
      const fields = Object.fromEntries(Object.entries(settled).map(([field, s]) => [field, s.value]));
      const over = Object.fromEntries(Object.entries(settled).map(([field, s]) => [field, s.heads]));
      const draft: Draft = { record, collection: held.collection, fields, over, kind: 'resolve', reason };
      const [op] = await this.#write([readDraft(draft)], actor);
      assert(op, 'one draft gives one op');
      return ok(op);
    });
  }

  /** Adds certificates to the vessel's log and to what counts here. */
  certify(certificates: readonly Certificate[], actor: Actor): Promise<void> {
    return this.#alone(async () => {
      const fresh = this.#state.notInLog(certificates);
      if (fresh.length > 0) await this.#write(fresh.map(certifyDraft), actor);
    });
  }

  /**
   * Makes the vessel belong to a company: from now on only keys that its key certified count (and this device's).
   * @param certificates what vouches for this device and its hub; they are kept here, the log need not have them.
   */
  join(rootFingerprint: string, certificates: readonly Certificate[]): Promise<void> {
    return this.#alone(async () => {
      const meta = { [META.root]: rootFingerprint, [META.certificates]: certificatesValue(certificates) };
      await this.#deps.store.commit({ revision: this.#state.revision, meta });
      this.#state = await ReplicaState.load(this.#deps, this.#signers);
      await this.#refoldAll();
    });
  }

  /**
   * Writes a revoke, admit or redact op and applies it. Revocations and admissions change what counts, so all is folded
   * again; they are rare. A redaction may name own ops without their hash: they are sealed first.
   */
  control(draft: Draft, actor: Actor): Promise<void> {
    return this.#alone(async () => {
      if (draft.kind === 'redact') await this.#sealAll();
      await this.#write([readDraft(draft.kind === 'redact' ? await this.#withTargets(draft) : draft)], actor);
    });
  }

  /** The draft of a redaction with the hash and the time of each op that it names. */
  async #withTargets(draft: Draft): Promise<Draft> {
    const { targets } = draft.fields;
    if (!Array.isArray(targets)) throw new Refusal('input/invalid', { field: 'targets' });
    const held = (await this.#deps.store.opsOf([draft.record])).get(draft.record) ?? [];
    const whole = targets.map((target: Value): Value => {
      const [replica, seq, hash, field] = Array.isArray(target) ? (target as readonly Value[]) : [];
      const isMeant = ({ op, hash: own }: StoredOp) =>
        op.replica === replica &&
        op.seq === seq &&
        own !== '' &&
        (typeof hash !== 'string' || hash === '' || hash === own);
      const stored = held.find(isMeant);
      if (stored) return [stored.op.replica, stored.op.seq, stored.hash, field ?? null, stored.op.at];
      if (typeof hash !== 'string' || hash === '') throw new Refusal('input/invalid', { field: 'targets' });
      return target;
    });
    return { ...draft, fields: { ...draft.fields, targets: whole } };
  }

  async #refoldAll(): Promise<void> {
    await this.#commit(await wholeChange(this.#deps.store, this.#state, { put: [], touched: 'all' }));
  }

  /** Folds everything again from the ops; returns how many records there are. */
  rebuild(): Promise<number> {
    return this.#alone(async () => {
      this.#state = await ReplicaState.load(this.#deps, this.#signers);
      await this.#refoldAll();
      return (await this.#deps.store.allRecords()).length;
    });
  }

  /**
   * Seals all open ops, each lane into as few batches as their size allows; none while another copy of this device is
   * known to be at work: what is open is then written again under a new key (F2).
   */
  seal(): Promise<readonly BatchNode[]> {
    return this.#alone(() => this.#sealAll());
  }

  async #sealAll(): Promise<readonly BatchNode[]> {
    const out: BatchNode[] = [];
    if (this.#state.isCopy) return out;
    for (const lane of LANES)
      for (let node = await this.#sealLane(lane); node; node = await this.#sealLane(lane)) out.push(node);
    return out;
  }

  async #sealLane(lane: Lane): Promise<BatchNode | null> {
    const state = this.#state;
    const waiting = state.open.filter((o) => o.op.lane === lane);
    if (waiting.length === 0) return null;
    const prev = state.index.ownEnd(state.self, lane) ?? laneStart(state.self, lane);
    const { ops, body } = nextBody(state.self, prev.seq, waiting, this.#deps.packedBytes);
    const saltSeed = this.#deps.random.bytes(16);
    const sealed = await sealBatch(state.signer, this.#deps.vessel, {
      replica: state.self,
      lane,
      prev,
      ops,
      saltSeed,
    });
    const batch = storedBatch(sealed.batch, sealed.chain, body, this.now());
    const put = ops.map((o, i): StoredOp => ({ ...o, hash: shortHash(sealed.chain[i] as string), batch: batch.head }));
    state.index.addBatch(batch);
    state.index.closeOpen(state.self, lane, batch.lastSeq);
    const gone = new Set(ops);
    state.open = state.open.filter((o) => !gone.has(o));
    state.controlOps = state.controlOps.filter((o) => !gone.has(o));
    const mustFoldAll = state.controls.isRevoked(state.self);
    if ((await state.note(put)) || mustFoldAll) state.reweigh();
    await this.#commit(
      await wholeChange(this.#deps.store, state, {
        put,
        drop: ops,
        batches: [batch],
        ...(mustFoldAll ? { touched: 'all' } : {}),
      }),
    );
    return batch;
  }

  /**
   * Takes one batch from outside.
   * @param accepts asked once the batch is known to be genuine and new: 'sync/forked' where it says no.
   * @returns what became of it; on 'ok' it is durable. `isOwn` says that somebody holds a batch of this very replica
   *          that this device does not: it was restored from an older copy, or its disk was cloned. It must become new.
   */
  receive(sealed: SealedBatch, accepts?: (batch: BatchNode) => boolean): Promise<Result<Receipt>> {
    return this.#alone(async () => {
      const state = this.#state;
      const read = await readBatch(sealed, state, this.#deps);
      if (!read.ok) return read;
      const { batch, ops, isKnown } = read.value;
      if (isKnown) return ok({ head: batch.head, lastSeq: batch.lastSeq, isKnown: true, isOwn: false });
      if (accepts && !accepts(batch)) return fail('sync/forked', { replica: batch.replica, lane: batch.lane });
      const isOwn = batch.replica === state.self;
      const isForked = state.index.addBatch(batch, isOwn);
      const meta = { ...this.#ids.take(ops, state), ...(isOwn ? this.#takeForeign(batch) : {}) };
      const mustReweigh = state.controls.isRevoked(batch.replica);
      if (mustReweigh) state.reweigh();
      const mustFoldAll = (await state.note(ops)) || mustReweigh;
      const change = await wholeChange(this.#deps.store, state, {
        put: ops,
        batches: [batch],
        touched: mustFoldAll ? 'all' : isForked ? await this.#deps.store.recordsWrittenBy(batch.replica) : [],
        meta,
      });
      await this.#commit(change);
      return ok({ head: batch.head, lastSeq: batch.lastSeq, isKnown: false, isOwn });
    });
  }

  /** Whether another copy of this device was found to write under its key: it must {@link becomeNew}. */
  get isCopy(): boolean {
    return this.#state.isCopy;
  }

  /**
   * Goes on as a new replica, since another branch of this one exists (rule F3). The branch that others hold keeps the
   * lane; own ops that nobody else holds are written again under the new key with their origin.
   *
   * @param isHeldElsewhere whether another holder is known to have a batch of the old replica.
   */
  becomeNew(isHeldElsewhere: (head: string) => boolean): Promise<void> {
    return this.#alone(async () => {
      const next = await this.#deps.nextSigner();
      const { certificate, drafts, ...drop } = await planReissue(this.#deps, this.#state, next, isHeldElsewhere);
      const self = replicaIdOf(next.publicKey);
      this.#signers = [...this.#signers, next];
      const without = { self, batches: drop.dropBatches, ops: drop.drop };
      this.#state = await ReplicaState.load(this.#deps, this.#signers, without);
      await this.#state.trust.add(certificate);
      const meta = { [META.self]: self, [META.foreign]: undefined };
      await this.#write(drafts, 'anonymous', meta, { ...drop, touched: 'all' });
    });
  }

  tips(): ReadonlyMap<string, readonly LaneTip[]> {
    return this.#state.index.allTips();
  }
}
