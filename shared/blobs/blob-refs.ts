import { toHex } from '../base/bytes.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import { HASH_BYTES } from '../protocol/blob-exchange.ts';
import type { BlobRef } from './blob-store.ts';
import type { BlobClass } from './blob-types.ts';

const MAX_SIZE_BYTES = 0xffffffff;

type Attachment = Pick<FoldedRecord, 'id' | 'values' | 'created'>;

/** The files that attachments name, oldest first; what was removed has none. Records may hold anything: only what can be is taken. */
export function blobRefsOf(attachments: readonly Attachment[]): readonly BlobRef[] {
  return [...attachments]
    .filter(({ values }) => !isPlainObject(values.removed))
    .sort((a, b) => a.created.at - b.created.at || (a.id < b.id ? -1 : 1))
    .flatMap((attachment) => [
      ...refOf(attachment, 'preview', attachment.values.preview, attachment.values.previewSizeBytes),
      ...refOf(attachment, 'original', attachment.values.sha256, attachment.values.sizeBytes),
    ]);
}

function refOf(
  { id, values, created }: Attachment,
  kind: BlobClass,
  hash: Value | undefined,
  sizeBytes: Value | undefined,
): readonly BlobRef[] {
  if (!(hash instanceof Uint8Array) || hash.length !== HASH_BYTES) return [];
  if (typeof sizeBytes !== 'number' || !Number.isInteger(sizeBytes) || sizeBytes < 1 || sizeBytes > MAX_SIZE_BYTES)
    return [];
  return [
    {
      record: id,
      hash: toHex(hash),
      class: kind,
      sizeBytes,
      isWantedByShore: values.originalWanted === true,
      createdAt: created.at,
    },
  ];
}
