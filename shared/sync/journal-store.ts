import { equalBytes } from '../base/bytes.ts';
import { Refusal, type Result } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import type { RecordId, ReplicaId } from '../oplog/op.ts';
import { LINK_META } from './exchange-client.ts';
import {
  APPEND_BYTES,
  isCounter,
  type Journal,
  MENDED_META,
  PAGE_BYTES,
  POSITION_META,
  REFILL_META,
  REFOLD_META,
} from './journal.ts';
import {
  changeEntries,
  checkpointEntries,
  isLaneStart,
  type JournaledChange,
  journaledChange,
  logChange,
  readEntry,
} from './journal-entries.ts';
import { OverlayStore } from './journal-overlay.ts';
import { dropBlobPieces, rewriteRedacted } from './journal-redact.ts';
import { type BlobPiece, journalSteps, replayAll } from './journal-replay.ts';
import { type LogChange, type LogStore, StaleStore, type StoredBatch } from './log-store.ts';

/** The store below, with what the journal needs of it beyond a log. */
export type HealableStore = LogStore & {
  readonly revision: () => Promise<number>;
  /** Drops the whole log, to be filled again. */
  readonly empty: () => Promise<void>;
};

export type JournaledDeps = {
  readonly inner: HealableStore;
  readonly journal: Journal;
  /** Runs alone among all holders of the same journal (tabs, workers). */
  readonly exclusive: <T>(task: () => Promise<T>) => Promise<T>;
  readonly onBlob: (piece: BlobPiece) => Promise<void>;
  /** Told when the store stops or goes on taking what the journal has accepted. */
  readonly onBehind?: (isBehind: boolean) => void;
  /** Entries done of all, while healing takes long. */
  readonly onProgress?: (done: number, total: number) => void;
};

export type Healed = {
  /**
   * `none`        both agreed
   * `replayed`    the store had missed the end of the journal
   * `rebuilt`     the store was empty (Chromium may drop it) and was filled from the journal
   * `rewritten`   the journal was missing or behind, and says everything anew
   * `rejoined`    each had what the other had not
   */
  readonly how: 'none' | 'replayed' | 'rebuilt' | 'rewritten' | 'rejoined';
  /** Entries that could not be read; what depends on them is fetched from the other side again. */
  readonly isDamaged: boolean;
};

/** How many entries the store has taken, and the id of the last one (empty where it cannot be read). */
type Position = { readonly count: number; readonly id: Uint8Array };

const NO_ID = new Uint8Array(0);
const NO_POSITION: Position = { count: 0, id: NO_ID };
/** Ops of a rebuilt log that go into the store at once. */
const REFILL_OPS = 2000;

function positionValue({ count, id }: Position): Value {
  return { count, id };
}

function readPosition(value: Value | undefined): Position {
  if (!isPlainObject(value) || typeof value.count !== 'number' || !(value.id instanceof Uint8Array)) return NO_POSITION;
  return { count: value.count, id: value.id };
}

function idOf(bytes: Uint8Array): Uint8Array {
  try {
    return readEntry(bytes).id;
  } catch (error) {
    if (error instanceof Refusal) return NO_ID;
    throw error;
  }
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error.code, result.error.params);
  return result.value;
}

/**
 * A store whose changes are accepted by a flushed journal before they reach it. When the journal has taken a change and
 * the store cannot (a full disk, a lost database), the change counts all the same: it is kept in memory for everybody
 * who reads here, and the store gets it later, at the latest at the next start.
 */
export class JournaledStore implements LogStore {
  readonly #deps: JournaledDeps;
  #position: Position = NO_POSITION;
  #overlay: OverlayStore | null = null;

  private constructor(deps: JournaledDeps) {
    this.#deps = deps;
  }

  /** Opens both and lets either heal the other. @throws Refusal 'store/journal-failed' when the journal cannot be read. */
  static async open(deps: JournaledDeps): Promise<{ readonly store: JournaledStore; readonly healed: Healed }> {
    const store = new JournaledStore(deps);
    const healed = await deps.exclusive(() => store.#heal());
    return { store, healed };
  }

  get isBehind(): boolean {
    return this.#overlay !== null;
  }

  get #reader(): LogStore {
    return this.#overlay ?? this.#deps.inner;
  }

  async load() {
    const snapshot = await this.#reader.load();
    const meta = new Map([...snapshot.meta].filter(([key]) => key !== POSITION_META && key !== MENDED_META));
    return { ...snapshot, meta };
  }
  opsOf(records: readonly RecordId[]) {
    return this.#reader.opsOf(records);
  }
  records(ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, FoldedRecord>> {
    return this.#reader.records(ids);
  }
  childrenOf(parents: readonly RecordId[]) {
    return this.#reader.childrenOf(parents);
  }
  recordsWrittenBy(replica: ReplicaId) {
    return this.#reader.recordsWrittenBy(replica);
  }
  recordIds() {
    return this.#reader.recordIds();
  }
  allRecords() {
    return this.#reader.allRecords();
  }
  batches(heads: readonly string[]) {
    return this.#reader.batches(heads);
  }

  async revision(): Promise<number> {
    return this.#overlay?.revision ?? (await this.#deps.inner.revision());
  }

  commit(change: LogChange): Promise<void> {
    return this.#deps.exclusive(async () => {
      await this.#catchUp();
      if ((await this.revision()) !== change.revision) throw new StaleStore();
      const journaled = await this.#journaled(change);
      const isDerived = isEmpty(journaled); // only folds change: nothing that the journal would have to know
      if (!isDerived) {
        const entries = changeEntries('change', journaled);
        await this.#append(entries);
        await rewriteRedacted(this.#deps.journal, journaled, this.#position.count - entries.length);
      }
      const positioned: LogChange = {
        ...change,
        meta: { ...change.meta, [POSITION_META]: positionValue(this.#position) },
      };
      await this.#commitInner(positioned, isDerived);
    });
  }

  /** Tries to give the store what it has missed. @returns whether it has everything now. */
  retry(): Promise<boolean> {
    return this.#deps.exclusive(async () => {
      await this.#catchUp();
      return this.#overlay === null;
    });
  }

  /** Keeps pieces of attachments too. @throws Refusal 'store/full' */
  appendBlob(entries: readonly Uint8Array[]): Promise<void> {
    return this.#deps.exclusive(() => this.#append(entries));
  }

  /** Takes every piece of these attachments out of the journal; the room that they took is free again. */
  dropBlobs(hashes: readonly string[]): Promise<void> {
    return this.#deps.exclusive(() => dropBlobPieces(this.#deps.journal, new Set(hashes)));
  }

  async #commitInner(change: LogChange, isDerived: boolean): Promise<void> {
    try {
      await this.#reader.commit(change);
    } catch (error) {
      if (isDerived || error instanceof StaleStore) throw error; // nothing was accepted: folds can be made again
      this.#overlay = new OverlayStore(this.#deps.inner);
      await this.#overlay.commit(change);
      this.#deps.onBehind?.(true);
    }
  }

  async #catchUp(): Promise<void> {
    if (!this.#overlay) return;
    try {
      await this.#overlay.flush();
    } catch {
      return; // still not; the journal has it, and the next start heals whatever the reason is
    }
    this.#overlay = null;
    this.#deps.onBehind?.(false);
  }

  async #append(entries: readonly Uint8Array[]): Promise<void> {
    let batch: Uint8Array[] = [];
    let size = 0;
    const send = async () => {
      if (batch.length === 0) return;
      const { count } = unwrap(await this.#deps.journal.append(batch));
      this.#position = { count, id: idOf(batch.at(-1) as Uint8Array) };
      batch = [];
      size = 0;
    };
    for (const entry of entries) {
      if (size + entry.length > APPEND_BYTES) await send();
      batch.push(entry);
      size += entry.length;
    }
    await send();
  }

  async #journaled(change: LogChange): Promise<JournaledChange> {
    const own = new Map((change.batches ?? []).map((b) => [b.head, b.lastSeq]));
    const wanted = (change.batches ?? []).filter((b) => !isLaneStart(b) && !own.has(b.prev)).map((b) => b.prev);
    const held = new Map((wanted.length > 0 ? await this.#reader.batches(wanted) : []).map((b) => [b.head, b.lastSeq]));
    const prevSeqOf = (b: StoredBatch) => (isLaneStart(b) ? 0 : (own.get(b.prev) ?? held.get(b.prev) ?? null));
    return journaledChange(change, prevSeqOf);
  }

  // -------------------------------------------------------------- healing

  async #heal(): Promise<Healed> {
    const { inner, journal } = this.#deps;
    const { count, damaged = [] } = unwrap(await journal.status());
    const snapshot = await inner.load();
    const at = readPosition(snapshot.meta.get(POSITION_META));
    const isEmptyStore =
      snapshot.meta.has(REFILL_META) ||
      (snapshot.batches.length === 0 && snapshot.open.length === 0 && snapshot.meta.size === 0);
    if (isEmptyStore && count === 0) return { how: 'none', isDamaged: false };
    if (isEmptyStore) return { how: 'rebuilt', isDamaged: await this.#refill(count) };
    if (count === 0) return this.#rewrite('rewritten');
    const isSame = at.count > 0 && at.count <= count && (await this.#endsWith(at));
    if (!isSame) return this.#rejoin(count);
    this.#position = at;
    const healed =
      at.count === count ? ({ how: 'none', isDamaged: false } as const) : await this.#replay(at.count, count);
    const lastDamage = damaged.at(-1)?.upTo ?? 0;
    if (healed.how === 'none' && lastDamage > Number(snapshot.meta.get(MENDED_META) ?? 0)) {
      await inner.commit({ revision: await inner.revision(), meta: { [MENDED_META]: lastDamage } });
      return this.#rewrite('rewritten');
    }
    return healed;
  }

  /** Gives the store what the journal took after it. */
  async #replay(from: number, count: number): Promise<Healed> {
    const { inner, journal, onBlob, onProgress } = this.#deps;
    let isChanged = false;
    for await (const step of journalSteps(journal, from)) {
      onProgress?.(step.upTo - from, count - from);
      if (step.kind === 'damaged') return this.#rejoin(count); // what follows it may not fit
      if (step.kind === 'checkpoint') return { how: 'rebuilt', isDamaged: await this.#refill(count) };
      if (step.kind === 'blob') {
        await onBlob(step.piece);
        continue;
      }
      isChanged = true;
      await rewriteRedacted(journal, step.change, step.first);
      const change = logChange(step.change, await inner.revision());
      await inner.commit({ ...change, meta: { ...change.meta, [REFOLD_META]: true } });
    }
    await this.#settle(count);
    return { how: isChanged ? 'replayed' : 'none', isDamaged: false };
  }

  /** Whether the journal still has, at the store's position, the entry that the store saw there. */
  async #endsWith(at: Position): Promise<boolean> {
    const page = unwrap(await this.#deps.journal.read(at.count - 1, 1));
    const [item] = page.items;
    if (!item) return false;
    const id = item.kind === 'entry' ? idOf(item.bytes) : NO_ID;
    return id.length === 0 || at.id.length === 0 || equalBytes(id, at.id); // an emptied or damaged one says nothing
  }

  /** Notes how far the journal has been taken. */
  async #settle(count: number): Promise<void> {
    const { inner, journal } = this.#deps;
    const page = unwrap(await journal.read(Math.max(0, count - 1), PAGE_BYTES));
    const last = page.items.find((item) => item.index === count - 1);
    this.#position = { count, id: last?.kind === 'entry' ? idOf(last.bytes) : NO_ID };
    await inner.commit({
      revision: await inner.revision(),
      meta: { [POSITION_META]: positionValue(this.#position), [REFILL_META]: undefined },
    });
  }

  /** Fills the store from the whole journal. @returns whether something could not be read. */
  async #refill(count: number): Promise<boolean> {
    const { inner, journal, onBlob, onProgress } = this.#deps;
    const all = await replayAll(journal, onBlob, (done) => onProgress?.(done, count));
    await inner.empty();
    const ops = [...all.ops.values()];
    const batches = [...all.batches.values()];
    let revision = await inner.revision();
    await inner.commit({ revision: revision++, meta: { [REFILL_META]: true, [REFOLD_META]: true } });
    for (let at = 0; at < ops.length; at += REFILL_OPS)
      await inner.commit({ revision: revision++, ops: ops.slice(at, at + REFILL_OPS) });
    for (let at = 0; at < batches.length; at += 100)
      await inner.commit({ revision: revision++, batches: batches.slice(at, at + 100) });
    await inner.commit({ revision, meta: Object.fromEntries(all.meta) });
    await this.#settle(count);
    return all.isDamaged;
  }

  /** Says everything anew at the end of the journal. */
  async #rewrite(how: Healed['how']): Promise<Healed> {
    const { inner } = this.#deps;
    const snapshot = await inner.load();
    const meta = Object.fromEntries([...snapshot.meta].filter(([key]) => key !== POSITION_META));
    const heads = snapshot.batches.map((b) => b.head);
    const changes: JournaledChange[] = [{ ops: snapshot.open, dropOps: [], batches: [], dropBatches: [], meta }];
    const lastSeqs = new Map(snapshot.batches.map((b) => [b.head, b.lastSeq]));
    for (let at = 0; at < heads.length; at += 50) {
      const batches = await inner.batches(heads.slice(at, at + 50));
      changes.push({
        ops: [],
        dropOps: [],
        batches: batches.map((b) => ({ ...b, prevSeq: lastSeqs.get(b.prev) ?? 0, isOpsApart: false, wasOpen: false })),
        dropBatches: [],
        meta: {},
      });
    }
    await this.#append(checkpointEntries(changes));
    await inner.commit({ revision: await inner.revision(), meta: { [POSITION_META]: positionValue(this.#position) } });
    return { how, isDamaged: false };
  }

  /**
   * The journal is not the one that the store knows (a folder was copied back by hand, or one side was lost and begun
   * anew). The store takes from it what it lacks and what fits: batches by hash, own ops under seqs that are free. Then
   * the journal says everything anew.
   */
  async #rejoin(count: number): Promise<Healed> {
    const { inner, journal, onBlob, onProgress } = this.#deps;
    const all = await replayAll(journal, onBlob, (done) => onProgress?.(done, count));
    const snapshot = await inner.load();
    const known = new Set(snapshot.batches.map((b) => b.head));
    const fresh: StoredBatch[] = [];
    for (const batch of [...all.batches.values()].sort((a, b) => a.firstSeq - b.firstSeq)) {
      if (known.has(batch.head) || !(isLaneStart(batch) || known.has(batch.prev))) continue;
      known.add(batch.head);
      fresh.push(batch);
    }
    const heads = new Set(fresh.map((b) => b.head));
    const taken = new Map<string, number>();
    for (const { op } of snapshot.open) taken.set(op.replica, Math.max(taken.get(op.replica) ?? 0, op.seq));
    for (const b of [...snapshot.batches, ...fresh])
      taken.set(b.replica, Math.max(taken.get(b.replica) ?? 0, b.lastSeq));
    const isFree = (replica: ReplicaId, seq: number) => seq > (taken.get(replica) ?? 0);
    const ops = [...all.ops.values()].filter(
      (o) => heads.has(o.batch) || (o.batch === '' && isFree(o.op.replica, o.op.seq)),
    );
    const isNews = ([key, value]: readonly [string, Value]) =>
      !snapshot.meta.has(key) || (isCounter(key) && Number(value) > Number(snapshot.meta.get(key)));
    const meta = Object.fromEntries([...all.meta].filter(isNews));
    const link = all.isDamaged && snapshot.meta.has(LINK_META) ? { [LINK_META]: { needsFull: true } } : {};
    const revision = await inner.revision();
    await inner.commit({ revision, ops, batches: fresh, meta: { ...meta, ...link, [REFOLD_META]: true } });
    await this.#rewrite('rejoined');
    return { how: 'rejoined', isDamaged: all.isDamaged };
  }
}

function isEmpty(change: JournaledChange): boolean {
  const { ops, dropOps, batches, dropBatches, meta } = change;
  return ops.length + dropOps.length + batches.length + dropBatches.length + Object.keys(meta).length === 0;
}
