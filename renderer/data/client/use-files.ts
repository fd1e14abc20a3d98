import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { knownBlobs, queueOf } from '#shared/blobs/blob-files.ts';
import { blobRefsOf } from '#shared/blobs/blob-refs.ts';
import type { AttachmentFiles, RecordRow } from '../contract.ts';
import { DexieBlobNotes, DexieBlobStore } from '../store/dexie-blob-store.ts';
import { unlessClosed, useDatabase } from './connection.ts';

/** Where the files of an attachment are, live; undefined while loading. */
export function useAttachmentFiles(attachment: RecordRow): AttachmentFiles | undefined {
  const db = useDatabase((state) => state.db);
  const refs = useMemo(() => blobRefsOf([attachment]), [attachment]);
  return useLiveQuery(async () => {
    if (!db) return undefined;
    try {
      const store = new DexieBlobStore(db);
      const noted = await new DexieBlobNotes(db).of(refs.map((ref) => ref.hash));
      const { perFile } = queueOf(refs, await knownBlobs(refs, store, { all: async () => noted }));
      const of = (kind: 'preview' | 'original') => perFile.find((file) => file.class === kind) ?? null;
      return { preview: of('preview'), original: of('original') };
    } catch (error) {
      return unlessClosed(db, error);
    }
  }, [db, refs]);
}
