import { ByteReader } from '../base/byte-reader.ts';
import { ByteWriter } from '../base/byte-writer.ts';
import { concat, fromHex, toBase32, toHex } from '../base/bytes.ts';
import { Refusal } from '../base/result.ts';
import type { Salts } from '../oplog/batch.ts';
import { LANES, type Lane, type ReplicaId } from '../oplog/op.ts';
import { CODECS, type Codec, type Compressor } from './compressor.ts';
import { replicaBytes } from './id-columns.ts';
import { MAX_BATCH_BYTES, MAX_BODY_BYTES } from './limits.ts';

/**
 * Batches on the wire, one after another, each complete in itself: a cut costs the one that was cut.
 *
 *   flags    lane (2 bits) · author literal (4) · salts each (8) · predecessor literal (16) · codec (2 bits, 32 and 64) · history (128)
 *   author   index in the table both sides hold, or 8 bytes
 *   prev     unless it follows what both hold or the batch before: seq, 8 bytes of the head (none at the start of a lane)
 *   signature 64 · salt seed 16, or each salt that is left · length · body
 *
 * With `history` the body was compressed with the bodies before it in this packet as further dictionary (the newest 1 MiB).
 */
export type SealedBatch = {
  readonly replica: ReplicaId;
  readonly lane: Lane;
  readonly prevSeq: number;
  /** First 16 hex digits of the chain before the batch; '' at the start of a lane. */
  readonly prevHead: string;
  readonly signature: Uint8Array;
  readonly salts: Salts;
  /** Columns, as `columns.ts` writes them. */
  readonly body: Uint8Array;
};

/** What both ends of a link hold already: replicas in an agreed order, and per lane where the next batch would start. */
export type PacketContext = {
  readonly replicas: readonly ReplicaId[];
  /** Keyed by lane key; the end (seq, short head) that a following batch need not name. */
  readonly ends: ReadonlyMap<string, { readonly seq: number; readonly head: string }>;
};

export const EMPTY_CONTEXT: PacketContext = { replicas: [], ends: new Map() };

/** How much of the bodies before a batch helps to pack it. */
const HISTORY_BYTES = 1 << 20;

const FLAG = { authorLiteral: 4, saltsEach: 8, prevLiteral: 16, history: 128 } as const;

export class PacketWriter {
  readonly #context: PacketContext;
  readonly #compressor: Compressor;
  readonly #codec: Codec;
  readonly #ends: Map<string, { seq: number; head: string }>;
  readonly #out = new ByteWriter();
  #history: Uint8Array | null = null;
  #count = 0;

  constructor(context: PacketContext, compressor: Compressor, codec: Codec) {
    this.#context = context;
    this.#compressor = compressor;
    this.#codec = codec;
    this.#ends = new Map(context.ends);
  }

  get count(): number {
    return this.#count;
  }

  get sizeBytes(): number {
    return this.#out.length;
  }

  /** @param head first 16 hex digits of the batch's own head, from which the next may go on. */
  add(batch: SealedBatch, head: string, lastSeq: number): void {
    const out = this.#out;
    const key = `${batch.replica}/${batch.lane}`;
    const end = this.#ends.get(key);
    const follows = end ? end.seq === batch.prevSeq && end.head === batch.prevHead : batch.prevSeq === 0;
    const author = this.#context.replicas.indexOf(batch.replica);
    const packed = this.#pack(batch.body);
    const flags =
      LANES.indexOf(batch.lane) |
      (author < 0 ? FLAG.authorLiteral : 0) |
      (batch.salts.kind === 'each' ? FLAG.saltsEach : 0) |
      (follows ? 0 : FLAG.prevLiteral) |
      (CODECS.indexOf(packed.codec) << 5) |
      (packed.usedHistory ? FLAG.history : 0);
    out.u8(flags);
    if (author < 0) out.bytes(replicaBytes(batch.replica));
    else out.uint(author);
    if (!follows) {
      out.uint(batch.prevSeq);
      if (batch.prevSeq > 0) out.bytes(fromHex(batch.prevHead));
    }
    out.bytes(batch.signature);
    writeSalts(out, batch.salts);
    out.uint(packed.bytes.length);
    out.bytes(packed.bytes);
    this.#ends.set(key, { seq: lastSeq, head });
    this.#history = extended(this.#history, batch.body);
    this.#count++;
  }

  #pack(body: Uint8Array): { bytes: Uint8Array; codec: Codec; usedHistory: boolean } {
    if (this.#codec === 'raw') return { bytes: body, codec: 'raw', usedHistory: false };
    const bytes = this.#compressor.compress(body, this.#codec, this.#history);
    if (bytes.length >= body.length) return { bytes: body, codec: 'raw', usedHistory: false };
    return { bytes, codec: this.#codec, usedHistory: this.#history !== null };
  }

  finish(): Uint8Array {
    return this.#out.finish();
  }
}

function extended(history: Uint8Array | null, body: Uint8Array): Uint8Array {
  const all = history ? concat(history, body) : body;
  return all.length > HISTORY_BYTES ? all.subarray(all.length - HISTORY_BYTES) : all;
}

function writeSalts(out: ByteWriter, salts: Salts): void {
  if (salts.kind === 'seed') return out.bytes(salts.seed);
  out.uint(salts.salts.size);
  for (const [key, salt] of [...salts.salts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    out.text(key);
    out.bytes(salt);
  }
}

function readPrev(reader: ByteReader): { readonly seq: number; readonly head: string } {
  const seq = reader.uint();
  return { seq, head: seq > 0 ? toHex(reader.bytes(8)) : '' };
}

function readSalts(reader: ByteReader, each: boolean): Salts {
  if (!each) return { kind: 'seed', seed: reader.bytes(16).slice() };
  const salts = new Map<string, Uint8Array>();
  for (let n = reader.count(18); n > 0; n--) salts.set(reader.text(), reader.bytes(16).slice());
  return { kind: 'each', salts };
}

/** The end of a lane behind a batch that was refused: no head begins so, so that whatever follows is a gap. */
const UNKNOWN_END = { seq: 1, head: '' };

/** Reads batch after batch; a cut inside one leaves those before it whole. */
export class PacketReader {
  readonly #reader: ByteReader;
  readonly #context: PacketContext;
  readonly #compressor: Compressor;
  readonly #ends: Map<string, { readonly seq: number; readonly head: string }>;
  #history: Uint8Array | null = null;
  #canGoOn = false;

  constructor(bytes: Uint8Array, context: PacketContext, compressor: Compressor) {
    this.#reader = new ByteReader(bytes);
    this.#context = context;
    this.#compressor = compressor;
    this.#ends = new Map(context.ends);
  }

  get left(): number {
    return this.#reader.left;
  }

  /** Whether, after a refusal, the batch behind the refused one can still be read. */
  get canGoOn(): boolean {
    return this.#canGoOn;
  }

  get at(): number {
    return this.#reader.at;
  }

  /** Told after each batch where its lane stands now: the next one of that lane need not name it. */
  took(batch: SealedBatch, head: string, lastSeq: number): void {
    this.#ends.set(`${batch.replica}/${batch.lane}`, { seq: lastSeq, head });
  }

  /** Told when a batch was refused: what follows it unnamed in its lane has a predecessor that is not held. */
  lost(batch: SealedBatch): void {
    this.#ends.set(`${batch.replica}/${batch.lane}`, UNKNOWN_END);
  }

  /**
   * @throws Refusal 'packet/malformed' (also when cut short), 'packet/too-large', 'packet/unknown-dictionary'.
   */
  next(): SealedBatch {
    const reader = this.#reader;
    this.#canGoOn = false;
    const flags = reader.u8();
    const lane = LANES[flags & 3];
    const codec = CODECS[(flags >> 5) & 3];
    if (!lane || !codec) throw reader.malformed();
    const replica = flags & FLAG.authorLiteral ? toBase32(reader.bytes(8)) : this.#context.replicas[reader.uint()];
    if (replica === undefined) throw reader.malformed();
    const prev =
      flags & FLAG.prevLiteral ? readPrev(reader) : (this.#ends.get(`${replica}/${lane}`) ?? { seq: 0, head: '' });
    const signature = reader.bytes(64).slice();
    const salts = readSalts(reader, (flags & FLAG.saltsEach) !== 0);
    const length = reader.uint();
    const packed = reader.bytes(length);
    this.#canGoOn = true;
    if (length > MAX_BATCH_BYTES) throw new Refusal('packet/too-large', { sizeBytes: length });
    const history = flags & FLAG.history ? this.#history : null;
    if (codec === 'zstdDictionary' && this.#compressor.dictionaryVersion === 0)
      throw new Refusal('packet/unknown-dictionary');
    const body = codec === 'raw' ? packed.slice() : this.#compressor.decompress(packed, codec, history, MAX_BODY_BYTES);
    this.#history = extended(this.#history, body);
    return { replica, lane, prevSeq: prev.seq, prevHead: prev.head, signature, salts, body };
  }
}
