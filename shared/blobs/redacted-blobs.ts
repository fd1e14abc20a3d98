import { fromHex, toHex } from '../base/bytes.ts';
import { sha256 } from '../base/crypto.ts';
import type { FoldedRecord } from '../merge/folded-record.ts';
import { blobRefsOf } from './blob-refs.ts';
import type { BlobStore } from './blob-store.ts';

/** Fields of an attachment that name a file; what else is redacted of one leaves its files alone. */
export const FILE_FIELDS: readonly string[] = ['sha256', 'preview'];

type Attachment = Pick<FoldedRecord, 'id' | 'values' | 'created' | 'redacted'>;

/**
 * What is left in an attachment of the name of a redacted file: the hash of its hash, by which whoever holds the file knows
 * it, and nobody else learns anything (rule B11).
 */
export function goneMark(hash: string): string {
  return toHex(sha256(fromHex(hash)));
}

/**
 * Files that are held though the fields that named them were redacted. A mark alone does nothing, and what another attachment
 * still names stays, removed ones included: a removal can be taken back.
 */
export function redactedBlobs(attachments: readonly Attachment[], held: readonly string[]): readonly string[] {
  const marks = new Set(
    attachments
      .filter(({ redacted }) => redacted.some((field) => FILE_FIELDS.includes(field)))
      .flatMap(({ values }) => (Array.isArray(values['gone']) ? values['gone'] : [])),
  );
  if (marks.size === 0) return [];
  const all = attachments.map((a) => ({ ...a, values: { ...a.values, removed: null } }));
  const named = new Set(blobRefsOf(all).map((ref) => ref.hash));
  return held.filter((hash) => !named.has(hash) && marks.has(goneMark(hash)));
}

/** Takes redacted files out of a store, whole or in part. @param first takes them out of what could bring them back. */
export async function dropRedacted(
  attachments: readonly Attachment[],
  store: Pick<BlobStore, 'hashes' | 'drop'>,
  first: (hashes: readonly string[]) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  if (!attachments.some(({ values }) => values['gone'] !== undefined)) return [];
  const gone = redactedBlobs(attachments, await store.hashes());
  if (gone.length === 0) return [];
  await first(gone);
  for (const hash of gone) await store.drop(hash);
  return gone;
}
