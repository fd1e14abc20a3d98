import { crc32 } from 'node:zlib';

/**
 * One entry on disk: a header of 28 bytes, then the content. Numbers are little-endian.
 *
 *     at  size
 *      0     4  'BWJ1'
 *      4     1  kind: 1 entry, 2 redacted (content was taken out), 3 lost (its bytes could not be read when redacting)
 *      5     1  0
 *      6     2  place of this entry in its append, from 0
 *      8     2  number of entries of that append
 *     10     6  index of the entry in the whole journal, from 0
 *     16     4  size of the content
 *     20     4  CRC-32 of the content
 *     24     4  CRC-32 of the 24 bytes before
 *
 * The entry 'hi', alone in its append, as the first of a journal:
 * `42574a31 01 00 0000 0100 000000000000 02000000 ac2a93d8 bbc8a559 6869`.
 *
 * The header has its own checksum, so a damaged content costs one entry and not its neighbours, and it carries the
 * index, so what follows a damaged header keeps its number.
 */
export const HEADER_BYTES = 28;
const MAGIC = Buffer.from('BWJ1', 'latin1');
const KINDS = ['entry', 'redacted', 'lost'] as const;

export type FrameKind = (typeof KINDS)[number];

export type FrameHeader = {
  readonly kind: FrameKind;
  readonly place: number;
  readonly of: number;
  readonly index: number;
};

/** A frame whose header is whole; `isIntact` says whether its content is, too. */
export type Frame = FrameHeader & {
  /** Of the header, in its segment. */
  readonly offset: number;
  readonly end: number;
  readonly isIntact: boolean;
};

/** Bytes of a segment that no header explains. */
export type Gap = { readonly kind: 'gap'; readonly offset: number; readonly end: number };

export function encodeFrame(header: FrameHeader, content: Uint8Array): Buffer {
  const out = Buffer.alloc(HEADER_BYTES + content.byteLength);
  MAGIC.copy(out);
  out.writeUInt8(KINDS.indexOf(header.kind) + 1, 4);
  out.writeUInt16LE(header.place, 6);
  out.writeUInt16LE(header.of, 8);
  out.writeUIntLE(header.index, 10, 6);
  out.writeUInt32LE(content.byteLength, 16);
  out.writeUInt32LE(crc32(content), 20);
  out.writeUInt32LE(crc32(out.subarray(0, 24)), 24);
  out.set(content, HEADER_BYTES);
  return out;
}

/** Everything in a segment, in order and without a hole: frames, and gaps where no frame can be read. */
export function scanSegment(segment: Buffer): readonly (Frame | Gap)[] {
  const found: (Frame | Gap)[] = [];
  let at = 0;
  let nextIndex = 0;
  while (at < segment.length) {
    const frame = readFrame(segment, at, nextIndex);
    if (frame) {
      found.push(frame);
      at = frame.end;
      nextIndex = frame.index + 1;
      continue;
    }
    const resumed = findFrame(segment, at + 1, nextIndex);
    found.push({ kind: 'gap', offset: at, end: resumed });
    at = resumed;
  }
  return found;
}

export function contentOf(segment: Buffer, frame: Frame): Buffer {
  return segment.subarray(frame.offset + HEADER_BYTES, frame.end);
}

function readFrame(segment: Buffer, offset: number, minIndex: number): Frame | null {
  if (offset + HEADER_BYTES > segment.length) return null;
  const header = segment.subarray(offset, offset + HEADER_BYTES);
  if (!header.subarray(0, 4).equals(MAGIC)) return null;
  if (header.readUInt32LE(24) !== crc32(header.subarray(0, 24))) return null;
  const kind = KINDS[header.readUInt8(4) - 1];
  const index = header.readUIntLE(10, 6);
  const end = offset + HEADER_BYTES + header.readUInt32LE(16);
  if (kind === undefined || index < minIndex || end > segment.length) return null;
  const isIntact = header.readUInt32LE(20) === crc32(segment.subarray(offset + HEADER_BYTES, end));
  return { kind, index, place: header.readUInt16LE(6), of: header.readUInt16LE(8), offset, end, isIntact };
}

function findFrame(segment: Buffer, from: number, minIndex: number): number {
  for (let at = segment.indexOf(MAGIC, from); at >= 0; at = segment.indexOf(MAGIC, at + 1)) {
    if (readFrame(segment, at, minIndex)) return at;
  }
  return segment.length;
}
