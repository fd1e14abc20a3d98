import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { utf8 } from '../base/bytes.ts';
import type { Random } from '../base/ports.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import { type PersonKey, personKeyOf } from './persons.ts';

/**
 * The twelve words of a vessel's set-up (docs/recovery.md): 128 bits that nobody guesses, so what they wrap may travel
 * with the log. They open the master's person key, on any device that holds a copy of the vessel's data; not the data.
 *
 *   key = HKDF-SHA-256(entropy, salt, "bulwark recovery")
 *   { salt, nonce, cipher }   AES-256-GCM, the person's public key as further data (their record may get another id)
 */
export function newRecoveryWords(random: Random): readonly string[] {
  return entropyToMnemonic(random.bytes(16), wordlist).split(' ');
}

/**
 * Reads words as typed or read aloud: any case, any separators, the first four letters of a word are enough.
 * @returns null when a word is not in the list or the check does not fit.
 */
export function readRecoveryWords(text: string): Uint8Array | null {
  const typed = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const words = typed.map((word) =>
    wordlist.includes(word)
      ? word
      : word.length >= 4
        ? wordlist.find((w) => w.startsWith(word.slice(0, 4)))
        : undefined,
  );
  if (words.length !== 12 || words.includes(undefined)) return null;
  try {
    return mnemonicToEntropy(words.join(' '), wordlist);
  } catch {
    return null;
  }
}

function keyOf(entropy: Uint8Array, salt: Uint8Array): Uint8Array {
  return hkdf(sha256, entropy, salt, utf8('bulwark recovery'), 32);
}

export function wrapForRecovery(key: PersonKey, words: readonly string[], random: Random): Value {
  const salt = random.bytes(16);
  const nonce = random.bytes(12);
  const wrapping = keyOf(mnemonicToEntropy(words.join(' '), wordlist), salt);
  return { salt, nonce, cipher: gcm(wrapping, nonce, key.publicKey).encrypt(key.seed) };
}

/** @returns null when these are not the words of that person. */
export function openRecovery(
  wrapped: Value | undefined,
  entropy: Uint8Array,
  publicKey: Value | undefined,
): PersonKey | null {
  if (!isPlainObject(wrapped) || !(publicKey instanceof Uint8Array)) return null;
  const { salt, nonce, cipher } = wrapped;
  if (!(salt instanceof Uint8Array && nonce instanceof Uint8Array && cipher instanceof Uint8Array)) return null;
  try {
    return personKeyOf(gcm(keyOf(entropy, salt), nonce, publicKey).decrypt(cipher));
  } catch {
    return null;
  }
}
