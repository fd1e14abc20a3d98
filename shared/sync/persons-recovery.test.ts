import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/fake-crypto.ts';
import { newPersonKey } from './persons.ts';
import { newRecoveryWords, openRecovery, readRecoveryWords, wrapForRecovery } from './persons-recovery.ts';

const random = seededRandom('recovery');
const key = newPersonKey(random);
const other = newPersonKey(random);

describe('the recovery words', () => {
  const words = newRecoveryWords(random);

  test('are twelve, and open the key of their person wherever the record is', () => {
    expect(words).toHaveLength(12);
    const wrapped = wrapForRecovery(key, words, random);
    const entropy = readRecoveryWords(words.join(' ')) as Uint8Array;
    expect(openRecovery(wrapped, entropy, key.publicKey)).toEqual(key);
    expect(openRecovery(wrapped, entropy, other.publicKey)).toBeNull();
    const others = readRecoveryWords(newRecoveryWords(random).join(' ')) as Uint8Array;
    expect(openRecovery(wrapped, others, key.publicKey)).toBeNull();
    expect(openRecovery({ salt: 1 }, entropy, key.publicKey)).toBeNull();
    expect(openRecovery(undefined, entropy, key.publicKey)).toBeNull();
  });

  test('are read in capitals, in columns, numbered, and from their first four letters', () => {
    const entropy = readRecoveryWords(words.join(' '));
    expect(readRecoveryWords(words.map((w, i) => `${i + 1}. ${w.toUpperCase()}`).join('\n'))).toEqual(entropy);
    expect(readRecoveryWords(words.map((w) => (w.length > 4 ? w.slice(0, 4) : w)).join(' , '))).toEqual(entropy);
  });

  test('one wrong, missing or swapped word is found', () => {
    expect(readRecoveryWords(words.slice(1).join(' '))).toBeNull();
    expect(readRecoveryWords(['zzzz', ...words.slice(1)].join(' '))).toBeNull();
    const swapped = readRecoveryWords([words[1], words[0], ...words.slice(2)].join(' ')); // one in sixteen has a right check
    const wrapped = wrapForRecovery(key, words, random);
    expect(swapped && openRecovery(wrapped, swapped, key.publicKey)).toBeNull();
  });
});
