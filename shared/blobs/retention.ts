import type { KnownBlob } from './blob-files.ts';

/**
 * Originals that a policy lets this device give up: the hub has confirmed that it stores them, and their record is older than
 * the policy says. Nothing else is ever deleted here.
 *
 * @param keepMs null: there is no such policy, everything stays.
 */
export function expiredOriginals(blobs: readonly KnownBlob[], keepMs: number | null, now: number): readonly string[] {
  if (keepMs === null) return [];
  return blobs
    .filter(({ ref, note, held }) => {
      const isOld = now - ref.createdAt >= keepMs;
      return ref.class === 'original' && held?.isWhole === true && note.there === 'whole' && !note.isWanted && isOld;
    })
    .map(({ ref }) => ref.hash);
}
