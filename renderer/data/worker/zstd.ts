import {
  compressUsingDict,
  createCCtx,
  createDCtx,
  decompressUsingDict,
  freeCCtx,
  freeDCtx,
  init,
} from '@bokuweb/zstd-wasm';
import { concat } from '#shared/base/bytes.ts';
import { Refusal } from '#shared/base/result.ts';
import { type Codec, type Compressor, noCompressor } from '#shared/protocol/compressor.ts';

/**
 * Zstandard as WebAssembly, byte compatible with the hub's (`shore/hub/compression/zstd.ts`): frames carry no magic
 * number, no dictionary id and no checksum. The dictionary of `zstdDictionary` has the history behind it.
 */
const LEVEL = 19;
const MAGIC = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const NOTHING = new Uint8Array(0);
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;

export type Dictionary = { readonly version: number; readonly bytes: Uint8Array };

type Frame = {
  readonly descriptor: number;
  readonly idAt: number;
  readonly idBytes: number;
  readonly contentBytes: number | null;
};

/** Reads a frame header without magic number, RFC 8878 section 3.1.1.1. @throws Refusal 'packet/malformed' */
function readHeader(frame: Uint8Array): Frame {
  const descriptor = frame[0];
  if (descriptor === undefined || descriptor & 0x18) throw new Refusal('packet/malformed');
  const isSingleSegment = (descriptor & 32) !== 0;
  const idAt = 1 + (isSingleSegment ? 0 : 1);
  const idBytes = DICTIONARY_ID_BYTES[(descriptor & 3) as 0 | 1 | 2 | 3];
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  const at = idAt + idBytes;
  if (frame.length < at + sizeBytes) throw new Refusal('packet/malformed');
  if (sizeBytes === 0) return { descriptor, idAt, idBytes, contentBytes: null };
  let size = 0;
  for (let i = sizeBytes - 1; i >= 0; i--) size = size * 256 + (frame[at + i] as number);
  return { descriptor, idAt, idBytes, contentBytes: sizeBytes === 2 ? size + 256 : size };
}

/** Without magic number and dictionary id. */
function lean(frame: Uint8Array): Uint8Array {
  const body = frame.subarray(MAGIC.length);
  const { descriptor, idAt, idBytes } = readHeader(body);
  const out = concat(body.subarray(0, idAt), body.subarray(idAt + idBytes));
  out[0] = descriptor & ~3;
  return out;
}

function compress(bytes: Uint8Array, known: Uint8Array): Uint8Array {
  const context = createCCtx();
  try {
    return lean(compressUsingDict(context, bytes, known, LEVEL));
  } finally {
    freeCCtx(context);
  }
}

function decompress(bytes: Uint8Array, known: Uint8Array, maxBytes: number): Uint8Array {
  const { contentBytes } = readHeader(bytes);
  if ((contentBytes ?? 0) > maxBytes) throw new Refusal('packet/too-large', { sizeBytes: contentBytes ?? 0 });
  const context = createDCtx();
  try {
    const out = decompressUsingDict(context, concat(MAGIC, bytes), known, { defaultHeapSize: maxBytes });
    if (contentBytes !== null && out.length !== contentBytes) throw new Refusal('packet/malformed');
    return out;
  } catch {
    throw new Refusal('packet/malformed');
  } finally {
    freeDCtx(context);
  }
}

function compressorWith(dictionary: Dictionary | null): Compressor {
  const held = (codec: Exclude<Codec, 'raw'>, history: Uint8Array | null): Uint8Array => {
    if (codec === 'zstd') return history ?? NOTHING;
    if (!dictionary) throw new Refusal('packet/unknown-dictionary');
    return history ? concat(dictionary.bytes, history) : dictionary.bytes;
  };
  return {
    isAvailable: true,
    dictionaryVersion: dictionary?.version ?? 0,
    compress: (bytes, codec, history) => compress(bytes, held(codec, history)),
    decompress: (bytes, codec, history, maxBytes) => decompress(bytes, held(codec, history), maxBytes),
  };
}

/**
 * @param wasmUrl where the module lies; Node finds its own.
 * @returns `noCompressor` where WebAssembly cannot be had: everything works, at more bytes.
 */
export async function loadCompressor(wasmUrl: string | undefined, dictionary: Dictionary | null): Promise<Compressor> {
  try {
    await (init as (path?: string) => Promise<void>)(wasmUrl); // the types are those of Node's build
    return compressorWith(dictionary);
  } catch {
    return noCompressor;
  }
}
