import type { Value } from '../base/value.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { RecordId } from '../oplog/op.ts';
import { isControl, type LogChange, type LogStore, opKey, StaleStore, type StoredBatch } from './log-store.ts';

/** The log in memory: for the simulated fleet, the benches, and as the model that other stores are held against. */
export class MemoryStore implements LogStore {
  #revision = 0;
  readonly #ops = new Map<string, StoredOp>();
  readonly #byRecord = new Map<RecordId, Map<string, StoredOp>>();
  readonly #batches = new Map<string, StoredBatch>();
  readonly #records = new Map<RecordId, FoldedRecord>();
  readonly #meta = new Map<string, Value>();

  /** A copy as a disk image would be. */
  clone(): MemoryStore {
    const copy = new MemoryStore();
    copy.#revision = this.#revision;
    for (const stored of this.#ops.values()) copy.#putOp(stored);
    for (const [head, batch] of this.#batches) copy.#batches.set(head, batch);
    for (const [id, record] of this.#records) copy.#records.set(id, record);
    for (const [key, value] of this.#meta) copy.#meta.set(key, value);
    return copy;
  }

  async load() {
    const ops = [...this.#ops.values()];
    return {
      revision: this.#revision,
      batches: [...this.#batches.values()],
      controls: ops.filter(isControl),
      open: ops.filter((o) => o.batch === '').sort((a, b) => a.op.seq - b.op.seq),
      meta: new Map(this.#meta),
    };
  }

  async opsOf(records: readonly RecordId[]) {
    const out = new Map<RecordId, readonly StoredOp[]>();
    for (const id of records) {
      const ops = this.#byRecord.get(id);
      if (ops && ops.size > 0) out.set(id, [...ops.values()]);
    }
    return out;
  }

  async records(ids: readonly RecordId[]) {
    return new Map(
      ids.flatMap((id) => (this.#records.has(id) ? [[id, this.#records.get(id) as FoldedRecord] as const] : [])),
    );
  }

  async childrenOf(parents: readonly RecordId[]) {
    const wanted = new Set(parents);
    return [...this.#records.values()].filter((r) => wanted.has(r.values.parent as string)).map((r) => r.id);
  }

  async recordsWrittenBy(replica: string) {
    return [...new Set([...this.#ops.values()].filter((o) => o.op.replica === replica).map((o) => o.op.record))];
  }

  async recordIds() {
    return [...this.#byRecord.keys()].filter((id) => (this.#byRecord.get(id)?.size ?? 0) > 0).sort();
  }

  async allRecords() {
    return [...this.#records.values()];
  }

  async batches(heads: readonly string[]) {
    return heads.flatMap((head) => this.#batches.get(head) ?? []);
  }

  async commit(change: LogChange) {
    if (change.revision !== this.#revision) throw new StaleStore();
    for (const stored of change.dropOps ?? []) this.#dropOp(stored);
    for (const stored of change.ops ?? []) this.#putOp(stored);
    for (const head of change.dropBatches ?? []) this.#batches.delete(head);
    for (const batch of change.batches ?? []) this.#batches.set(batch.head, batch);
    for (const id of change.dropRecords ?? []) this.#records.delete(id);
    for (const record of change.records ?? []) this.#records.set(record.id, record);
    for (const [key, value] of Object.entries(change.meta ?? {})) {
      if (value === undefined) this.#meta.delete(key);
      else this.#meta.set(key, value);
    }
    this.#revision++;
  }

  #putOp(stored: StoredOp): void {
    this.#ops.set(opKey(stored), stored);
    const ofRecord = this.#byRecord.get(stored.op.record) ?? new Map<string, StoredOp>();
    ofRecord.set(opKey(stored), stored);
    this.#byRecord.set(stored.op.record, ofRecord);
  }

  #dropOp(stored: StoredOp): void {
    this.#ops.delete(opKey(stored));
    this.#byRecord.get(stored.op.record)?.delete(opKey(stored));
  }
}
