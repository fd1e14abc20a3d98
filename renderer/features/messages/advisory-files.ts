import type { NewMessage } from '#renderer/data/index.ts';
import { utf8 } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { bundleOf } from '#shared/domain/advisory-bundle.ts';
import { MAX_PAYLOAD_BYTES } from './payload.ts';

/** CSAF documents of the publishers; the largest known one is a quarter of this. */
const MAX_FILE_BYTES = 2_000_000;
const MAX_FILES = 100;

/**
 * What goes to the ship of the advisories that somebody chose: their short form.
 *
 * @returns `file/too-large`, `file/unreadable`, `content/not-an-advisory`.
 */
export async function bundleOfFiles(files: readonly File[]): Promise<Result<NonNullable<NewMessage['payload']>>> {
  const sizeBytes = Math.max(...files.map(({ size }) => size));
  if (sizeBytes > MAX_FILE_BYTES || files.length > MAX_FILES) return fail('file/too-large', { sizeBytes });
  let documents: readonly unknown[];
  try {
    documents = await Promise.all(files.map(async (file): Promise<unknown> => JSON.parse(await file.text())));
  } catch {
    return fail('file/unreadable');
  }
  const made = bundleOf(documents.length === 1 ? documents[0] : documents);
  if (!made.ok) return made;
  const bytes = utf8(JSON.stringify(made.value)).length;
  if (bytes > MAX_PAYLOAD_BYTES) return fail('file/too-large', { sizeBytes: bytes });
  const [first] = files;
  const name = files.length === 1 ? (first?.name ?? '') : made.value.advisories.map(({ id }) => id).join(', ');
  return ok({ name: name.slice(0, 120), value: made.value as unknown as Value });
}
