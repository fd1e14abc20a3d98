import { Dexie } from 'dexie';
import { Refusal } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import type { BatchNode, StoredOp } from '#shared/oplog/log-index.ts';
import type { RecordId, ReplicaId } from '#shared/oplog/op.ts';
import {
  isControl,
  type LogChange,
  type LogSnapshot,
  type LogStore,
  opKey,
  StaleStore,
  type StoredBatch,
} from '#shared/sync/log-store.ts';
import { namesOf, type OpRow, type WorkspaceDb } from './db.ts';
import { storedRow } from './rows.ts';

const REVISION = '#revision';

/** A replica's log in IndexedDB: ops and what is folded from them change in one strict transaction. */
export class DexieStore implements LogStore {
  readonly #db: WorkspaceDb;

  constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  async revision(): Promise<number> {
    return Number((await this.#db.meta.get(REVISION))?.value ?? 0);
  }

  async load(): Promise<LogSnapshot> {
    const { ops, batches, meta } = this.#db;
    return this.#reading(() =>
      this.#db.transaction('r', [ops, batches, meta], async () => {
        const rows = await meta.toArray();
        const open = await ops.where('open').equals(1).toArray();
        const controls = await ops.where('control').equals(1).toArray();
        return {
          revision: Number(rows.find((row) => row.key === REVISION)?.value ?? 0),
          batches: await batches.toArray(),
          controls: controls.map((row) => row.stored),
          open: open.map((row) => row.stored).sort((a, b) => a.op.seq - b.op.seq),
          meta: new Map(rows.filter((row) => row.key !== REVISION).map((row) => [row.key, row.value])),
        };
      }),
    );
  }

  async opsOf(records: readonly RecordId[]): Promise<ReadonlyMap<RecordId, readonly StoredOp[]>> {
    const ids = [...new Set(records)];
    // One short query each: a cursor that jumps from key to key (anyOf) takes several times as long.
    const lists = await this.#reading(() =>
      this.#db.transaction('r', this.#db.ops, () =>
        Promise.all(ids.map((id) => this.#db.ops.where('record').equals(id).toArray())),
      ),
    );
    return new Map(
      lists.flatMap((rows, i) => (rows.length > 0 ? [[ids[i] as RecordId, rows.map((r) => r.stored)]] : [])),
    );
  }

  async records(ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, FoldedRecord>> {
    const rows = await this.#reading(() => this.#db.records.bulkGet([...new Set(ids)]));
    return new Map(rows.flatMap((row) => (row ? [[row.id, row.folded] as const] : [])));
  }

  async childrenOf(parents: readonly RecordId[]): Promise<readonly RecordId[]> {
    const lists = await this.#reading(() =>
      this.#db.transaction('r', this.#db.records, () =>
        Promise.all(
          parents.map((parent) =>
            this.#db.records
              .where('[parent+collection+createdAt]')
              .between([parent], [parent, []], true, true)
              .primaryKeys(),
          ),
        ),
      ),
    );
    return lists.flat();
  }

  async recordsWrittenBy(replica: ReplicaId): Promise<readonly RecordId[]> {
    const rows = await this.#reading(() => this.#db.ops.where('key').startsWith(`${replica}/`).toArray());
    return [...new Set(rows.map((row) => row.record))];
  }

  async recordIds(): Promise<readonly RecordId[]> {
    const keys = await this.#reading(() => this.#db.ops.orderBy('record').uniqueKeys());
    return (keys as RecordId[]).sort();
  }

  async allRecords(): Promise<readonly FoldedRecord[]> {
    return (await this.#reading(() => this.#db.records.toArray())).map((row) => row.folded);
  }

  async batches(heads: readonly string[]): Promise<readonly StoredBatch[]> {
    const { batches, bodies } = this.#db;
    return this.#reading(() =>
      this.#db.transaction('r', [batches, bodies], async () => {
        const nodes = await batches.bulkGet([...heads]);
        const rest = await bodies.bulkGet([...heads]);
        return nodes.flatMap((node, i) => {
          const body = rest[i];
          return node && body ? [{ ...node, ...body }] : [];
        });
      }),
    );
  }

  async commit(change: LogChange): Promise<void> {
    const { ops, batches, bodies, records, meta } = this.#db;
    try {
      await this.#db.transaction('rw', [ops, batches, bodies, records, meta], async () => {
        if ((await this.revision()) !== change.revision) throw new StaleStore();
        const next = change.revision + 1;
        if (change.dropOps?.length) await ops.bulkDelete(change.dropOps.map(opKey));
        if (change.ops?.length) await ops.bulkPut(change.ops.map(opRow));
        if (change.dropBatches?.length) {
          await batches.bulkDelete([...change.dropBatches]);
          await bodies.bulkDelete([...change.dropBatches]);
        }
        if (change.batches?.length) {
          await batches.bulkPut(change.batches.map(nodeOf));
          await bodies.bulkPut(
            change.batches.map(({ head, signature, salts, body, receivedAt }) => ({
              head,
              signature,
              salts,
              body,
              receivedAt,
            })),
          );
        }
        if (change.dropRecords?.length) await records.bulkDelete([...change.dropRecords]);
        if (change.records?.length) await records.bulkPut(change.records.map((record) => storedRow(record, next)));
        const entries = Object.entries(change.meta ?? {});
        const gone = entries.filter(([, value]) => value === undefined).map(([key]) => key);
        const kept = entries.flatMap(([key, value]): { key: string; value: Value }[] =>
          value === undefined ? [] : [{ key, value }],
        );
        if (gone.length > 0) await meta.bulkDelete(gone);
        await meta.bulkPut([...kept, { key: REVISION, value: next }]);
      });
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /**
   * Drops everything that the log holds, to be filled again. Blobs and what is the device's own stay, and so does the
   * revision: whoever compares by it must never see a number twice.
   */
  async empty(): Promise<void> {
    const { ops, batches, bodies, records, meta } = this.#db;
    await this.#db.transaction('rw', [ops, batches, bodies, records, meta], async () => {
      const value = await this.revision();
      for (const table of [ops, batches, bodies, records, meta]) await table.clear();
      await meta.put({ key: REVISION, value });
    });
  }

  async #reading<T>(read: () => PromiseLike<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

function opRow(stored: StoredOp): OpRow {
  return {
    key: opKey(stored),
    record: stored.op.record,
    ...(stored.batch === '' ? { open: 1 as const } : {}),
    ...(isControl(stored) ? { control: 1 as const } : {}),
    stored,
  };
}

function nodeOf({ head, replica, lane, prev, firstSeq, lastSeq, runs, seen }: StoredBatch): BatchNode {
  return { head, replica, lane, prev, firstSeq, lastSeq, runs, seen };
}

/** What IndexedDB says when it cannot, as one of our codes; anything else is a bug and stays what it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof StaleStore || error instanceof Refusal) return error;
  const names = namesOf(error);
  if (names.some((name) => name === 'QuotaExceededError')) return new Refusal('store/full');
  if (names.some((name) => name === Dexie.errnames.DatabaseClosed || name === 'InvalidStateError'))
    return new Refusal('store/closed');
  if (names.some((name) => ['UnknownError', 'NotReadableError', Dexie.errnames.OpenFailed].includes(name)))
    return new Refusal('store/damaged');
  return error;
}
