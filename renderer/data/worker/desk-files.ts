import { ok, type Result } from '#shared/base/result.ts';
import { partName } from '#shared/files/export-file.ts';
import { filePreviews, fileReports, MAX_FILES_BODY_BYTES, writtenReply } from '#shared/files/hub-api.ts';
import type { FilePreview, ImportReport } from '#shared/files/import-file.ts';
import type { FileOrder, NewFile } from '../contract/files.ts';
import type { EngineHost } from './host.ts';
import { ask } from './hub-client.ts';
import type { SignedIn } from './staff.ts';

/** Parts of one request: a third more as base 64, and the rest of the body, stay below what the hub takes. */
const MAX_REQUEST_BYTES = Math.floor((MAX_FILES_BODY_BYTES - 64 * 1024) * 0.75);
/** Files over a slow line ashore. */
const TIMEOUT_MS = 10 * 60_000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** As many parts a request as it carries; a larger one goes alone. */
function portions(parts: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const out: Uint8Array[][] = [];
  let room = 0;
  for (const part of parts) {
    if (part.length > room) {
      out.push([]);
      room = MAX_REQUEST_BYTES;
    }
    out.at(-1)?.push(part);
    room -= part.length;
  }
  return out;
}

/** A desk has the hub look at files: only the hub has the key. */
export async function lookAtFilesAshore(
  host: EngineHost,
  { hubUrl, token }: SignedIn,
  vessel: string,
  parts: readonly Uint8Array[],
): Promise<Result<readonly FilePreview[]>> {
  const out: FilePreview[] = [];
  for (const portion of portions(parts)) {
    const body = { token, vessel, parts: portion.map(base64) };
    const reply = await ask(host, hubUrl, '/api/files/look', body, filePreviews, TIMEOUT_MS);
    if (!reply.ok) return reply;
    out.push(...reply.value.files);
  }
  return ok(out);
}

export async function takeFilesAshore(
  host: EngineHost,
  { hubUrl, token }: SignedIn,
  vessel: string,
  parts: readonly Uint8Array[],
): Promise<Result<readonly ImportReport[]>> {
  const out: ImportReport[] = [];
  for (const portion of portions(parts)) {
    const body = { token, vessel, parts: portion.map(base64) };
    const reply = await ask(host, hubUrl, '/api/files/take', body, fileReports, TIMEOUT_MS);
    if (!reply.ok) return reply;
    out.push(...(reply.value.files as readonly ImportReport[]));
  }
  return ok(out);
}

export async function writeFileAshore(
  host: EngineHost,
  { hubUrl, token }: SignedIn,
  vessel: string,
  { kind, partBytes }: FileOrder,
): Promise<Result<NewFile>> {
  const reply = await ask(
    host,
    hubUrl,
    '/api/files/write',
    { token, vessel, kind, partBytes },
    writtenReply,
    TIMEOUT_MS,
  );
  if (!reply.ok) return reply;
  const { parts, number, batches, sizeBytes } = reply.value;
  const named = parts.map((part, i) => ({
    name: partName(vessel, 'ship', number, i + 1, parts.length),
    bytes: bytesOf(part),
  }));
  return ok({ number, batches, sizeBytes, parts: named });
}
