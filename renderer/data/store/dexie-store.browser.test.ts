import { Dexie } from 'dexie';
import { logStoreContract } from '#shared/testing/log-store-contract.ts';
import { WorkspaceDb } from './db.ts';
import { DexieStore } from './dexie-store.ts';

let count = 0;

logStoreContract('Dexie in a browser', async () => {
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
});
