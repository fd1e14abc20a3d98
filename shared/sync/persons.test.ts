import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/fake-crypto.ts';
import { newPersonKey, pinWaitMs, readWrappedKey, unwrapPersonKey, wrapPersonKey } from './persons.ts';
import { newRecoveryWords, openRecovery, readRecoveryWords, wrapForRecovery } from './persons-recovery.ts';

const random = seededRandom('persons');
const deviceSecret = random.bytes(32);

describe('a person key', () => {
  test('opens with PIN and device secret together, with neither alone', async () => {
    const key = newPersonKey(random);
    const wrapped = await wrapPersonKey(key, '482915', deviceSecret, random);
    const wrong = { ok: false, error: { code: 'auth/wrong-pin' } };
    expect(await unwrapPersonKey(wrapped, '482915', deviceSecret)).toEqual({ ok: true, value: key });
    expect(await unwrapPersonKey(wrapped, '482916', deviceSecret)).toMatchObject(wrong);
    expect(await unwrapPersonKey(wrapped, '482915', random.bytes(32))).toMatchObject(wrong);
  });

  test('recovery words open it on any device, however they are typed, and for that person only', () => {
    const key = newPersonKey(random);
    const { publicKey } = key;
    const words = newRecoveryWords(random);
    const box = wrapForRecovery(key, words, random);
    expect(words).toHaveLength(12);
    const entropy = readRecoveryWords(`  ${words.join('  ').toUpperCase()} `) as Uint8Array;
    expect(openRecovery(box, entropy, publicKey)).toEqual(key);
    expect(openRecovery(box, entropy, newPersonKey(random).publicKey)).toBeNull();
    expect(
      openRecovery(box, readRecoveryWords(newRecoveryWords(random).join(' ')) as Uint8Array, publicKey),
    ).toBeNull();
    expect(readRecoveryWords(words.slice(1).join(' '))).toBeNull();
  });

  test('what comes from a record is read only in its shape', async () => {
    const wrapped = await wrapPersonKey(newPersonKey(random), '1111', deviceSecret, random);
    expect(readWrappedKey({ ...wrapped })).toEqual(wrapped);
    expect(readWrappedKey({ ...wrapped, memoryKiB: 4_000_000 })).toBeNull();
    expect(readWrappedKey({ ...wrapped, salt: 'x' })).toBeNull();
  });

  test('wrong PINs cost more and more time', () => {
    expect([0, 2, 3, 4, 20].map(pinWaitMs)).toEqual([0, 0, 30_000, 60_000, 900_000]);
  });
});
