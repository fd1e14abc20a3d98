import zlib from 'node:zlib';
import { concat } from '#shared/base/bytes.ts';
import { Refusal } from '#shared/base/result.ts';
import { type Codec, type Compressor, noCompressor } from '#shared/protocol/compressor.ts';

/**
 * Zstandard of Node (24 and later; older ones lack it or its dictionaries) for the hub, Electron's main, commands and
 * benches. Frames carry no magic number, no dictionary id and no checksum: the signature in every batch is the checksum.
 *
 * What the reader must hold to unpack a frame, by codec: `zstd`: the history alone, as a raw dictionary;
 * `zstdDictionary`: the dictionary with the history behind it.
 */
const { constants } = zlib;
const LEVEL = 19;
const MAGIC = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const NOTHING = new Uint8Array(0);

const COMPRESS = {
  [constants.ZSTD_c_compressionLevel]: LEVEL,
  [constants.ZSTD_c_contentSizeFlag]: 1,
  [constants.ZSTD_c_checksumFlag]: 0,
  [constants.ZSTD_c_dictIDFlag]: 0,
};

/** With a dictionary long runs are better matched from 5 bytes on: measured, 0.7 % less on a first sync, nothing on a day. */
const LONG_BYTES = 4096;
const LONG = { ...COMPRESS, [constants.ZSTD_c_minMatch]: 5 };

export type Dictionary = { readonly version: number; readonly bytes: Uint8Array };

function isWindowTooLarge(frame: Uint8Array, maxBytes: number): boolean {
  return (contentSize(frame) ?? 0) > maxBytes;
}

/** What a frame (without its magic number) says that it unpacks to; null when it does not say. RFC 8878 section 3.1.1.1. */
function contentSize(frame: Uint8Array): number | null {
  const descriptor = frame[0];
  if (descriptor === undefined) return null;
  const isSingleSegment = (descriptor & 32) !== 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  if (sizeBytes === 0) return null;
  const at = 1 + (isSingleSegment ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] as number);
  let size = 0;
  for (let i = sizeBytes - 1; i >= 0; i--) size = size * 256 + (frame[at + i] ?? 0);
  return sizeBytes === 2 ? size + 256 : size;
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A Node that does not know the option `dictionary` ignores it: what it writes then is as long as without. */
function canDoDictionaries(): boolean {
  if (typeof zlib.zstdCompressSync !== 'function') return false;
  const probe = new Uint8Array(64).map((_, i) => (i * 151) % 256);
  return zlib.zstdCompressSync(probe, { dictionary: probe }).length < 40;
}

/**
 * What remains on a Node without Zstandard is {@link noCompressor}.
 * @param dictionary null: only the codecs that need none can be written and read.
 */
export function nodeCompressor(dictionary: Dictionary | null): Compressor {
  if (!canDoDictionaries()) return noCompressor;
  const held = (codec: Exclude<Codec, 'raw'>, history: Uint8Array | null): Uint8Array => {
    if (codec === 'zstd') return history ?? NOTHING;
    if (!dictionary) throw new Refusal('packet/unknown-dictionary');
    return history ? concat(dictionary.bytes, history) : dictionary.bytes;
  };
  return {
    isAvailable: true,
    dictionaryVersion: dictionary?.version ?? 0,
    compress: (bytes, codec, history) => {
      const known = held(codec, history);
      const params = codec === 'zstdDictionary' && bytes.length > LONG_BYTES ? LONG : COMPRESS;
      const frame = zlib.zstdCompressSync(bytes, { params, ...(known.length > 0 ? { dictionary: known } : {}) });
      return new Uint8Array(frame.subarray(MAGIC.length));
    },
    decompress: (bytes, codec, history, maxBytes) => {
      const known = held(codec, history);
      if (isWindowTooLarge(bytes, maxBytes))
        throw new Refusal('packet/too-large', { sizeBytes: contentSize(bytes) ?? 0 });
      const frame = concat(MAGIC, bytes);
      try {
        const unpacked = zlib.zstdDecompressSync(frame, {
          params: { [constants.ZSTD_d_windowLogMax]: Math.max(10, Math.ceil(Math.log2(maxBytes))) },
          maxOutputLength: maxBytes,
          info: true,
          ...(known.length > 0 ? { dictionary: known } : {}),
        }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
        if (unpacked.engine.bytesWritten !== frame.length) throw new Refusal('packet/malformed');
        return new Uint8Array(unpacked.buffer);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('packet/too-large');
        throw new Refusal('packet/malformed');
      }
    },
  };
}
