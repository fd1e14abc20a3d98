/** Photos and files under records. */
import type { Result } from '#shared/base/result.ts';
import type { BlobFile } from '#shared/blobs/blob-types.ts';
import type { RecordId } from '#shared/oplog/op.ts';

export type AddedPhoto = {
  readonly record: RecordId;
  readonly previewBytes: number;
  readonly originalBytes: number;
};

/** Where the two files of an attachment stand; null: it names no such file. */
export type AttachmentFiles = { readonly preview: BlobFile | null; readonly original: BlobFile | null };

export type AttachmentCommands = {
  /** `file/too-large` over 25 MB, `file/not-an-image`. The original stays here, the preview (≤ 12 kB) travels. */
  readonly addPhoto: (
    parent: RecordId,
    file: File,
    options?: { readonly caption?: string; readonly takenAt?: number },
  ) => Promise<Result<AddedPhoto>>;
  /** Null: it has not arrived on this device. */
  readonly attachmentBlob: (record: RecordId, which: 'preview' | 'original') => Promise<Blob | null>;
  /** On a ship: the originals of these attachments may leave over any link on which files travel. */
  readonly allowOriginals: (attachments: readonly RecordId[]) => Promise<Result<null>>;
  /** This device shall have the originals; a desk asks the ship for them too. */
  readonly askForOriginals: (attachments: readonly RecordId[]) => Promise<Result<null>>;
};
