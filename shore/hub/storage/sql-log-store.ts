import { decodeCbor, encodeCbor } from '#shared/base/cbor.ts';
import { Refusal } from '#shared/base/result.ts';
import type { FoldedRecord } from '#shared/merge/folded-record.ts';
import type { BatchNode, StoredOp } from '#shared/oplog/log-index.ts';
import type { Lane, RecordId, ReplicaId } from '#shared/oplog/op.ts';
import {
  isControl,
  type LogChange,
  type LogSnapshot,
  type LogStore,
  opKey,
  StaleStore,
  type StoredBatch,
} from '#shared/sync/log-store.ts';
import { isDiskFull } from './database.ts';
import {
  decodeNode,
  decodeOp,
  decodeRecord,
  decodeSalts,
  encodeNode,
  encodeOp,
  encodeRecord,
  encodeSalts,
} from './log-codec.ts';
import type { VesselScope } from './scope.ts';
import { textKey, textOfKey } from './text-key.ts';

/** Keys in one `in (...)`: both databases take far more parameters, but plans get no better. */
const KEYS_PER_QUERY = 500;

const NODE_COLUMNS = ['head', 'replica', 'lane', 'prev', 'first_seq', 'last_seq', 'node'] as const;

type NodeRow = {
  readonly head: string;
  readonly replica: string;
  readonly lane: string;
  readonly prev: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly node: Uint8Array;
};

function readNode(row: NodeRow): BatchNode {
  return {
    head: row.head,
    replica: row.replica,
    lane: row.lane as Lane,
    prev: row.prev,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
    ...decodeNode(row.node),
  };
}

function* parts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += KEYS_PER_QUERY) yield list.slice(at, at + KEYS_PER_QUERY);
}

/** The log of one vessel in SQL. Any number of processes may hold it: whoever commits on an old revision is told so. */
export class SqlLogStore implements LogStore {
  readonly #scope: VesselScope;

  constructor(scope: VesselScope) {
    this.#scope = scope;
  }

  /** Tells at little cost whether somebody else has written since. */
  async revision(): Promise<number> {
    return revisionIn(this.#scope);
  }

  load(): Promise<LogSnapshot> {
    return this.#scope.snapshot(async (scope) => {
      const batches = await scope.select('log_batch').select(NODE_COLUMNS).execute();
      const controls = await scope.select('log_op').select('op').where('is_control', '=', 1).execute();
      const open = await scope.select('log_op').select('op').where('is_open', '=', 1).execute();
      const meta = await scope.select('log_meta').select(['key', 'value']).execute();
      return {
        revision: await revisionIn(scope),
        batches: batches.map(readNode),
        controls: controls.map((row) => decodeOp(row.op)),
        open: open.map((row) => decodeOp(row.op)).sort((a, b) => a.op.seq - b.op.seq),
        meta: new Map(meta.map((row) => [row.key, decodeCbor(row.value)])),
      };
    });
  }

  async opsOf(records: readonly RecordId[]): Promise<ReadonlyMap<RecordId, readonly StoredOp[]>> {
    const out = new Map<RecordId, StoredOp[]>();
    for (const keys of parts([...new Set(records.map(textKey))])) {
      const rows = await this.#scope.select('log_op').select('op').where('record', 'in', keys).execute();
      for (const row of rows) {
        const stored = decodeOp(row.op);
        const held = out.get(stored.op.record);
        if (held) held.push(stored);
        else out.set(stored.op.record, [stored]);
      }
    }
    return out;
  }

  async records(ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, FoldedRecord>> {
    const out = new Map<RecordId, FoldedRecord>();
    for (const keys of parts([...new Set(ids.map(textKey))])) {
      const rows = await this.#scope.select('log_record').select('folded').where('record', 'in', keys).execute();
      for (const row of rows) {
        const record = decodeRecord(row.folded);
        out.set(record.id, record);
      }
    }
    return out;
  }

  async childrenOf(parents: readonly RecordId[]): Promise<readonly RecordId[]> {
    const keys: string[] = [];
    for (const some of parts([...new Set(parents.map(textKey))])) {
      const rows = await this.#scope.select('log_record').select('record').where('parent', 'in', some).execute();
      keys.push(...rows.map((row) => row.record));
    }
    return this.#texts(keys);
  }

  async recordsWrittenBy(replica: ReplicaId): Promise<readonly RecordId[]> {
    const rows = await this.#scope
      .select('log_op')
      .select('record')
      .distinct()
      .where('replica', '=', replica)
      .execute();
    return this.#texts(rows.map((row) => row.record));
  }

  async recordIds(): Promise<readonly RecordId[]> {
    const rows = await this.#scope.select('log_op').select('record').distinct().execute();
    return (await this.#texts(rows.map((row) => row.record))).sort();
  }

  /** The ids behind keys; those that are only a digest are read from an op. */
  async #texts(keys: readonly string[]): Promise<RecordId[]> {
    const out: RecordId[] = [];
    for (const key of keys) {
      const text = textOfKey(key);
      if (text !== null) {
        out.push(text);
        continue;
      }
      const row = await this.#scope.select('log_op').select('op').where('record', '=', key).executeTakeFirst();
      if (row) out.push(decodeOp(row.op).op.record);
    }
    return out;
  }

  async allRecords(): Promise<readonly FoldedRecord[]> {
    const rows = await this.#scope.select('log_record').select('folded').execute();
    return rows.map((row) => decodeRecord(row.folded));
  }

  async batches(heads: readonly string[]): Promise<readonly StoredBatch[]> {
    const found = new Map<string, StoredBatch>();
    for (const some of parts([...new Set(heads)])) {
      const rows = await this.#scope
        .select('log_batch')
        .select([...NODE_COLUMNS, 'signature', 'salts', 'body', 'received_at'])
        .where('head', 'in', some)
        .execute();
      for (const row of rows)
        found.set(row.head, {
          ...readNode(row),
          signature: row.signature,
          salts: decodeSalts(row.salts),
          body: row.body,
          receivedAt: row.received_at,
        });
    }
    return heads.flatMap((head) => found.get(head) ?? []);
  }

  async commit(change: LogChange): Promise<void> {
    try {
      await this.#scope.transaction(async (scope) => {
        await claim(scope, change.revision);
        await write(scope, change);
      });
    } catch (error) {
      if (isDiskFull(error)) throw new Refusal('store/full');
      throw error;
    }
  }
}

async function revisionIn(scope: VesselScope): Promise<number> {
  const row = await scope.select('log_head').select('revision').executeTakeFirst();
  return row?.revision ?? 0;
}

/** First of all, so that a second writer waits here and then finds that the revision has moved. */
async function claim(scope: VesselScope, revision: number): Promise<void> {
  if (revision === 0)
    await scope
      .insert('log_head', [{ revision: 0 }])
      .onConflict((c) => c.columns(['company_id', 'vessel_id']).doNothing())
      .execute();
  const done = await scope
    .update('log_head')
    .set({ revision: revision + 1 })
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new StaleStore();
}

async function write(scope: VesselScope, change: LogChange): Promise<void> {
  for (const keys of parts((change.dropOps ?? []).map(opKey)))
    await scope.delete('log_op').where('op_key', 'in', keys).execute();
  const ops = [...new Map((change.ops ?? []).map((stored) => [opKey(stored), stored])).values()];
  await scope.put(
    'log_op',
    ops.map((stored) => ({
      op_key: opKey(stored),
      record: textKey(stored.op.record),
      replica: stored.op.replica,
      is_control: isControl(stored) ? 1 : 0,
      is_open: stored.batch === '' ? 1 : 0,
      op: encodeOp(stored),
    })),
    ['op_key'],
  );
  for (const heads of parts(change.dropBatches ?? []))
    await scope.delete('log_batch').where('head', 'in', heads).execute();
  const batches = [...new Map((change.batches ?? []).map((b) => [b.head, b])).values()];
  await scope.put(
    'log_batch',
    batches.map((b) => ({
      head: b.head,
      replica: b.replica,
      lane: b.lane,
      prev: b.prev,
      first_seq: b.firstSeq,
      last_seq: b.lastSeq,
      node: encodeNode(b),
      signature: b.signature,
      salts: encodeSalts(b.salts),
      body: b.body,
      received_at: b.receivedAt,
    })),
    ['head'],
  );
  for (const ids of parts((change.dropRecords ?? []).map(textKey)))
    await scope.delete('log_record').where('record', 'in', ids).execute();
  const records = [...new Map((change.records ?? []).map((r) => [r.id, r])).values()];
  await scope.put(
    'log_record',
    records.map((record) => ({
      record: textKey(record.id),
      parent: typeof record.values.parent === 'string' ? textKey(record.values.parent) : null,
      conflicts: record.conflicts.length,
      folded: encodeRecord(record),
    })),
    ['record'],
  );
  const meta = Object.entries(change.meta ?? {});
  const gone = meta.flatMap(([key, value]) => (value === undefined ? [key] : []));
  for (const keys of parts(gone)) await scope.delete('log_meta').where('key', 'in', keys).execute();
  const kept = meta.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: encodeCbor(value) }]));
  await scope.put('log_meta', kept, ['key']);
}
