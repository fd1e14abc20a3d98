import { equalBytes } from '../base/bytes.ts';
import type { ErrorCode } from '../base/error-codes.ts';
import type { Random } from '../base/ports.ts';
import { Refusal } from '../base/result.ts';
import { chunkCount } from '../protocol/blob-chunks.ts';
import {
  BLOB_VERSION,
  type BlobAnswer,
  type BlobChunk,
  type BlobOffer,
  type BlobRequest,
  type BlobWant,
  CHUNK_OVERHEAD,
  decodeBlobRequest,
  encodeBlobAnswer,
  isBlobRequestGenuine,
  MARK_BYTES,
  type OfferState,
  type WantState,
} from '../protocol/blob-exchange.ts';
import { MAX_REQUEST_BYTES, peekRequest, requestMac } from '../protocol/exchange.ts';
import { fromRuns, haveMap, missing } from '../protocol/have-map.ts';
import { storedBytes } from './blob-files.ts';
import type { BlobStore, HeldBlob } from './blob-store.ts';
import { settle } from './settle.ts';

/** Largest blob, and all blobs of one vessel, in bytes. */
export type BlobLimits = { readonly maxBlobBytes: number; readonly quotaBytes: number };

/** What the hub keeps of one link for blobs. */
export type BlobLink = {
  readonly key: Uint8Array;
  readonly isRevoked: boolean;
  /** Marks that the device may say, newest first: an answer may not have arrived, and a cloned PC says an older one. */
  readonly marks: readonly Uint8Array[];
};

export type BlobHubDeps = { readonly store: BlobStore; readonly limits: BlobLimits; readonly random: Random };

export type BlobOutcome = {
  readonly answer: Uint8Array;
  /** To be stored before the answer leaves. */
  readonly marks: readonly Uint8Array[];
  /** Chunks that were stored, and blobs that became whole. */
  readonly newChunks: number;
  readonly completed: number;
  readonly code?: ErrorCode;
};

/**
 * The hub's side of one exchange of blobs. What it answers is durable. A hash is looked up in the store of one vessel only.
 * @throws Refusal 'sync/unknown-device' when the MAC is wrong, 'packet/malformed'; nothing is stored.
 */
export async function answerBlobs(bytes: Uint8Array, link: BlobLink, deps: BlobHubDeps): Promise<BlobOutcome> {
  if (!isBlobRequestGenuine(bytes, link.key)) throw new Refusal('sync/unknown-device');
  const refuse = (code: ErrorCode): BlobOutcome => ({
    answer: encodeBlobAnswer(
      { ...EMPTY_ANSWER, code, mark: new Uint8Array(MARK_BYTES) },
      { wants: [] },
      link.key,
      requestMac(bytes),
    ),
    marks: link.marks,
    newChunks: 0,
    completed: 0,
    code,
  });
  if (peekRequest(bytes).version > BLOB_VERSION) return refuse('sync/hub-too-old');
  if (link.isRevoked) return refuse('sync/revoked');
  const request = decodeBlobRequest(bytes, link.key);
  const { mark } = request;
  const known = mark && link.marks.find((other) => equalBytes(other, mark));
  const taken = await takeOffers(request, deps);
  const next = deps.random.bytes(MARK_BYTES);
  const given = await statesOfWants(request.wants, deps.store);
  const bare: BlobAnswer = {
    ...EMPTY_ANSWER,
    forgot: mark !== undefined && !known,
    mark: next,
    offers: taken.states,
    wants: given.map(({ state }) => state),
  };
  const most = Math.min(request.maxDownBytes, MAX_REQUEST_BYTES); // an answer is made in memory
  const room = most - encodeBlobAnswer(bare, request, link.key, requestMac(bytes)).length;
  const chunks = await chunksFor(request.wants, given, room, deps.store);
  const refused = taken.states.find((state) => state.kind === 'refused');
  return {
    answer: encodeBlobAnswer({ ...bare, chunks }, request, link.key, requestMac(bytes)),
    marks: [next, ...(known ? [known] : []), ...link.marks.filter((other) => other !== known)].slice(0, MAX_MARKS),
    newChunks: taken.newChunks,
    completed: taken.completed,
    ...(refused ? { code: refused.code } : {}),
  };
}

/** What a hub has it keeps, so any mark of its own past is good; more are needed only while two PCs share a link. */
const MAX_MARKS = 8;

/** A request whose end never came: every whole chunk in it is kept, by its own MAC. Never fails for what came. */
export async function takeCutBlobs(bytes: Uint8Array, link: BlobLink, deps: BlobHubDeps): Promise<number> {
  if (link.isRevoked) return 0;
  try {
    if (peekRequest(bytes).version > BLOB_VERSION) return 0;
    const request = decodeBlobRequest(bytes, link.key, true);
    const used = new Set(request.chunks.map((chunk) => chunk.of));
    const offers = request.offers.filter((_, i) => used.has(i));
    const chunks = request.chunks.map((chunk) => ({
      ...chunk,
      of: offers.indexOf(request.offers[chunk.of] as BlobOffer),
    }));
    return (await takeOffers({ offers, chunks }, deps)).newChunks;
  } catch (error) {
    if (error instanceof Refusal) return 0;
    throw error;
  }
}

const EMPTY_ANSWER: Omit<BlobAnswer, 'mark'> = {
  version: BLOB_VERSION,
  forgot: false,
  offers: [],
  wants: [],
  chunks: [],
};

type Taken = { readonly states: readonly OfferState[]; readonly newChunks: number; readonly completed: number };

async function takeOffers(request: Pick<BlobRequest, 'offers' | 'chunks'>, deps: BlobHubDeps): Promise<Taken> {
  const { store } = deps;
  const held = await store.held(request.offers.map((offer) => offer.hash));
  const byOffer = new Map<number, BlobChunk[]>();
  for (const chunk of request.chunks) {
    const list = byOffer.get(chunk.of);
    if (list) list.push(chunk);
    else byOffer.set(chunk.of, [chunk]);
  }
  const states: OfferState[] = [];
  let usedBytes = await store.usedBytes();
  let newChunks = 0;
  let completed = 0;
  for (const [i, offer] of request.offers.entries()) {
    const before = held.get(offer.hash);
    const code = before?.isWhole ? null : whyNot(offer, before, usedBytes, deps.limits);
    const chunks = byOffer.get(i) ?? [];
    if (code) {
      states.push({ kind: 'refused', code });
      continue;
    }
    if (before?.isWhole || (before === undefined && chunks.length === 0)) {
      states.push({ kind: before ? 'whole' : 'none' });
      continue;
    }
    try {
      if (chunks.length > 0) {
        await store.take(offer.hash, offer.sizeBytes, chunks);
        const already = before?.sizeBytes === offer.sizeBytes ? before.have.held : new Set<number>();
        const added = chunks.filter(({ n }) => !already.has(n));
        usedBytes += added.reduce((sum, { bytes }) => sum + bytes.length, 0);
        newChunks += added.length;
      }
      const now = (await store.held([offer.hash])).get(offer.hash);
      const done = await settle(store, now);
      if (done === 'spoilt') states.push({ kind: 'refused', code: 'blob/wrong-hash' });
      else if (done === 'whole') states.push({ kind: 'whole' });
      else states.push(partOf(now, offer));
      if (done === 'whole') completed++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      states.push({ kind: 'refused', code: error.error.code });
    }
  }
  return { states, newChunks, completed };
}

function partOf(held: HeldBlob | undefined, offer: BlobOffer): OfferState {
  return held && held.sizeBytes === offer.sizeBytes ? { kind: 'part', have: held.have } : { kind: 'none' };
}

/** Looked at before anything is stored. */
function whyNot(
  offer: BlobOffer,
  before: HeldBlob | undefined,
  usedBytes: number,
  { maxBlobBytes, quotaBytes }: BlobLimits,
): ErrorCode | null {
  if (offer.sizeBytes === 0) return 'input/invalid';
  if (offer.sizeBytes > maxBlobBytes) return 'blob/too-large';
  const more = offer.sizeBytes - storedBytes(before, offer.sizeBytes);
  return more > 0 && usedBytes + more > quotaBytes ? 'blob/quota' : null;
}

type Given = { readonly state: WantState; readonly held: HeldBlob | null };

async function statesOfWants(wants: readonly BlobWant[], store: BlobStore): Promise<readonly Given[]> {
  const held = await store.held(wants.map((want) => want.hash));
  return wants.map(({ hash }) => {
    const blob = held.get(hash);
    if (!blob) return { state: { kind: 'none' }, held: null };
    const { sizeBytes } = blob;
    if (blob.isWhole) return { state: { kind: 'whole', sizeBytes }, held: blob };
    const share = blob.have.held.size / Math.max(1, blob.have.count);
    return { state: { kind: 'part', sizeBytes, heldBytes: Math.floor(share * sizeBytes) }, held: null };
  });
}

/** As many chunks as there is room for, in the order that they were asked for. */
async function chunksFor(
  wants: readonly BlobWant[],
  given: readonly Given[],
  room: number,
  store: BlobStore,
): Promise<readonly BlobChunk[]> {
  const chunks: BlobChunk[] = [];
  let left = room;
  for (const [of, want] of wants.entries()) {
    const held = given[of]?.held;
    if (!held || held.sizeBytes !== want.sizeBytes) continue; // told its size, it asks again
    const count = chunkCount(held.sizeBytes);
    for (const n of missing(fromRuns(want.runs, count) ?? haveMap(count))) {
      const bytes = await store.chunk(want.hash, n);
      if (!bytes || bytes.length + CHUNK_OVERHEAD > left) return chunks;
      chunks.push({ of, n, bytes });
      left -= bytes.length + CHUNK_OVERHEAD;
    }
  }
  return chunks;
}
