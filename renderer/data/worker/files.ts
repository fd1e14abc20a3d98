import { concat } from '#shared/base/bytes.ts';
import { type AppError, fail, ok, type Result } from '#shared/base/result.ts';
import { knownBlobs, thereMap } from '#shared/blobs/blob-files.ts';
import { exportFile, partName } from '#shared/files/export-file.ts';
import { chunksOf, type FileChunk } from '#shared/files/file-chunks.ts';
import {
  byFile,
  type FilePreview,
  type ImportDeps,
  type ImportReport,
  importFile,
  inspectFile,
} from '#shared/files/import-file.ts';
import { readLedger } from '#shared/files/ledger.ts';
import { type OpenedPart, openPart } from '#shared/files/open-file.ts';
import { qrTexts } from '#shared/files/qr-text.ts';
import { type Receiver, receiversOf } from '#shared/files/receivers.ts';
import { type ShelfStore, shelfOf } from '#shared/files/shelf.ts';
import { deliveredSeqs, linkKnown } from '#shared/sync/exchange-client.ts';
import { NOTHING_MUTUAL } from '#shared/sync/mutual.ts';
import type { FileOrder, FilesState, FileTarget, NewFile } from '../contract/files.ts';
import type { OnProgress } from '../contract.ts';
import { fileLimits, refsOf } from './blobs.ts';
import type { EngineHost } from './host.ts';
import { alone } from './saving.ts';
import type { OpenWorkspace } from './workspace.ts';

const SECRET_BYTES = 32;

function secretName(workspace: string): string {
  return `${workspace}:seal`;
}

/** Keeps the X25519 secret of an enrolment beside those before it: files sealed to any of them can be opened. */
export async function keepSealSecret(host: EngineHost, workspace: string, secret: Uint8Array): Promise<void> {
  const held = (await host.keys.linkSecret(secretName(workspace))) ?? new Uint8Array(0);
  await host.keys.setLinkSecret(secretName(workspace), concat(secret, held));
}

async function sealSecrets(host: EngineHost, workspace: string): Promise<readonly Uint8Array[]> {
  const held = (await host.keys.linkSecret(secretName(workspace))) ?? new Uint8Array(0);
  return Array.from({ length: held.length / SECRET_BYTES }, (_, i) =>
    held.subarray(i * SECRET_BYTES, (i + 1) * SECRET_BYTES),
  );
}

const SHELF_PREFIX = 'file-part:';

function dexieShelf({ db }: OpenWorkspace): ShelfStore {
  return {
    all: async () => {
      const rows = await db.local.where('key').startsWith(SHELF_PREFIX).toArray();
      return new Map(rows.map((row) => [row.key.slice(SHELF_PREFIX.length), row.value as Uint8Array]));
    },
    set: async (key, bytes) => {
      if (bytes) await db.local.put({ key: SHELF_PREFIX + key, value: bytes });
      else await db.local.delete(SHELF_PREFIX + key);
    },
  };
}

function receiversFor({ replica }: OpenWorkspace, to: FileTarget): readonly Receiver[] {
  return receiversOf(replica.state).filter((r) => (to === 'shore' ? r.isHub : !r.isHub));
}

/** Of this vessel's device: whom it can write to, and what it wrote. */
export function filesState(workspace: OpenWorkspace): FilesState {
  const { replica } = workspace;
  const delivered = deliveredSeqs(replica);
  const targets = (['shore', 'ship'] as const).filter((to) => receiversFor(workspace, to).length > 0);
  const written = readLedger(replica).written.map((file) => ({
    ...file,
    isConfirmed:
      file.to === 'shore' && Object.entries(file.reach).every(([lane, seq]) => seq <= (delivered[lane] ?? 0)),
  }));
  return { targets, written };
}

export async function writeFile(
  host: EngineHost,
  workspace: OpenWorkspace,
  { to, kind, partBytes, photos }: FileOrder,
  onProgress?: OnProgress,
): Promise<Result<NewFile>> {
  const { replica } = workspace;
  const compressor = await host.compressor();
  const chunks = await photoChunks(workspace, photos, to === 'shore' && kind === 'update');
  const written = await alone(host, workspace, () => {
    const receivers = receiversFor(workspace, to);
    const known = to === 'shore' ? linkKnown(replica) : NOTHING_MUTUAL;
    return exportFile(
      replica,
      { kind, to: receivers, known: () => known, partBytes, chunks },
      { compressor, random: host.random, onProgress: (done, total) => onProgress?.({ done, total }) },
    );
  });
  if (!written.ok) return written;
  const { parts, number, batches, sizeBytes } = written.value;
  const { vesselId } = workspace.belonging();
  const named = parts.map((bytes, i) => ({ name: partName(vesselId, to, number, i + 1, parts.length), bytes }));
  return ok({ number, batches, sizeBytes, parts: named });
}

/** @param isNews only what the hub is not known to hold. */
async function photoChunks(
  workspace: OpenWorkspace,
  photos: FileOrder['photos'],
  isNews: boolean,
): Promise<AsyncIterable<FileChunk>> {
  const { store, notes } = workspace.files;
  const all = photos === 'none' ? [] : await knownBlobs(await refsOf(workspace), store, notes);
  const wanted = all.filter(
    ({ ref, note, held }) =>
      held?.isWhole && (photos === 'all' || ref.class === 'preview') && !(isNews && note.there === 'whole'),
  );
  return chunksOf(
    wanted.map((blob) => ({
      hash: blob.ref.hash,
      sizeBytes: blob.sizeBytes,
      there: isNews ? thereMap(blob) : null,
    })),
    store,
  );
}

/** One small part for QR codes: urgent texts only, packed as tightly as can be. */
export async function writeQrTexts(host: EngineHost, workspace: OpenWorkspace): Promise<Result<readonly string[]>> {
  const { replica } = workspace;
  const compressor = await host.compressor();
  const written = await alone(host, workspace, () => {
    const known = linkKnown(replica);
    const to = receiversFor(workspace, 'shore');
    return exportFile(
      replica,
      { kind: 'update', to, known: () => known, partBytes: 1 << 20, lanes: ['urgent'], isCompact: true },
      { compressor, random: host.random },
    );
  });
  if (!written.ok) return written;
  if (written.value.batches === 0) return fail('transfer/nothing-new');
  return qrTexts(written.value.parts[0] as Uint8Array);
}

async function opened(
  host: EngineHost,
  { id }: OpenWorkspace,
  parts: readonly Uint8Array[],
): Promise<Result<readonly OpenedPart[]>> {
  const secrets = await sealSecrets(host, id);
  const out: OpenedPart[] = [];
  for (const bytes of parts) {
    const part = await openPart(bytes, secrets);
    if (!part.ok) return part;
    out.push(part.value);
  }
  return ok(out);
}

async function depsOf(host: EngineHost, workspace: OpenWorkspace): Promise<ImportDeps> {
  return {
    compressor: await host.compressor(),
    verifier: host.verifier,
    files: {
      store: workspace.files.store,
      limits: await fileLimits(workspace),
      known: { notes: workspace.files.notes, refs: () => refsOf(workspace) },
    },
    shelf: shelfOf(dexieShelf(workspace), await sealSecrets(host, workspace.id)),
    heldElsewhere: async () => [linkKnown(workspace.replica)],
  };
}

export async function lookAtFiles(
  host: EngineHost,
  workspace: OpenWorkspace,
  parts: readonly Uint8Array[],
): Promise<Result<readonly FilePreview[]>> {
  const read = await opened(host, workspace, parts);
  if (!read.ok) return read;
  const deps = await depsOf(host, workspace);
  const out: FilePreview[] = [];
  for (const file of byFile(read.value)) {
    const preview = await inspectFile(workspace.replica, file, deps);
    if (!preview.ok) return preview;
    out.push(preview.value);
  }
  return ok(out);
}

/** File by file; an error only when none of them could be taken. */
export async function takeFiles(
  host: EngineHost,
  workspace: OpenWorkspace,
  parts: readonly Uint8Array[],
): Promise<Result<readonly ImportReport[]>> {
  const read = await opened(host, workspace, parts);
  if (!read.ok) return read;
  const deps = await depsOf(host, workspace);
  return alone(host, workspace, async () => {
    const out: ImportReport[] = [];
    let error: AppError | null = null;
    for (const file of byFile(read.value)) {
      const done = await importFile(workspace.replica, file, deps);
      if (done.ok) out.push(done.value);
      else error ??= done.error;
    }
    return error && out.length === 0 ? { ok: false, error } : ok(out);
  });
}
