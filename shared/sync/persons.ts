import { gcm } from '@noble/ciphers/aes.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { argon2id } from 'hash-wasm';
import { concat, utf8 } from '../base/bytes.ts';
import type { Random } from '../base/ports.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';

/**
 * A person's signing key and how it is kept (design.md 3 and 5).
 *
 *   key that wraps = HKDF-SHA256(argon2id(PIN, salt) ‖ device secret)
 *
 * so a PIN alone, tried against a stolen copy of the data, opens nothing: the device secret lives in the operating
 * system's key store and never in the log.
 */
export type PersonKey = { readonly seed: Uint8Array; readonly publicKey: Uint8Array };

export type WrappedKey = {
  readonly version: 1;
  readonly salt: Uint8Array;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly iv: Uint8Array;
  readonly box: Uint8Array;
};

/** OWASP's second setting for argon2id (2024): about 40 ms on the machines measured, 19 MiB. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
/** What a wrapped key from outside may ask of this device. */
const MAX_MEMORY_KIB = 262_144;
const MAX_PASSES = 10;

export function newPersonKey(random: Random): PersonKey {
  return personKeyOf(random.bytes(32));
}

export function personKeyOf(seed: Uint8Array): PersonKey {
  return { seed, publicKey: ed25519.getPublicKey(seed) };
}

/** argon2id with one lane. */
export function slowHash(
  secret: string,
  salt: Uint8Array,
  cost: { readonly memoryKiB: number; readonly passes: number },
  hashLength: number,
): Promise<Uint8Array> {
  return argon2id({
    password: secret,
    salt,
    parallelism: 1,
    iterations: cost.passes,
    memorySize: cost.memoryKiB,
    hashLength,
    outputType: 'binary',
  });
}

async function wrappingKey(
  pin: string,
  deviceSecret: Uint8Array,
  salt: Uint8Array,
  cost: { readonly memoryKiB: number; readonly passes: number },
): Promise<Uint8Array> {
  const stretched = await slowHash(pin.normalize('NFKC'), salt, cost, 32);
  return hkdf(sha256, concat(stretched, deviceSecret), salt, utf8('bulwark person key 1'), 32);
}

/** @param deviceSecret 32 bytes that only this device has. */
export async function wrapPersonKey(
  key: PersonKey,
  pin: string,
  deviceSecret: Uint8Array,
  random: Random,
): Promise<WrappedKey> {
  const salt = random.bytes(16);
  const iv = random.bytes(12);
  const wrapping = await wrappingKey(pin, deviceSecret, salt, { memoryKiB: MEMORY_KIB, passes: PASSES });
  return { version: 1, salt, memoryKiB: MEMORY_KIB, passes: PASSES, iv, box: gcm(wrapping, iv).encrypt(key.seed) };
}

/** @returns 'auth/wrong-pin' also when another device wrapped it: from outside the two cannot be told apart. */
export async function unwrapPersonKey(
  wrapped: WrappedKey,
  pin: string,
  deviceSecret: Uint8Array,
): Promise<Result<PersonKey>> {
  const wrapping = await wrappingKey(pin, deviceSecret, wrapped.salt, wrapped);
  try {
    return ok(personKeyOf(gcm(wrapping, wrapped.iv).decrypt(wrapped.box)));
  } catch {
    return fail('auth/wrong-pin');
  }
}

/** How long PINs are refused after so many wrong ones in a row: three are free, then 30 s, doubling up to 15 min. */
export function pinWaitMs(wrongInRow: number): number {
  return wrongInRow < 3 ? 0 : Math.min(900_000, 30_000 * 2 ** (wrongInRow - 3));
}

/** From the person record's field `wrappedKey`; null when it has another shape or asks too much of this device. */
export function readWrappedKey(value: Value | undefined): WrappedKey | null {
  if (!isPlainObject(value) || value.version !== 1) return null;
  const { salt, memoryKiB, passes, iv, box } = value;
  const isShaped =
    salt instanceof Uint8Array &&
    salt.length === 16 &&
    iv instanceof Uint8Array &&
    iv.length === 12 &&
    box instanceof Uint8Array &&
    typeof memoryKiB === 'number' &&
    memoryKiB >= 8 &&
    memoryKiB <= MAX_MEMORY_KIB &&
    typeof passes === 'number' &&
    passes >= 1 &&
    passes <= MAX_PASSES;
  return isShaped ? { version: 1, salt, memoryKiB, passes, iv, box } : null;
}
