import { Dexie } from 'dexie';

/** As if Chromium had dropped its storage; what is open keeps its old database. */
export function freshIndexedDb(made: IDBFactory): void {
  globalThis.indexedDB = made;
  Dexie.dependencies.indexedDB = made; // Dexie looks once, when it is loaded
}
