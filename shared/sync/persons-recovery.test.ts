import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/fake-crypto.ts';
import { newRecoveryWords, openRecovery, readRecoveryWords, wrapForRecovery } from './persons-recovery.ts';

const random = seededRandom('recovery');
const seed = random.bytes(32);

describe('the recovery words', () => {
  const words = newRecoveryWords(random);

  test('are twelve, and open the key of their person wherever the record is', () => {
    expect(words).toHaveLength(12);
    const wrapped = wrapForRecovery(seed, words, 'person.a.1', random);
    const entropy = readRecoveryWords(words.join(' ')) as Uint8Array;
    expect(openRecovery(wrapped, entropy, 'person.a.1')).toEqual(seed);
    expect(openRecovery(wrapped, entropy, 'person.a.2')).toBeNull();
    const others = readRecoveryWords(newRecoveryWords(random).join(' ')) as Uint8Array;
    expect(openRecovery(wrapped, others, 'person.a.1')).toBeNull();
    expect(openRecovery({ salt: 1 }, entropy, 'person.a.1')).toBeNull();
    expect(openRecovery(undefined, entropy, 'person.a.1')).toBeNull();
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
    const wrapped = wrapForRecovery(seed, words, 'p', random);
    expect(swapped && openRecovery(wrapped, swapped, 'p')).toBeNull();
  });
});
