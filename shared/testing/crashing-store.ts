import { Refusal } from '../base/result.ts';
import type { RecordId, ReplicaId } from '../oplog/op.ts';
import type { LogChange, LogStore } from '../sync/log-store.ts';

/** The process is gone: nothing that it still tries has any effect. */
export class Crash extends Error {
  constructor() {
    super('the process has crashed');
    this.name = 'Crash';
  }
}

/**
 * What becomes of the n-th commit from now: the process dies before or right after it is durable, or the disk is full
 * and the process lives on.
 */
export type Fuse = { readonly commits: number; readonly what: 'before' | 'after' | 'full' };

/** A disk that outlives the process that writes to it. */
export class CrashingStore implements LogStore {
  readonly #disk: LogStore;
  #fuse: Fuse | null = null;
  #isDead = false;

  constructor(disk: LogStore) {
    this.#disk = disk;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  light(fuse: Fuse | null): void {
    this.#fuse = fuse;
  }

  kill(): void {
    this.#isDead = true;
  }

  #alive(): LogStore {
    if (this.#isDead) throw new Crash();
    return this.#disk;
  }

  async load() {
    return this.#alive().load();
  }

  async opsOf(records: readonly RecordId[]) {
    return this.#alive().opsOf(records);
  }

  async records(ids: readonly RecordId[]) {
    return this.#alive().records(ids);
  }

  async childrenOf(parents: readonly RecordId[]) {
    return this.#alive().childrenOf(parents);
  }

  async recordsWrittenBy(replica: ReplicaId) {
    return this.#alive().recordsWrittenBy(replica);
  }

  async recordIds() {
    return this.#alive().recordIds();
  }

  async allRecords() {
    return this.#alive().allRecords();
  }

  async batches(heads: readonly string[]) {
    return this.#alive().batches(heads);
  }

  async commit(change: LogChange): Promise<void> {
    const disk = this.#alive();
    const fuse = this.#fuse;
    if (!fuse || fuse.commits > 1) {
      this.#fuse = fuse && { ...fuse, commits: fuse.commits - 1 };
      return disk.commit(change);
    }
    this.#fuse = null;
    if (fuse.what === 'full') throw new Refusal('store/full');
    if (fuse.what === 'after') await disk.commit(change);
    this.#isDead = true;
    throw new Crash();
  }
}
