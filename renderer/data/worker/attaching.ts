import { toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { ok, Refusal, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { allowBlobs, wantBlobs } from '#shared/blobs/asking.ts';
import { FILE_FIELDS, goneMark } from '#shared/blobs/redacted-blobs.ts';
import type { OpRef, RecordId } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import { blobEntries } from '#shared/sync/journal-entries.ts';
import type { AddedPhoto, SaveDraft } from '../contract.ts';
import { fileLimits, refsOf } from './blobs.ts';
import type { EngineHost } from './host.ts';
import { BY_THE_APP } from './permits.ts';
import { mimeOf, type Photo } from './photos.ts';
import { alone, saveDrafts, type Writer } from './saving.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Carried the preview itself before files travelled on their own; what was written so stays readable. */
const PREVIEW_DATA = 'previewData';

/**
 * Keeps the bytes of an attachment on this device, in the journal first; the same ones again cost nothing.
 * @throws Refusal 'store/full', 'blob/quota'
 */
export async function keepBlob(workspace: OpenWorkspace, bytes: Uint8Array, mime: string): Promise<Uint8Array> {
  const { journaled, files } = workspace;
  const hash = sha256(bytes);
  const name = toHex(hash);
  if ((await files.store.held([name])).get(name)?.isWhole) return hash;
  const { quotaBytes } = await fileLimits(workspace);
  if ((await files.store.usedBytes()) + bytes.length > quotaBytes) throw new Refusal('blob/quota');
  if (journaled) await journaled.appendBlob(blobEntries(hash, mime, bytes));
  try {
    await files.store.keep(name, bytes, mime);
  } catch (error) {
    if (!journaled) throw error;
    // The journal has it: the next start puts it back.
  }
  return hash;
}

export type PhotoAbout = {
  readonly name: string;
  readonly caption?: string;
  readonly takenAt?: number;
};

/** An attachment under a record: its text goes with the routine lane, its preview behind that, the original when it may. */
export async function addPhoto(
  host: EngineHost,
  workspace: OpenWorkspace,
  parent: RecordId,
  photo: Photo,
  { name, caption, takenAt }: PhotoAbout,
  { actor, permit }: Writer,
): Promise<Result<AddedPhoto>> {
  return alone(host, workspace, async () => {
    const hash = await keepBlob(workspace, photo.bytes, photo.mime);
    const preview = await keepBlob(workspace, photo.preview, mimeOf(photo.preview) ?? '');
    const values: Record<string, Value> = {
      parent,
      sha256: hash,
      name: name.slice(0, 255),
      mime: photo.mime,
      sizeBytes: photo.bytes.length,
      kind: 'photo',
      preview,
      previewSizeBytes: photo.preview.length,
      ...(caption ? { caption } : {}),
      ...(takenAt !== undefined ? { takenAt } : {}),
      ...(actor !== 'anonymous' ? { takenBy: actor } : {}),
    };
    const saved = await saveDrafts(workspace, [{ collection: 'attachment', values, loaded: null }], actor, permit);
    if (!saved.ok) return saved;
    const record = saved.value[0]?.record as RecordId;
    return ok({ record, previewBytes: photo.preview.length, originalBytes: photo.bytes.length });
  });
}

/**
 * Leaves the mark by which every holder knows the files whose names are about to be redacted. To be called within
 * {@link alone}, before the redaction: a mark alone drops nothing.
 */
export async function markGone(
  workspace: OpenWorkspace,
  record: RecordId,
  refs: readonly { readonly ref: OpRef; readonly field: string }[],
  actor: RecordId | 'anonymous',
): Promise<Result<null>> {
  if (collectionOf(record) !== 'attachment') return ok(null);
  const fields = new Set(refs.map(({ field }) => field).filter((field) => FILE_FIELDS.includes(field)));
  const ops = (await workspace.replica.store.opsOf([record])).get(record) ?? [];
  const named = ops
    .filter(({ op }) => refs.some(({ ref }) => ref.replica === op.replica && ref.seq === op.seq))
    .flatMap(({ op }) => [...fields].map((field) => op.fields[field]))
    .filter((hash) => hash instanceof Uint8Array);
  if (named.length === 0) return ok(null);
  const held = (await workspace.replica.store.records([record])).get(record)?.values['gone'];
  const marks = new Set([...(Array.isArray(held) ? held : []), ...named.map((hash) => goneMark(toHex(hash)))]);
  const draft: SaveDraft = { record, collection: 'attachment', values: { gone: [...marks] }, loaded: null };
  const saved = await saveDrafts(workspace, [draft], actor, BY_THE_APP); // follows a redaction that was permitted
  return saved.ok ? ok(null) : saved;
}

/** Null: it is not on this device. */
export async function attachmentBlob(
  workspace: OpenWorkspace,
  record: RecordId,
  which: 'preview' | 'original',
): Promise<Blob | null> {
  const held = (await workspace.replica.store.records([record])).get(record);
  const { sha256: original, preview, mime, [PREVIEW_DATA]: carried } = held?.values ?? {};
  const hash = which === 'preview' ? preview : original;
  const bytes = hash instanceof Uint8Array ? await wholeFile(workspace, toHex(hash)) : null;
  if (bytes) return asBlob(bytes, (which === 'original' && typeof mime === 'string' ? mime : mimeOf(bytes)) ?? '');
  return which === 'preview' && carried instanceof Uint8Array ? asBlob(carried, mimeOf(carried) ?? '') : null;
}

/** Null while any of it is missing or not checked. */
export async function wholeFile({ files }: OpenWorkspace, hash: string): Promise<Uint8Array | null> {
  return (await files.store.held([hash])).get(hash)?.isWhole ? files.store.content(hash) : null;
}

/** Files of an attachment that may leave on any link; the same as a person's word for one record. */
export async function allowOriginals(workspace: OpenWorkspace, attachments: readonly RecordId[]): Promise<void> {
  await allowBlobs(workspace.files.notes, await originalsOf(workspace, attachments));
}

/**
 * This device shall have the originals. A desk asks the ship for them too, by a field of the attachment: on the ship's next
 * contact they leave, whatever its link.
 */
export async function askForOriginals(
  host: EngineHost,
  workspace: OpenWorkspace,
  attachments: readonly RecordId[],
  { actor, permit }: Writer,
): Promise<Result<null>> {
  await wantBlobs(workspace.files.notes, await originalsOf(workspace, attachments));
  if (workspace.side === 'ship') return ok(null);
  return alone(host, workspace, async () => {
    const records = await workspace.replica.store.records(attachments);
    const asked = [...records.values()].filter(({ values }) => values.originalWanted !== true);
    if (asked.length === 0) return ok(null);
    const drafts = asked.map(
      (record): SaveDraft => ({
        record: record.id,
        collection: 'attachment',
        values: { originalWanted: true },
      }),
    );
    const saved = await saveDrafts(workspace, drafts, actor, permit);
    return saved.ok ? ok(null) : saved;
  });
}

async function originalsOf(workspace: OpenWorkspace, attachments: readonly RecordId[]): Promise<readonly string[]> {
  const refs = await refsOf(workspace);
  return refs.filter((ref) => ref.class === 'original' && attachments.includes(ref.record)).map((ref) => ref.hash);
}

function asBlob(bytes: Uint8Array, type: string): Blob {
  return new Blob([bytes as BlobPart], { type });
}
