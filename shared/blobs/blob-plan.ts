import { chunkBytes, chunkCount } from '../protocol/blob-chunks.ts';
import {
  type BlobOffer,
  type BlobWant,
  BODY_OVERHEAD,
  CHUNK_OVERHEAD,
  MAX_BLOBS_PER_REQUEST,
  OFFER_OVERHEAD,
  WANT_OVERHEAD,
} from '../protocol/blob-exchange.ts';
import { haveMap, missing, runsOf } from '../protocol/have-map.ts';
import { isAskedFor, type KnownBlob, mayFetch, maySend, storedBytes, thereMap } from './blob-files.ts';
import type { BlobLimits } from './blob-hub.ts';
import type { BlobNote } from './blob-store.ts';
import { type BlobPolicy, MIN_BLOB_BYTES } from './blob-types.ts';

/** What holds while the app runs. After a start the hub is asked about each file before any of it is sent. */
export class BlobSession {
  /** Blobs that the hub was asked about. */
  readonly asked = new Set<string>();
  /** UTC ms: no exchange before. */
  notBefore = 0;
  /** When the hub last answered, UTC ms; null: not yet. */
  heardAt: number | null = null;
}

export type Plan = {
  readonly offers: readonly BlobOffer[];
  readonly wants: readonly BlobWant[];
  /** Hashes of the wants that are previews: they have a limit of their own. */
  readonly previews: ReadonlySet<string>;
  readonly chunks: readonly { readonly of: number; readonly n: number }[];
  /** Blobs that cannot come, because there is no room here. */
  readonly refused: ReadonlyMap<string, Partial<BlobNote>>;
};

export type Circumstances = {
  readonly session: BlobSession;
  /** UTC ms */
  readonly now: number;
  /** What the hub did not have is asked for again after so long. */
  readonly awaitMs: number;
  /** Of this device, and what its store holds. */
  readonly limits: BlobLimits;
  readonly usedBytes: number;
};

/** After so long what was refused is offered again. */
const REFUSED_MS = 6 * 3_600_000;
const MAX_WANTS = 32;

/** A clock that was put back must not make anything wait for years. */
function isPast(at: number, waitMs: number, now: number): boolean {
  return Math.abs(now - at) >= waitMs;
}

/** What one request says, within the bytes that the policy gives it. */
export function planExchange(blobs: readonly KnownBlob[], policy: BlobPolicy, around: Circumstances): Plan {
  const due = blobs.filter(({ note }) => !note.refused || isPast(note.refused.at, REFUSED_MS, around.now));
  const room = policy.maxUpBytes - BODY_OVERHEAD;
  const down = planWants(due, policy, around, Math.max(WANT_OVERHEAD, room / 32));
  const up = planOffers(due, policy, around, room - down.bytes);
  return { ...up, wants: down.wants, previews: down.previews, refused: down.refused };
}

function planWants(due: readonly KnownBlob[], policy: BlobPolicy, around: Circumstances, room: number) {
  const wants: BlobWant[] = [];
  const previews = new Set<string>();
  const refused = new Map<string, Partial<BlobNote>>();
  let bytes = 0;
  let coming = 0;
  let used = around.usedBytes;
  const isAwaited = ({ note }: KnownBlob) =>
    note.awaited !== null && !isPast(note.awaited.at, around.awaitMs, around.now);
  const wanted = due.filter((blob) => mayFetch(blob, policy) && !isAwaited(blob));
  if (policy.maxDownBytes < MIN_BLOB_BYTES) return { wants, previews, refused, bytes };
  for (const { ref, held, sizeBytes } of wanted) {
    if (wants.length >= MAX_WANTS || coming >= policy.maxDownBytes) break;
    const have = held && held.sizeBytes === sizeBytes ? held.have : haveMap(chunkCount(sizeBytes));
    const more = sizeBytes - storedBytes(held, sizeBytes);
    const code =
      sizeBytes > around.limits.maxBlobBytes
        ? 'blob/too-large'
        : used + more > around.limits.quotaBytes
          ? 'blob/quota'
          : null;
    if (code) {
      refused.set(ref.hash, { refused: { code, at: around.now } });
      continue;
    }
    const runs = runsOf(have);
    const cost = WANT_OVERHEAD + 3 * runs.length;
    if (bytes + cost > room) break;
    if (ref.class === 'preview') previews.add(ref.hash);
    wants.push({ hash: ref.hash, sizeBytes, runs });
    bytes += cost;
    used += more;
    coming += sizeBytes;
  }
  return { wants, previews, refused, bytes };
}

/** Previews before originals; among those what was asked for first. A question goes with what others are sent. */
function planOffers(due: readonly KnownBlob[], policy: BlobPolicy, { session }: Circumstances, room: number) {
  const offers: BlobOffer[] = [];
  const chunks: { of: number; n: number }[] = [];
  const waiting = due.filter((blob) => maySend(blob, policy));
  const previews = waiting.filter(({ ref }) => ref.class === 'preview');
  const asked = waiting.filter(isAskedFor);
  const list = previews.length > 0 ? previews : [...asked, ...waiting.filter((blob) => !asked.includes(blob))];
  let left = room;
  let questions = Math.max(OFFER_OVERHEAD, room / 16);
  for (const blob of list) {
    if (offers.length >= MAX_BLOBS_PER_REQUEST || left < OFFER_OVERHEAD) break;
    const offer = { hash: blob.ref.hash, sizeBytes: blob.sizeBytes };
    const there = session.asked.has(offer.hash) ? thereMap(blob) : null;
    if (!there) {
      if (questions < OFFER_OVERHEAD) continue;
      offers.push(offer);
      questions -= OFFER_OVERHEAD;
      left -= OFFER_OVERHEAD;
      continue;
    }
    const before = chunks.length;
    let cost = OFFER_OVERHEAD;
    for (const n of missing(there)) {
      const size = chunkBytes(blob.sizeBytes, n) + CHUNK_OVERHEAD;
      if (cost + size > left) break;
      chunks.push({ of: offers.length, n });
      cost += size;
    }
    if (chunks.length === before) continue; // too large for what is left of this request
    offers.push(offer);
    left -= cost;
  }
  return { offers, chunks };
}

export function isWorthAnother(plan: Plan): boolean {
  return plan.offers.length > 0 || plan.wants.length > 0;
}
