import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { fromHex, toBase32, toHex } from '../base/bytes.ts';
import { decodeCbor, encodeCbor } from '../base/cbor.ts';
import { fail, ok, Refusal, type Result } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { Side } from '../domain/kind.ts';
import { LANES, type Lane, type ReplicaId } from '../oplog/op.ts';
import type { ShortTips } from '../protocol/exchange.ts';
import { replicaBytes } from '../protocol/id-columns.ts';
import { decodeChunks, encodeChunks, type FileChunk } from './file-chunks.ts';
import { decodeHave, encodeHave, type FileHave } from './file-have.ts';

/**
 * What lies in the box of a part.
 *
 *   content   length · about (CBOR map; unknown keys are ignored) · length · packet · length · chunks of attachments (file-chunks.ts)
 *             · where the hub says what it holds of those: length · have (file-have.ts); what follows is ignored
 *   tips      per lane: replica 8 · lane · count · (seq, 8 bytes of the head)
 */
export type FileKind = 'update' | 'full' | 'initial';
const KINDS: readonly FileKind[] = ['update', 'full', 'initial'];

export type FileAbout = {
  readonly vessel: string;
  readonly sender: ReplicaId;
  /** Whom it is for. */
  readonly to: Side;
  readonly kind: FileKind;
  /** Of the file, by the sender and direction, from 1: for people and the audit, never for what is missing. */
  readonly number: number;
  /** UTC ms by the sender's clock. */
  readonly writtenAt: number;
  /** All that the sender held: an acknowledgement too. Left out where space is dear (QR). */
  readonly tips: ShortTips | null;
  /** Something sent to the sender could not be used, since what comes before it is missing: send everything again. */
  readonly wantsAll: boolean;
  /** Dictionary that the packet was packed with; 0: none. */
  readonly dictionary: number;
  /** What vouches for the sender, where the receiver may not have it yet. */
  readonly certificates: readonly Uint8Array[];
};

export type FileContent = {
  readonly about: FileAbout;
  readonly packet: Uint8Array;
  readonly chunks: readonly FileChunk[];
  readonly have: FileHave | null;
};

const MAX_CERTIFICATES = 64;

function tipsBytes(tips: ShortTips): Uint8Array {
  const out = new ByteWriter();
  out.uint(tips.size);
  for (const [key, list] of [...tips].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [replica = '', lane = ''] = key.split('/');
    out.bytes(replicaBytes(replica));
    out.u8(LANES.indexOf(lane as Lane));
    out.uint(list.length);
    for (const tip of list) {
      out.uint(tip.seq);
      out.bytes(fromHex(tip.head.slice(0, 16)));
    }
  }
  return out.finish();
}

function readTips(bytes: Uint8Array): ShortTips {
  const reader = new ByteReader(bytes);
  const out = new Map<string, readonly { readonly seq: number; readonly head: string }[]>();
  for (let n = reader.count(10); n > 0; n--) {
    const replica = toBase32(reader.bytes(8));
    const lane = LANES[reader.u8()];
    if (!lane) throw reader.malformed();
    const tips = Array.from({ length: reader.count(9) }, () => ({
      seq: reader.uint(),
      head: toHex(reader.bytes(8)),
    }));
    out.set(`${replica}/${lane}`, tips);
  }
  reader.end();
  return out;
}

export function encodeContent({ about, packet, chunks, have }: FileContent): Uint8Array {
  const { tips, certificates, wantsAll, ...plain } = about;
  const map: Record<string, Value> = {
    ...plain,
    ...(tips ? { tips: tipsBytes(tips) } : {}),
    ...(wantsAll ? { wantsAll } : {}),
    ...(certificates.length > 0 ? { certificates: [...certificates] } : {}),
  };
  const out = new ByteWriter();
  for (const part of [encodeCbor(map), packet, encodeChunks(chunks), ...(have ? [encodeHave(have)] : [])]) {
    out.uint(part.length);
    out.bytes(part);
  }
  return out.finish();
}

/** @returns 'transfer/damaged' for what no sender writes. */
export function decodeContent(bytes: Uint8Array): Result<FileContent> {
  try {
    const reader = new ByteReader(bytes);
    const map = decodeCbor(reader.bytes(reader.uint()));
    const packet = reader.bytes(reader.uint()).slice();
    const chunks = decodeChunks(reader.bytes(reader.uint()));
    const have = reader.left > 0 ? decodeHave(reader.bytes(reader.uint())) : null;
    const about = readAbout(map);
    return about ? ok({ about, packet, chunks, have }) : fail('transfer/damaged');
  } catch (error) {
    if (error instanceof Refusal) return fail('transfer/damaged');
    throw error;
  }
}

function readAbout(map: Value): FileAbout | null {
  if (!isPlainObject(map)) return null;
  const { vessel, sender, to, kind, number, writtenAt, tips, wantsAll, dictionary, certificates = [] } = map;
  const isCount = (value: Value | undefined): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  if (typeof vessel !== 'string' || typeof sender !== 'string' || !/^[a-z0-9]{13}$/.test(sender)) return null;
  if ((to !== 'ship' && to !== 'shore') || !KINDS.includes(kind as FileKind)) return null;
  if (!isCount(number) || !isCount(dictionary) || typeof writtenAt !== 'number') return null;
  if (!Array.isArray(certificates) || certificates.length > MAX_CERTIFICATES) return null;
  if (tips !== undefined && !(tips instanceof Uint8Array)) return null;
  return {
    vessel,
    sender,
    to,
    kind: kind as FileKind,
    number,
    writtenAt,
    tips: tips ? readTips(tips) : null,
    wantsAll: wantsAll === true,
    dictionary,
    certificates: certificates.filter((c: Value): c is Uint8Array => c instanceof Uint8Array),
  };
}
