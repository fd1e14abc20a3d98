import { blobNotesContract, blobStoreContract } from '../testing/blob-store-contract.ts';
import { MemoryBlobNotes, MemoryBlobStore } from './memory-blob-store.ts';

blobStoreContract('memory', async () => {
  const store = new MemoryBlobStore();
  return { store, reopen: async () => store.clone() };
});

blobNotesContract('memory', async () => {
  const notes = new MemoryBlobNotes();
  return { notes, reopen: async () => notes.clone() };
});
