import type { FoldedRecord } from '../merge/folded-record.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { RecordId, ReplicaId } from '../oplog/op.ts';
import { isControl, type LogChange, type LogStore, opKey, type StoredBatch } from './log-store.ts';

/**
 * A store that takes no more changes, with those that came since in memory: they are accepted (the journal has them) and
 * everybody must see them, until the store takes them too.
 */
export class OverlayStore implements LogStore {
  readonly #base: LogStore;
  readonly #changes: LogChange[] = [];
  readonly #ops = new Map<string, StoredOp | null>();
  readonly #batches = new Map<string, StoredBatch | null>();
  readonly #records = new Map<RecordId, FoldedRecord | null>();

  constructor(base: LogStore) {
    this.#base = base;
  }

  /** In the order in which they came. */
  get changes(): readonly LogChange[] {
    return this.#changes;
  }

  get revision(): number | null {
    const last = this.#changes.at(-1);
    return last ? last.revision + 1 : null;
  }

  async commit(change: LogChange): Promise<void> {
    for (const stored of change.dropOps ?? []) this.#ops.set(opKey(stored), null);
    for (const stored of change.ops ?? []) this.#ops.set(opKey(stored), stored);
    for (const head of change.dropBatches ?? []) this.#batches.set(head, null);
    for (const batch of change.batches ?? []) this.#batches.set(batch.head, batch);
    for (const id of change.dropRecords ?? []) this.#records.set(id, null);
    for (const record of change.records ?? []) this.#records.set(record.id, record);
    this.#changes.push(change);
  }

  /** Gives what waits to the store below. Whatever it has taken when it fails is not given again. */
  async flush(): Promise<void> {
    for (let next = this.#changes[0]; next; next = this.#changes[0]) {
      await this.#base.commit(next);
      this.#changes.shift();
    }
    for (const map of [this.#ops, this.#batches, this.#records]) map.clear();
  }

  #put(): readonly StoredOp[] {
    return [...this.#ops.values()].filter((o) => o !== null);
  }

  #isGone(stored: StoredOp): boolean {
    return this.#ops.has(opKey(stored)); // dropped, or written anew
  }

  async load() {
    const base = await this.#base.load();
    const mine = this.#put();
    const meta = new Map(base.meta);
    for (const change of this.#changes)
      for (const [key, value] of Object.entries(change.meta ?? {})) {
        if (value === undefined) meta.delete(key);
        else meta.set(key, value);
      }
    const added = [...this.#batches.values()].filter((b) => b !== null);
    return {
      revision: this.revision ?? base.revision,
      batches: [...base.batches.filter((b) => !this.#batches.has(b.head)), ...added],
      controls: [...base.controls.filter((o) => !this.#isGone(o)), ...mine.filter(isControl)],
      open: [...base.open.filter((o) => !this.#isGone(o)), ...mine.filter((o) => o.batch === '')].sort(
        (a, b) => a.op.seq - b.op.seq,
      ),
      meta,
    };
  }

  async opsOf(records: readonly RecordId[]) {
    const wanted = new Set(records);
    const out = new Map<RecordId, StoredOp[]>();
    for (const [id, ops] of await this.#base.opsOf(records))
      out.set(
        id,
        ops.filter((o) => !this.#isGone(o)),
      );
    for (const stored of this.#put()) {
      const { record } = stored.op;
      if (wanted.has(record)) out.set(record, [...(out.get(record) ?? []), stored]);
    }
    return new Map([...out].filter(([, ops]) => ops.length > 0));
  }

  async records(ids: readonly RecordId[]) {
    const out = new Map(await this.#base.records(ids));
    for (const id of ids) {
      const mine = this.#records.get(id);
      if (mine) out.set(id, mine);
      else if (mine === null) out.delete(id);
    }
    return out;
  }

  async childrenOf(parents: readonly RecordId[]) {
    const wanted = new Set<unknown>(parents);
    const base = (await this.#base.childrenOf(parents)).filter((id) => !this.#records.has(id));
    const mine = [...this.#records.values()]
      .filter((r) => r !== null && wanted.has(r.values.parent))
      .map((r) => (r as FoldedRecord).id);
    return [...base, ...mine];
  }

  async recordsWrittenBy(replica: ReplicaId) {
    const mine = this.#put().filter((o) => o.op.replica === replica);
    return [...new Set([...(await this.#base.recordsWrittenBy(replica)), ...mine.map((o) => o.op.record)])];
  }

  async recordIds() {
    const mine = this.#put().map((o) => o.op.record);
    const all = [...new Set([...(await this.#base.recordIds()), ...mine])];
    return [...(await this.opsOf(all)).keys()].sort();
  }

  async allRecords() {
    const base = (await this.#base.allRecords()).filter((r) => !this.#records.has(r.id));
    return [...base, ...[...this.#records.values()].filter((r) => r !== null)];
  }

  async batches(heads: readonly string[]) {
    const below = new Map(
      (await this.#base.batches(heads.filter((h) => !this.#batches.has(h)))).map((b) => [b.head, b]),
    );
    return heads.flatMap((head) => this.#batches.get(head) ?? below.get(head) ?? []);
  }
}
