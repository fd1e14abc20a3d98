import { chunkBytes, chunkCount } from '../protocol/blob-chunks.ts';
import { fromRuns, type HaveMap, haveMap } from '../protocol/have-map.ts';
import { type BlobNote, type BlobNotes, type BlobRef, type BlobStore, type HeldBlob, NO_NOTE } from './blob-store.ts';
import type { BlobAmount, BlobFile, BlobPolicy, BlobQueue } from './blob-types.ts';

/** One blob with all that this device knows of it; records that name the same one share it. */
export type KnownBlob = {
  readonly ref: BlobRef;
  readonly note: BlobNote;
  readonly held: HeldBlob | null;
  /** As the hub says, where the record says otherwise. */
  readonly sizeBytes: number;
};

/** A preview of more is none: it waits to be asked for like an original. */
export const MAX_PREVIEW_BYTES = 16 * 1024;

export async function knownBlobs(
  refs: readonly BlobRef[],
  store: BlobStore,
  notes: Pick<BlobNotes, 'all'>,
): Promise<readonly KnownBlob[]> {
  const byHash = new Map<string, BlobRef>();
  for (const given of refs) {
    const ref: BlobRef =
      given.class === 'preview' && given.sizeBytes > MAX_PREVIEW_BYTES ? { ...given, class: 'original' } : given;
    const other = byHash.get(ref.hash);
    byHash.set(ref.hash, other ? together(other, ref) : ref);
  }
  const held = await store.held([...byHash.keys()]);
  const noted = await notes.all();
  return [...byHash.values()].map((ref) => {
    const note = noted.get(ref.hash) ?? NO_NOTE;
    const own = held.get(ref.hash) ?? null;
    return { ref, note, held: own, sizeBytes: own?.isWhole ? own.sizeBytes : (note.sizeBytes ?? ref.sizeBytes) };
  });
}

function together(a: BlobRef, b: BlobRef): BlobRef {
  return {
    ...a,
    class: a.class === 'preview' || b.class === 'preview' ? 'preview' : 'original',
    isWantedByShore: a.isWantedByShore || b.isWantedByShore,
    createdAt: Math.min(a.createdAt, b.createdAt),
  };
}

/** Null: the hub must be asked. */
export function thereMap({ note, sizeBytes }: KnownBlob): HaveMap | null {
  const count = chunkCount(sizeBytes);
  if (note.there === null) return null;
  return note.there === 'whole' ? haveMap(count, Array(count).keys()) : fromRuns(note.there, count);
}

/** Travels whatever the classes of the policy are, as long as there are any. */
export function isAskedFor({ ref, note }: KnownBlob): boolean {
  return ref.class === 'original' && (ref.isWantedByShore || note.isAllowed);
}

export function maySend(blob: KnownBlob, policy: Pick<BlobPolicy, 'classes' | 'largestFileBytes'>): boolean {
  const { classes, largestFileBytes = Number.POSITIVE_INFINITY } = policy;
  if (!blob.held?.isWhole || blob.note.there === 'whole' || classes.length === 0) return false;
  return (classes.includes(blob.ref.class) && blob.sizeBytes <= largestFileBytes) || isAskedFor(blob);
}

export function mayFetch({ ref, note, held }: KnownBlob, { classes }: Pick<BlobPolicy, 'classes'>): boolean {
  if (held?.isWhole || classes.length === 0) return false;
  return ref.class === 'preview' ? classes.includes('preview') : note.isWanted;
}

/** What is stored of a file that is taken to be of this size: chunks of another size give way. */
export function storedBytes(held: HeldBlob | null | undefined, sizeBytes: number): number {
  return held && held.sizeBytes === sizeBytes ? bytesIn(held.have, sizeBytes) : 0;
}

export function bytesIn(have: HaveMap | null, sizeBytes: number): number {
  return [...(have?.held ?? [])].reduce((sum, n) => sum + chunkBytes(sizeBytes, n), 0);
}

function stateOf(blob: KnownBlob): BlobFile['state'] {
  const { note, held } = blob;
  if (note.there === 'whole' && (held?.isWhole || !mayFetch(blob, ALL))) return 'there';
  if (note.refused) return 'refused';
  if (held?.isWhole) return 'here';
  return mayFetch(blob, ALL) ? 'coming' : 'away';
}

const ALL: Pick<BlobPolicy, 'classes'> = { classes: ['preview', 'original'] };

function doneBytes(blob: KnownBlob, state: BlobFile['state']): number {
  const { held, note, sizeBytes } = blob;
  if (state === 'there') return sizeBytes;
  if (held?.isWhole) return bytesIn(thereMap(blob), sizeBytes);
  const here = held && held.sizeBytes === sizeBytes ? bytesIn(held.have, sizeBytes) : 0;
  return here > 0 ? here : (note.awaited?.heldBytes ?? 0);
}

/** What waits, by kind, and how each file stands. */
export function queueOf(refs: readonly BlobRef[], blobs: readonly KnownBlob[]): BlobQueue {
  const byHash = new Map(blobs.map((blob) => [blob.ref.hash, blob]));
  const waiting = blobs.filter((blob) => maySend(blob, ALL));
  const isOriginal = (blob: KnownBlob) => blob.ref.class === 'original';
  return {
    previews: amountOf(waiting.filter((blob) => !isOriginal(blob))),
    originals: amountOf(waiting.filter((blob) => isOriginal(blob) && !isAskedFor(blob))),
    wantedByShore: amountOf(waiting.filter(isAskedFor)),
    incoming: amountOf(blobs.filter((blob) => mayFetch(blob, ALL))),
    perFile: refs.flatMap((ref) => {
      const blob = byHash.get(ref.hash);
      return blob ? [fileOf(ref, blob)] : [];
    }),
  };
}

function fileOf(ref: BlobRef, blob: KnownBlob): BlobFile {
  const state = stateOf(blob);
  return {
    hash: ref.hash,
    record: ref.record,
    class: ref.class,
    sizeBytes: blob.sizeBytes,
    state,
    isHere: blob.held?.isWhole === true,
    doneBytes: doneBytes(blob, state),
    isWanted: isAskedFor(blob) || blob.note.isWanted,
    ...(state === 'refused' && blob.note.refused ? { code: blob.note.refused.code } : {}),
  };
}

function amountOf(blobs: readonly KnownBlob[]): BlobAmount {
  const left = (blob: KnownBlob) => Math.max(0, blob.sizeBytes - doneBytes(blob, stateOf(blob)));
  return { files: blobs.length, bytes: blobs.reduce((sum, blob) => sum + left(blob), 0) };
}
