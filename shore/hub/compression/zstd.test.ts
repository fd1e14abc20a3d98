import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '#shared/base/bytes.ts';
import { Refusal } from '#shared/base/result.ts';
import { DICTIONARY_VERSION } from '#shared/protocol/versions.ts';
import { readDictionary } from './dictionary.ts';
import { nodeCompressor } from './zstd.ts';

const dictionary = readDictionary();
const withDictionary = nodeCompressor(dictionary);
const without = nodeCompressor(null);
const MAX = 1 << 20;
const text = (n: number) => utf8(Array.from({ length: n }, (_, i) => `The master signed entry ${i * 7919}. `).join(''));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.error.code;
    throw error;
  }
  return 'none';
}

describe('zstd of Node', () => {
  test('the dictionary of this version ships with the app', () => {
    expect(dictionary?.bytes.length).toBeGreaterThan(1000);
    expect(withDictionary.dictionaryVersion).toBe(DICTIONARY_VERSION);
    expect(without.dictionaryVersion).toBe(0);
  });

  test('unpacks what it packed, with and without dictionary and history', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.string({ maxLength: 3000 }).map(utf8));
    fc.assert(
      fc.property(
        bytes,
        fc.option(bytes),
        fc.constantFrom('zstd' as const, 'zstdDictionary' as const),
        (body, history, codec) => {
          const packed = withDictionary.compress(body, codec, history);
          expect(withDictionary.decompress(packed, codec, history, MAX)).toEqual(new Uint8Array(body));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a frame has no magic number, no dictionary id and no checksum', () => {
    const packed = without.compress(text(20), 'zstd', null);
    expect([...packed.subarray(0, 4)]).not.toEqual([0x28, 0xb5, 0x2f, 0xfd]);
    const descriptor = withDictionary.compress(text(20), 'zstdDictionary', null)[0] as number;
    expect(descriptor & 0b111).toBe(0);
    expect(descriptor & 32).toBe(32); // single segment: the size is said and the window is no larger
  });

  test('history makes a batch like the one before it nearly free', () => {
    const before = randomBytes(2000);
    const body = concat(before, text(2));
    expect(without.compress(body, 'zstd', before).length).toBeLessThan(120);
    expect(without.compress(body, 'zstd', null).length).toBeGreaterThan(2000);
    const both = withDictionary.compress(body, 'zstdDictionary', before);
    expect(withDictionary.decompress(both, 'zstdDictionary', before, MAX)).toEqual(body);
  });

  test('the wrong history or none is an error or other bytes, never the same', () => {
    const before = text(30);
    const packed = without.compress(concat(before, utf8('x')), 'zstd', before);
    expect(codeOf(() => without.decompress(packed, 'zstd', null, MAX))).toBe('packet/malformed');
  });

  test('a frame that says or gives more than allowed is refused before it takes the memory', () => {
    const bomb = without.compress(new Uint8Array(64 << 20), 'zstd', null);
    expect(bomb.length).toBeLessThan(20_000);
    expect(codeOf(() => without.decompress(bomb, 'zstd', null, MAX))).toBe('packet/too-large');
    const small = without.compress(new Uint8Array(MAX + 1), 'zstd', null);
    expect(codeOf(() => without.decompress(small, 'zstd', null, MAX))).toBe('packet/too-large');
    expect(without.decompress(without.compress(new Uint8Array(MAX), 'zstd', null), 'zstd', null, MAX)).toHaveLength(
      MAX,
    );
  });

  test('damaged, cut and lengthened frames are malformed', () => {
    const packed = withDictionary.compress(text(200), 'zstdDictionary', null);
    expect(
      codeOf(() => withDictionary.decompress(packed.subarray(0, packed.length - 3), 'zstdDictionary', null, MAX)),
    ).toBe('packet/malformed');
    expect(codeOf(() => withDictionary.decompress(concat(packed, Uint8Array.of(1)), 'zstdDictionary', null, MAX))).toBe(
      'packet/malformed',
    );
    expect(
      codeOf(() =>
        withDictionary.decompress(
          concat(packed, concat(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), packed)),
          'zstdDictionary',
          null,
          MAX,
        ),
      ),
    ).toBe('packet/malformed');
    expect(codeOf(() => without.decompress(new Uint8Array(0), 'zstd', null, MAX))).toBe('packet/malformed');
    expect(codeOf(() => without.decompress(packed, 'zstdDictionary', null, MAX))).toBe('packet/unknown-dictionary');
  });

  test('random bytes never crash it', () => {
    for (let i = 0; i < 2000; i++) {
      const code = codeOf(() =>
        withDictionary.decompress(randomBytes(1 + (i % 200)), i % 2 ? 'zstd' : 'zstdDictionary', null, 4096),
      );
      expect(['none', 'packet/malformed', 'packet/too-large']).toContain(code);
    }
  });
});
