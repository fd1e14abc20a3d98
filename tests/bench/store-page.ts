import { Dexie } from 'dexie';
import { openDb } from '#renderer/data/store/db.ts';
import { DexieStore } from '#renderer/data/store/dexie-store.ts';
import type { Signer } from '#shared/base/crypto.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { schema } from '#shared/domain/schema.ts';
import type { Draft } from '#shared/sync/draft.ts';
import { Replica } from '#shared/sync/replica.ts';

/** What the page of `bench:store` measures, all in ms; the engine and the tables are the product's own. */
export type StoreFigures = {
  readonly openMs: number;
  readonly commitMs: { readonly median: number; readonly p95: number };
  readonly query50Ms: number;
  readonly rawCommitMs: { readonly median: number; readonly p95: number };
};

const VESSEL = 'bench';
const PORTION = 500;
const EDITS = 200;
const QUERIES = 40;
const NOTE = 'Checked at rounds. Cable and port are marked, seal is whole. ';

/** Batches are signed in the product; here a hash stands for it, since sealing is no part of a commit. */
const publicKey = sha256(Uint8Array.of(1));
const signer: Signer = { publicKey, sign: async (message) => new Uint8Array([...sha256(message), ...sha256(message)]) };

async function open() {
  const { db } = await openDb(VESSEL);
  const replica = await Replica.open({
    store: new DexieStore(db),
    signers: [signer],
    nextSigner: async () => signer,
    verifier: { verify: async () => true },
    clock: { now: () => Date.now() },
    random: { bytes: (n) => crypto.getRandomValues(new Uint8Array(n)) },
    schema,
    vessel: VESSEL,
    side: 'ship',
  });
  return { db, replica };
}

function values(i: number) {
  return {
    name: `Asset ${i}`,
    maker: `Maker ${i % 40}`,
    model: `M-${i % 900}`,
    serialNumber: `SN${1e6 + i}`,
    group: ['nav', 'com', 'eng', 'it'][i % 4] ?? 'nav',
    status: i % 50 === 0 ? 'outOfOrder' : 'inUse',
    firmwareVersion: `${i % 9}.${i % 31}.${i % 7}`,
    note: NOTE.repeat(1 + (i % 3)),
  };
}

/** @param records each gets two ops: its creation and one edit. */
async function fill(records: number): Promise<void> {
  const { db, replica } = await open();
  for (const round of ['create', 'edit'] as const) {
    for (let from = 0; from < records; from += PORTION) {
      const drafts: Draft[] = [];
      for (let i = from; i < Math.min(records, from + PORTION); i++) {
        const record = round === 'create' ? await replica.newRecordId('asset') : `asset.${replica.id}.${i + 1}`;
        const fields = round === 'create' ? values(i) : { firmwareVersion: `10.${i % 31}.${i % 7}` };
        drafts.push({ record, collection: 'asset', fields });
      }
      await replica.write(drafts, 'anonymous');
    }
    await replica.seal();
  }
  db.close();
}

function spread(all: readonly number[]): { median: number; p95: number } {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

function firstRows(db: Awaited<ReturnType<typeof open>>['db'], offset: number) {
  return db.records
    .where('[collection+hidden+updatedAt]')
    .between(['asset', 0, Dexie.minKey], ['asset', 0, Dexie.maxKey])
    .reverse()
    .offset(offset)
    .limit(50)
    .toArray();
}

async function measure(records: number): Promise<Omit<StoreFigures, 'rawCommitMs'>> {
  const startedMs = performance.now();
  const { db, replica } = await open();
  await firstRows(db, 0);
  const openMs = performance.now() - startedMs;
  const commits: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    const record = `asset.${replica.id}.${((i * 7919) % records) + 1}`;
    const at = performance.now();
    await replica.write([{ record, collection: 'asset', fields: { note: `${NOTE}${i}` } }], 'anonymous');
    commits.push(performance.now() - at);
  }
  const queries: number[] = [];
  for (let i = 0; i < QUERIES; i++) {
    const at = performance.now();
    await firstRows(db, i * 50);
    queries.push(performance.now() - at);
  }
  db.close();
  return { openMs, commitMs: spread(commits), query50Ms: spread(queries).median };
}

/** The same puts with nothing but Dexie: one op row and one record row a commit, same indexes, same durability. */
async function raw(records: number): Promise<StoreFigures['rawCommitMs']> {
  const { db } = await openDb('bench-raw');
  const { db: full } = await openDb(VESSEL);
  const ops = await full.ops.limit(EDITS).toArray();
  for (let from = 0; from < records; from += 5000) {
    const rows = await full.records.orderBy('id').offset(from).limit(5000).toArray();
    await db.records.bulkPut(rows);
  }
  const rows = await db.records.limit(EDITS).toArray();
  full.close();
  const commits: number[] = [];
  for (const [i, row] of rows.entries()) {
    const op = ops[i];
    if (!op) break;
    const at = performance.now();
    await db.transaction('rw', db.ops, db.records, db.meta, async () => {
      await Promise.all([
        db.ops.put({ ...op, key: `raw/${i}` }),
        db.records.put({ ...row, updatedAt: row.updatedAt + i }),
        db.meta.put({ key: 'revision', value: i }),
      ]);
    });
    commits.push(performance.now() - at);
  }
  db.close();
  return spread(commits);
}

Object.assign(globalThis, { storeBench: { fill, measure, raw } });
