import { toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { blobEntries } from '#shared/sync/journal-entries.ts';
import type { AddedPhoto } from '../contract.ts';
import { refusalOf } from '../store/dexie-store.ts';
import type { EngineHost } from './host.ts';
import { mimeOf, type Photo } from './photos.ts';
import { alone, saveDrafts } from './saving.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Of the field that carries the preview itself until blobs travel on their own. */
export const PREVIEW_DATA = 'previewData';

/** Keeps the bytes of an attachment on this device, in the journal first. @throws Refusal 'store/full' */
export async function keepBlob(
  { db, journaled }: OpenWorkspace,
  bytes: Uint8Array,
  mime: string,
  at: number,
): Promise<Uint8Array> {
  const hash = sha256(bytes);
  if (journaled) await journaled.appendBlob(blobEntries(hash, mime, bytes));
  try {
    await db.blobs.put({ hash: toHex(hash), bytes, mime, storedAt: at });
  } catch (error) {
    if (!journaled) throw refusalOf(error);
    // The journal has it: the next start puts it back.
  }
  return hash;
}

export type PhotoAbout = {
  readonly name: string;
  readonly caption?: string;
  readonly takenAt?: number;
};

/** An attachment under a record: the original stays here, its preview goes with the bulk lane. */
export async function addPhoto(
  host: EngineHost,
  workspace: OpenWorkspace,
  parent: RecordId,
  photo: Photo,
  { name, caption, takenAt }: PhotoAbout,
  actor: RecordId | 'anonymous',
): Promise<Result<AddedPhoto>> {
  return alone(host, workspace, async () => {
    const hash = await keepBlob(workspace, photo.bytes, photo.mime, host.clock.now());
    const values: Record<string, Value> = {
      parent,
      sha256: hash,
      name: name.slice(0, 255),
      mime: photo.mime,
      sizeBytes: photo.bytes.length,
      kind: 'photo',
      preview: sha256(photo.preview),
      previewSizeBytes: photo.preview.length,
      [PREVIEW_DATA]: photo.preview,
      ...(caption ? { caption } : {}),
      ...(takenAt !== undefined ? { takenAt } : {}),
      ...(actor !== 'anonymous' ? { takenBy: actor } : {}),
    };
    const saved = await saveDrafts(
      workspace,
      [{ collection: 'attachment', values, loaded: null, lane: 'bulk' }],
      actor,
    );
    if (!saved.ok) return saved;
    const record = saved.value[0]?.record as RecordId;
    return ok({ record, previewBytes: photo.preview.length, originalBytes: photo.bytes.length });
  });
}

/** Null: it is not on this device. */
export async function attachmentBlob(
  workspace: OpenWorkspace,
  record: RecordId,
  which: 'preview' | 'original',
): Promise<Blob | null> {
  const held = (await workspace.replica.store.records([record])).get(record);
  const { sha256: hash, mime } = held?.values ?? {};
  const preview = held?.values[PREVIEW_DATA];
  if (which === 'preview' && preview instanceof Uint8Array) return asBlob(preview, mimeOf(preview) ?? 'image/webp');
  if (!(hash instanceof Uint8Array)) return null;
  const row = await workspace.db.blobs.get(toHex(hash));
  return row ? asBlob(row.bytes, typeof mime === 'string' ? mime : row.mime) : null;
}

function asBlob(bytes: Uint8Array, type: string): Blob {
  return new Blob([bytes as BlobPart], { type });
}
