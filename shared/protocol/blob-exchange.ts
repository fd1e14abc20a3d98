import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { concat, equalBytes, fromHex, toHex } from '../base/bytes.ts';
import { hmacSha256 } from '../base/crypto.ts';
import { ERROR_CODES, type ErrorCode } from '../base/error-codes.ts';
import { chunkBytes, chunkCount } from './blob-chunks.ts';
import { MAC_BYTES } from './exchange.ts';
import { fromRuns, type HaveMap, runsOf } from './have-map.ts';

/**
 * One exchange of blobs, `POST /b` (rules B1-B10). Sizes and counts are LEB128.
 *
 *   request   version · link · flags · [mark 8] · most bytes that the answer may have
 *             · offers: hash 32, size                  what the asker holds: what is held of it there?
 *             · wants: hash 32, size, have-map         what the asker lacks
 *             · chunks: index of the offer, number, bytes, mac 16 · mac 16
 *   answer    version · flags · [code] · mark 8
 *             · one state an offer: none | have-map | whole | code
 *             · one state a want: none | size, bytes held | size, whole
 *             · chunks: index of the want, number, bytes, mac 16 · mac 16
 *
 * The MAC of a chunk covers direction, hash, size, number and bytes, so that what came whole of a cut body can be kept. An offer
 * without chunks asks; one with chunks is answered as it stands after them.
 */
export const BLOB_VERSION = 1;
export const MARK_BYTES = 8;
export const HASH_BYTES = 32;
/** Offers, and wants, of one request at most. */
export const MAX_BLOBS_PER_REQUEST = 256;

export type BlobOffer = { readonly hash: string; readonly sizeBytes: number };
export type BlobWant = BlobOffer & {
  /** What the asker holds of a blob of that size (`runsOf`): unfolded by who has checked the MAC. */
  readonly runs: readonly number[];
};
export type BlobChunk = {
  /** Index among the offers, or wants. */
  readonly of: number;
  readonly n: number;
  readonly bytes: Uint8Array;
};

export type BlobRequest = {
  readonly version: number;
  readonly link: number;
  /** As the hub's last answer over this link gave it. */
  readonly mark?: Uint8Array;
  readonly maxDownBytes: number;
  readonly offers: readonly BlobOffer[];
  readonly wants: readonly BlobWant[];
  readonly chunks: readonly BlobChunk[];
};

export type OfferState =
  | { readonly kind: 'none' | 'whole' }
  | { readonly kind: 'part'; readonly have: HaveMap }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

export type WantState =
  | { readonly kind: 'none' }
  | { readonly kind: 'part'; readonly sizeBytes: number; readonly heldBytes: number }
  | { readonly kind: 'whole'; readonly sizeBytes: number };

export type BlobAnswer = {
  readonly version: number;
  /** Nothing was taken or given: why. */
  readonly code?: ErrorCode;
  /** The hub does not know the mark: what the asker believes of other blobs may not hold any more. */
  readonly forgot: boolean;
  readonly mark: Uint8Array;
  readonly offers: readonly OfferState[];
  readonly wants: readonly WantState[];
  readonly chunks: readonly BlobChunk[];
};

const UP = 3;
const DOWN = 4;
type Direction = typeof UP | typeof DOWN;
const REQUEST = { mark: 1 } as const;
const ANSWER = { code: 1, forgot: 2 } as const;
const OFFER_STATES = ['none', 'part', 'whole', 'refused'] as const;
const WANT_STATES = ['none', 'part', 'whole'] as const;

function macOf(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return hmacSha256(key, concat(...parts)).subarray(0, MAC_BYTES);
}

function chunkMac(key: Uint8Array, direction: Direction, blob: BlobOffer, n: number, bytes: Uint8Array): Uint8Array {
  const head = new ByteWriter();
  head.u8(direction + 2); // no whole body begins so
  head.bytes(fromHex(blob.hash));
  head.uint(blob.sizeBytes);
  head.uint(n);
  return macOf(key, head.finish(), bytes);
}

/** What a chunk takes on the wire beside its bytes, at most. */
export const CHUNK_OVERHEAD = 2 + 4 + MAC_BYTES;
/** The same of an offer, and of a want whose chunks came in order. */
export const OFFER_OVERHEAD = HASH_BYTES + 5;
export const WANT_OVERHEAD = HASH_BYTES + 5 + 8;
/** Everything else of a body. */
export const BODY_OVERHEAD = 48;

function writeRuns(out: ByteWriter, runs: readonly number[]): void {
  out.uint(runs.length);
  for (const run of runs) out.uint(run);
}

function readRuns(reader: ByteReader): readonly number[] {
  return Array.from({ length: reader.count() }, () => reader.uint());
}

function readHave(reader: ByteReader, count: number): HaveMap {
  const have = fromRuns(readRuns(reader), count);
  if (!have) throw reader.malformed();
  return have;
}

function writeChunks(
  out: ByteWriter,
  direction: Direction,
  blobs: readonly BlobOffer[],
  chunks: readonly BlobChunk[],
  key: Uint8Array,
): void {
  for (const { of, n, bytes } of chunks) {
    out.uint(of);
    out.uint(n);
    out.bytes(bytes);
    out.bytes(chunkMac(key, direction, blobs[of] as BlobOffer, n, bytes));
  }
}

/** Chunks up to the end, or of a cut body as many as came whole with the right MAC. */
function readChunks(
  reader: ByteReader,
  direction: Direction,
  blobs: readonly (BlobOffer | null)[],
  key: Uint8Array,
  isCut: boolean,
): readonly BlobChunk[] {
  const chunks: BlobChunk[] = [];
  try {
    while (reader.left > 0) {
      const of = reader.uint();
      const n = reader.uint();
      const blob = blobs[of];
      const length = blob ? chunkBytes(blob.sizeBytes, n) : 0;
      if (!blob || length === 0) throw reader.malformed();
      const bytes = reader.bytes(length);
      const mac = reader.bytes(MAC_BYTES);
      if (!equalBytes(mac, chunkMac(key, direction, blob, n, bytes))) throw reader.malformed();
      chunks.push({ of, n, bytes });
    }
  } catch (error) {
    if (!isCut) throw error;
  }
  return chunks;
}

export function encodeBlobRequest(request: BlobRequest, key: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  out.u8(request.version);
  out.uint(request.link);
  out.u8(request.mark ? REQUEST.mark : 0);
  if (request.mark) out.bytes(request.mark);
  out.uint(request.maxDownBytes);
  out.uint(request.offers.length);
  for (const { hash, sizeBytes } of request.offers) {
    out.bytes(fromHex(hash));
    out.uint(sizeBytes);
  }
  out.uint(request.wants.length);
  for (const { hash, sizeBytes, runs } of request.wants) {
    out.bytes(fromHex(hash));
    out.uint(sizeBytes);
    writeRuns(out, runs);
  }
  writeChunks(out, UP, request.offers, request.chunks, key);
  out.bytes(macOf(key, Uint8Array.of(UP), out.finish()));
  return out.finish();
}

export function isBlobRequestGenuine(bytes: Uint8Array, key: Uint8Array): boolean {
  if (bytes.length < MAC_BYTES) return false;
  const end = bytes.length - MAC_BYTES;
  return equalBytes(macOf(key, Uint8Array.of(UP), bytes.subarray(0, end)), bytes.subarray(end));
}

function readSize(reader: ByteReader): number {
  const size = reader.uint();
  if (size > 0xffffffff) throw reader.malformed();
  return size;
}

function blobCount(reader: ByteReader): number {
  const count = reader.count(HASH_BYTES + 1);
  if (count > MAX_BLOBS_PER_REQUEST) throw reader.malformed();
  return count;
}

/**
 * @param isCut the end is missing, MAC included: only whole chunks count, each by its own MAC.
 * @throws Refusal 'packet/malformed'
 */
export function decodeBlobRequest(bytes: Uint8Array, key: Uint8Array, isCut = false): BlobRequest {
  const reader = new ByteReader(isCut ? bytes : bytes.subarray(0, bytes.length - MAC_BYTES));
  const version = reader.u8();
  const link = reader.uint();
  const flags = reader.u8();
  if (flags > 1) throw reader.malformed();
  const mark = flags & REQUEST.mark ? reader.bytes(MARK_BYTES).slice() : undefined;
  const maxDownBytes = reader.uint();
  const offers = Array.from({ length: blobCount(reader) }, () => ({
    hash: toHex(reader.bytes(HASH_BYTES)),
    sizeBytes: readSize(reader),
  }));
  const wants = Array.from({ length: blobCount(reader) }, () => ({
    hash: toHex(reader.bytes(HASH_BYTES)),
    sizeBytes: readSize(reader),
    runs: readRuns(reader),
  }));
  const chunks = readChunks(reader, UP, offers, key, isCut);
  return { version, link, ...(mark ? { mark } : {}), maxDownBytes, offers, wants, chunks };
}

function writeState(out: ByteWriter, state: OfferState): void {
  out.u8(OFFER_STATES.indexOf(state.kind));
  if (state.kind === 'part') writeRuns(out, runsOf(state.have));
  if (state.kind === 'refused') out.text(state.code);
}

function readCode(reader: ByteReader): ErrorCode {
  const code = reader.text() as ErrorCode;
  if (!ERROR_CODES.includes(code)) throw reader.malformed();
  return code;
}

function readOfferState(reader: ByteReader, sizeBytes: number): OfferState {
  const kind = OFFER_STATES[reader.u8()];
  if (kind === undefined) throw reader.malformed();
  if (kind === 'part') return { kind, have: readHave(reader, chunkCount(sizeBytes)) };
  return kind === 'refused' ? { kind, code: readCode(reader) } : { kind };
}

function readWantState(reader: ByteReader): WantState {
  const kind = WANT_STATES[reader.u8()];
  if (kind === undefined) throw reader.malformed();
  if (kind === 'none') return { kind };
  const sizeBytes = readSize(reader);
  return kind === 'part' ? { kind, sizeBytes, heldBytes: reader.uint() } : { kind, sizeBytes };
}

/** @param request what is answered: its wants say whose chunks these are. */
export function encodeBlobAnswer(
  answer: BlobAnswer,
  request: Pick<BlobRequest, 'wants'>,
  key: Uint8Array,
  mac: Uint8Array,
): Uint8Array {
  const out = new ByteWriter();
  out.u8(answer.version);
  out.u8((answer.code ? ANSWER.code : 0) | (answer.forgot ? ANSWER.forgot : 0));
  if (answer.code) out.text(answer.code);
  out.bytes(answer.mark);
  for (const state of answer.offers) writeState(out, state);
  for (const state of answer.wants) {
    out.u8(WANT_STATES.indexOf(state.kind));
    if (state.kind !== 'none') out.uint(state.sizeBytes);
    if (state.kind === 'part') out.uint(state.heldBytes);
  }
  writeChunks(out, DOWN, request.wants, answer.chunks, key);
  out.bytes(macOf(key, Uint8Array.of(DOWN), mac, out.finish()));
  return out.finish();
}

export function isBlobAnswerGenuine(bytes: Uint8Array, key: Uint8Array, mac: Uint8Array): boolean {
  if (bytes.length < MAC_BYTES) return false;
  const end = bytes.length - MAC_BYTES;
  return equalBytes(macOf(key, Uint8Array.of(DOWN), mac, bytes.subarray(0, end)), bytes.subarray(end));
}

/** As {@link decodeBlobRequest}; what is no refusal has one state for each offer and want of the request. */
export function decodeBlobAnswer(
  bytes: Uint8Array,
  request: Pick<BlobRequest, 'offers' | 'wants'>,
  key: Uint8Array,
  isCut = false,
): BlobAnswer {
  const reader = new ByteReader(isCut ? bytes : bytes.subarray(0, bytes.length - MAC_BYTES));
  const version = reader.u8();
  const flags = reader.u8();
  if (flags > 3) throw reader.malformed();
  const code = flags & ANSWER.code ? readCode(reader) : undefined;
  const mark = reader.bytes(MARK_BYTES).slice();
  const common = { version, forgot: (flags & ANSWER.forgot) !== 0, mark };
  if (code) return { ...common, code, offers: [], wants: [], chunks: [] };
  const offers = request.offers.map((offer) => readOfferState(reader, offer.sizeBytes));
  const wants = request.wants.map(() => readWantState(reader));
  return { ...common, offers, wants, chunks: readChunks(reader, DOWN, request.wants, key, isCut) };
}
