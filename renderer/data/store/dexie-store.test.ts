import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result.ts';
import type { Journal } from '#shared/sync/journal.ts';
import { OverlayStore } from '#shared/sync/journal-overlay.ts';
import { JournaledStore } from '#shared/sync/journal-store.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { Mutex } from '#shared/sync/mutex.ts';
import { logStoreContract } from '#shared/testing/log-store-contract.ts';
import { openDb, SCHEMA_VERSION, WorkspaceDb } from './db.ts';
import { DexieStore } from './dexie-store.ts';

let count = 0;

async function openDexie() {
  const name = `contract-${++count}`;
  const dbs = [new WorkspaceDb(name)];
  return {
    store: new DexieStore(dbs[0] as WorkspaceDb),
    again: async () => {
      const db = new WorkspaceDb(name);
      dbs.push(db);
      return new DexieStore(db);
    },
    close: async () => {
      for (const db of dbs) db.close();
      await Dexie.delete(`bulwark-${name}`);
    },
  };
}

logStoreContract('Dexie on fake-indexeddb', openDexie);

logStoreContract('journaled memory', async () => {
  const memory = new MemoryStore();
  const inner = Object.assign(memory, {
    revision: async () => (await memory.load()).revision,
    empty: async () => {},
  });
  const entries: Uint8Array[] = [];
  const mutex = new Mutex();
  const journal: Journal = {
    append: async (added) => ok({ first: entries.length, count: entries.push(...added) }),
    read: async (from) =>
      ok({ items: entries.slice(from).map((bytes, i) => ({ kind: 'entry', index: from + i, bytes })), next: null }),
    rewrite: async () => ok(null),
    status: async () => ok({ count: entries.length }),
  };
  const exclusive = <T>(task: () => Promise<T>) => mutex.run(task);
  const open = async () => (await JournaledStore.open({ inner, journal, exclusive, onBlob: async () => {} })).store;
  return { store: await open(), again: open, close: async () => {} };
});

logStoreContract('overlay that nothing was given to the store of', async () => {
  const base = new MemoryStore();
  const store = new OverlayStore(base);
  const revised = {
    load: () => store.load(),
    opsOf: (records: readonly string[]) => store.opsOf(records),
    records: (ids: readonly string[]) => store.records(ids),
    childrenOf: (parents: readonly string[]) => store.childrenOf(parents),
    recordsWrittenBy: (replica: string) => store.recordsWrittenBy(replica),
    recordIds: () => store.recordIds(),
    allRecords: () => store.allRecords(),
    batches: (heads: readonly string[]) => store.batches(heads),
    commit: async (change: Parameters<OverlayStore['commit']>[0]) => {
      const { StaleStore } = await import('#shared/sync/log-store.ts');
      if (change.revision !== (store.revision ?? 0)) throw new StaleStore();
      await store.commit(change);
    },
  };
  return { store: revised, again: async () => revised, close: async () => {} };
});

describe('the database of a workspace', () => {
  test('one that a newer app has written is opened for reading where it says so', async () => {
    const newer = new Dexie('bulwark-newer');
    newer.version(SCHEMA_VERSION + 1).stores({ local: 'key', later: 'id' });
    await newer.open();
    await newer.table('local').put({ key: 'min-writer', value: SCHEMA_VERSION + 1 });
    newer.close();
    const { db, isReadOnly } = await openDb('newer');
    expect(isReadOnly).toBe(true);
    expect((await db.local.get('min-writer'))?.value).toBe(SCHEMA_VERSION + 1);
    db.close();
  });

  test('a newer one that older apps may write is written', async () => {
    const newer = new Dexie('bulwark-newer-2');
    newer.version(SCHEMA_VERSION + 1).stores({ local: 'key' });
    await newer.open();
    await newer.table('local').put({ key: 'min-writer', value: SCHEMA_VERSION });
    newer.close();
    const { db, isReadOnly } = await openDb('newer-2');
    expect(isReadOnly).toBe(false);
    db.close();
  });

  test('a fresh one says who may write', async () => {
    const { db, isReadOnly } = await openDb('fresh');
    expect(isReadOnly).toBe(false);
    expect((await db.local.get('min-writer'))?.value).toBe(1);
    db.close();
  });
});
