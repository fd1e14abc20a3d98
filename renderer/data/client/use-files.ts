import { useMemo } from 'react';
import { knownBlobs, queueOf } from '#shared/blobs/blob-files.ts';
import { blobRefsOf } from '#shared/blobs/blob-refs.ts';
import type { AttachmentFiles, RecordRow } from '../contract.ts';
import { DexieBlobNotes, DexieBlobStore } from '../store/dexie-blob-store.ts';
import { useLive } from './use-live.ts';

/** Where the files of an attachment are, live; undefined while loading. */
export function useAttachmentFiles(attachment: RecordRow): AttachmentFiles | undefined {
  const refs = useMemo(() => blobRefsOf([attachment]), [attachment]);
  return useLive(JSON.stringify(refs), async (db) => {
    const store = new DexieBlobStore(db);
    const noted = await new DexieBlobNotes(db).of(refs.map((ref) => ref.hash));
    const { perFile } = queueOf(refs, await knownBlobs(refs, store, { all: async () => noted }));
    const of = (kind: 'preview' | 'original') => perFile.find((file) => file.class === kind) ?? null;
    return { preview: of('preview'), original: of('original') };
  });
}
