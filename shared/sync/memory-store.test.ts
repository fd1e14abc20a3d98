import { logStoreContract } from '../testing/log-store-contract.ts';
import { MemoryStore } from './memory-store.ts';

logStoreContract('memory', async () => {
  const store = new MemoryStore();
  return { store, again: async () => store, close: async () => undefined };
});
