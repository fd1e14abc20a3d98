import { Refusal } from '../base/result.ts';

/**
 * Compression lent by the host (node:zlib or WASM). Both give and take zstd frames without magic number, dictionary id
 * and checksum, so that either side can read the other's.
 */
export const CODECS = ['raw', 'zstd', 'zstdDictionary'] as const;
export type Codec = (typeof CODECS)[number];

export type Compressor = {
  /** False where the host has no compressor at all. */
  readonly isAvailable: boolean;
  /** Version of the dictionary held; 0 when there is none. */
  readonly dictionaryVersion: number;
  /** @param history raw bytes that the reader will hold too (the batches before); null: none. */
  readonly compress: (bytes: Uint8Array, codec: Exclude<Codec, 'raw'>, history: Uint8Array | null) => Uint8Array;
  /** @throws Refusal 'packet/malformed', or 'packet/too-large' past maxBytes. */
  readonly decompress: (
    bytes: Uint8Array,
    codec: Exclude<Codec, 'raw'>,
    history: Uint8Array | null,
    maxBytes: number,
  ) => Uint8Array;
};

/** What remains when the compressor cannot be had: everything works, at more bytes. */
export const noCompressor: Compressor = {
  isAvailable: false,
  dictionaryVersion: 0,
  compress: (bytes) => bytes,
  decompress: () => {
    throw new Refusal('packet/unknown-dictionary');
  },
};

/** Best codec that a compressor can write. */
export function bestCodec(compressor: Compressor): Codec {
  if (!compressor.isAvailable) return 'raw';
  return compressor.dictionaryVersion > 0 ? 'zstdDictionary' : 'zstd';
}
