import { describe, expect, test } from 'vitest';
import { hmacSha256 } from '../base/crypto.ts';
import { isPlainObject } from '../base/value.ts';
import { seededRandom } from '../testing/fake-crypto.ts';
import {
  afterWrongPin,
  type DeviceSecret,
  isPin,
  NO_WRONG_PINS,
  triesLeft,
  unwrapSeed,
  waitLeftMs,
  waitMs,
  wrapSeed,
} from './persons.ts';
import { newRecoveryWords, openRecovery, readRecoveryWords, wrapForRecovery } from './persons-recovery.ts';
import { openEnvelope, passwordKeys, sealEnvelope } from './persons-staff.ts';

const random = seededRandom('persons');
const device = (name: number): DeviceSecret => ({
  mac: async (message) => hmacSha256(new Uint8Array(32).fill(name), message),
});
const seed = random.bytes(32);
const CHEAP = { memoryKiB: 64, passes: 1 };

describe('a PIN', () => {
  test('opens the key on this device, for this person, and nowhere else', async () => {
    const wrapped = await wrapSeed(seed, '1234', 'person.a.1', device(1), random);
    expect(await unwrapSeed(wrapped, '1234', 'person.a.1', device(1))).toEqual(seed);
    expect(await unwrapSeed(wrapped, ' １２３４ ', 'person.a.1', device(1))).toEqual(seed); // full-width digits
    expect(await unwrapSeed(wrapped, '1235', 'person.a.1', device(1))).toBeNull();
    expect(await unwrapSeed(wrapped, '1234', 'person.a.2', device(1))).toBeNull();
    expect(await unwrapSeed(wrapped, '1234', 'person.a.1', device(2))).toBeNull();
  });

  test('what is stored costs at least 19 MiB and two passes a guess, and holds no plain key', async () => {
    const wrapped = await wrapSeed(seed, '1234', 'person.a.1', device(1), random);
    expect(wrapped).toMatchObject({ kdf: 'argon2id', memoryKiB: 19_456, passes: 2 });
    expect(isPlainObject(wrapped) && wrapped.cipher).not.toEqual(seed);
  });

  test('a damaged or hostile wrapping opens nothing and costs nothing', async () => {
    const wrapped = (await wrapSeed(seed, '1234', 'p', device(1), random)) as Record<string, never>;
    for (const bad of [
      null,
      {},
      { ...wrapped, kdf: 'md5' },
      { ...wrapped, memoryKiB: 1 << 30 },
      { ...wrapped, passes: 1e9 },
      { ...wrapped, cipher: 'x' },
    ])
      expect(await unwrapSeed(bad, '1234', 'p', device(1))).toBeNull();
  });

  test.each([
    ['123', false],
    ['1234', true],
    ['  12  ', false],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
  ])('%s is a PIN: %s', (pin, is) => expect(isPin(pin)).toBe(is));

  test('wrong ones make the next wait longer, never for good, and a clock set back locks nobody out', () => {
    let guard = NO_WRONG_PINS;
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      guard = afterWrongPin(guard, 1_000_000);
      waits.push(waitMs(guard) / 1000);
    }
    expect(waits).toEqual([0, 0, 0, 15, 30, 60, 120, 300, 900, 900, 900, 900]);
    expect(triesLeft(afterWrongPin(NO_WRONG_PINS, 0))).toBe(3);
    expect(waitLeftMs(guard, 1_000_000 + 300_000)).toBe(600_000);
    expect(waitLeftMs(guard, 1_000_000 + 900_000)).toBe(0);
    expect(waitLeftMs(guard, 0)).toBe(900_000);
  });
});

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
  });

  test('are read in capitals, in columns, numbered, and from their first four letters', () => {
    const entropy = readRecoveryWords(words.join(' '));
    expect(readRecoveryWords(words.map((w, i) => `${i + 1}. ${w.toUpperCase()}`).join('\n'))).toEqual(entropy);
    expect(readRecoveryWords(words.map((w) => (w.length > 4 ? w.slice(0, 4) : w)).join(' , '))).toEqual(entropy);
  });

  test('one wrong, missing or swapped word is found', () => {
    expect(readRecoveryWords(words.slice(1).join(' '))).toBeNull();
    expect(readRecoveryWords(['zzzz', ...words.slice(1)].join(' '))).toBeNull();
    const swapped = [words[1], words[0], ...words.slice(2)].join(' ');
    const entropy = readRecoveryWords(swapped); // one order in sixteen has a right check
    if (entropy) expect(openRecovery(wrapForRecovery(seed, words, 'p', random), entropy, 'p')).toBeNull();
  });
});

describe('a password ashore', () => {
  test('gives the hub one key and opens the envelope with another', async () => {
    const salt = random.bytes(16);
    const keys = await passwordKeys('correct horse', salt, CHEAP);
    expect(keys.authKey).not.toEqual(keys.wrapKey);
    const envelope = sealEnvelope({ sign: seed, seal: seed }, keys.wrapKey, 'dpa', random);
    expect(openEnvelope(envelope, keys.wrapKey, 'dpa')).toEqual({ sign: seed, seal: seed });
    expect(openEnvelope(envelope, keys.authKey, 'dpa')).toBeNull();
    expect(openEnvelope(envelope, keys.wrapKey, 'fcm')).toBeNull();
    expect(openEnvelope(new Uint8Array(3), keys.wrapKey, 'dpa')).toBeNull();
    const other = await passwordKeys('correct horsf', salt, CHEAP);
    expect(openEnvelope(envelope, other.wrapKey, 'dpa')).toBeNull();
  });
});
