import { Dexie } from 'dexie';
import { blobNotesContract, blobStoreContract } from '#shared/testing/blob-store-contract.ts';
import { WorkspaceDb } from '../store/db.ts';
import { DexieBlobNotes, DexieBlobStore } from '../store/dexie-blob-store.ts';

let count = 0;

function openings() {
  const name = `blobs-${++count}`;
  const dbs: WorkspaceDb[] = [];
  return {
    next: () => {
      const db = new WorkspaceDb(name);
      dbs.push(db);
      return db;
    },
    close: async () => {
      for (const db of dbs) db.close();
      await Dexie.delete(`bulwark-${name}`);
    },
  };
}

export function dexieBlobContracts(name: string): void {
  blobStoreContract(name, async () => {
    const { next, close } = openings();
    return { store: new DexieBlobStore(next()), reopen: async () => new DexieBlobStore(next()), close };
  });
  blobNotesContract(name, async () => {
    const { next } = openings();
    return { notes: new DexieBlobNotes(next()), reopen: async () => new DexieBlobNotes(next()) };
  });
}
