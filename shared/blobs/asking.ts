import type { BlobNotes } from './blob-store.ts';

/** A person lets these files go on any link on which files travel at all. What was refused before is tried again at once. */
export async function allowBlobs(notes: BlobNotes, hashes: readonly string[]): Promise<void> {
  await notes.save({ notes: new Map(hashes.map((hash) => [hash, { isAllowed: true, refused: null }])) });
}

/** This device shall have these originals too. */
export async function wantBlobs(notes: BlobNotes, hashes: readonly string[]): Promise<void> {
  const change = { isWanted: true, refused: null, awaited: null };
  await notes.save({ notes: new Map(hashes.map((hash) => [hash, change])) });
}
