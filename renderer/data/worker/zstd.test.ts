import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '#shared/base/bytes.ts';
import { Refusal } from '#shared/base/result.ts';
import type { Codec } from '#shared/protocol/compressor.ts';
import { loadCompressor } from './zstd.ts';

const dictionary = {
  version: 1,
  bytes: new Uint8Array(readFileSync(new URL('../../../resources/dictionaries/dictionary-2.bin', import.meta.url))),
};
const wasm = await loadCompressor(undefined, dictionary);
const MAX = 1 << 20;

/** The hub's frames, as `shore/hub/compression/zstd.ts` makes them. */
const node = {
  known: (codec: string, history: Uint8Array | null) =>
    codec === 'zstd' ? (history ?? new Uint8Array(0)) : concat(dictionary.bytes, history ?? new Uint8Array(0)),
  compress: (body: Uint8Array, codec: string, history: Uint8Array | null) => {
    const known = node.known(codec, history);
    const params = {
      [constants.ZSTD_c_compressionLevel]: 19,
      [constants.ZSTD_c_contentSizeFlag]: 1,
      [constants.ZSTD_c_checksumFlag]: 0,
      [constants.ZSTD_c_dictIDFlag]: 0,
    };
    return new Uint8Array(
      zstdCompressSync(body, { params, ...(known.length > 0 ? { dictionary: known } : {}) }).subarray(4),
    );
  },
  decompress: (bytes: Uint8Array, codec: string, history: Uint8Array | null) => {
    const known = node.known(codec, history);
    const frame = concat(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), bytes);
    return new Uint8Array(zstdDecompressSync(frame, known.length > 0 ? { dictionary: known } : {}));
  },
};
const text = utf8(Array.from({ length: 60 }, (_, i) => `The master signed entry ${i * 7919}. `).join(''));

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof Refusal) return error.error.code;
    throw error;
  }
}

describe('zstd as WebAssembly', () => {
  test('is there and has the dictionary', () => {
    expect(wasm.isAvailable).toBe(true);
    expect(wasm.dictionaryVersion).toBe(1);
  });

  test.each(['zstd', 'zstdDictionary'] as const)(
    'reads what the hub writes and the hub reads it: %s',
    (codec: Exclude<Codec, 'raw'>) => {
      for (const history of [null, randomBytes(500), text])
        for (const body of [
          new Uint8Array(0),
          utf8('x'),
          text,
          new Uint8Array(randomBytes(3000)),
          concat(text, text),
        ]) {
          expect(wasm.decompress(node.compress(body, codec, history), codec, history, MAX)).toEqual(body);
          expect(node.decompress(wasm.compress(body, codec, history), codec, history)).toEqual(body);
          expect(wasm.compress(body, codec, history).length).toBeLessThanOrEqual(
            node.compress(body, codec, history).length + 8,
          );
        }
    },
  );

  test('a frame has no magic number, no dictionary id and no checksum', () => {
    const packed = wasm.compress(text, 'zstdDictionary', null);
    expect((packed[0] as number) & 0b111).toBe(0);
    expect((packed[0] as number) & 32).toBe(32);
  });

  test('refuses what is too large, damaged or cut, and takes no memory for it', () => {
    const bomb = node.compress(new Uint8Array(64 << 20), 'zstd', null);
    expect(codeOf(() => wasm.decompress(bomb, 'zstd', null, MAX))).toBe('packet/too-large');
    const packed = node.compress(text, 'zstdDictionary', null);
    for (const bad of [
      packed.subarray(0, packed.length - 3),
      new Uint8Array(0),
      Uint8Array.of(1),
      concat(packed, Uint8Array.of(1)),
    ])
      expect(codeOf(() => wasm.decompress(bad, 'zstdDictionary', null, MAX))).toBe('packet/malformed');
    for (let i = 0; i < 500; i++)
      expect(['none', 'packet/malformed', 'packet/too-large']).toContain(
        codeOf(() => wasm.decompress(randomBytes(1 + (i % 200)), i % 2 ? 'zstd' : 'zstdDictionary', null, 4096)),
      );
  });

  test('without a dictionary the other codec still works', async () => {
    const plain = await loadCompressor(undefined, null);
    expect(codeOf(() => plain.compress(text, 'zstdDictionary', null))).toBe('packet/unknown-dictionary');
    expect(plain.decompress(plain.compress(text, 'zstd', null), 'zstd', null, MAX)).toEqual(text);
  });
});
