import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, toHex, utf8 } from '../base/bytes.ts';
import type { Random } from '../base/ports.ts';
import type { PersonKey } from './persons.ts';
import { padded, unpadded } from './sealed-report.ts';

/**
 * A confidential text that is still being typed, kept so that its writer alone can open it again (ADR 0010). The key
 * follows from what an unlocked person has and this device has, so it opens with that PIN on that device and nowhere else.
 *
 *   key    = HKDF-SHA256(seed of the person ‖ device secret, salt, "bulwark draft 1")
 *   box    = version 1 ‖ salt 16 ‖ iv 12 ‖ AES-256-GCM of the text, padded as reports are; bound to the name of the draft
 *   place  = HKDF-SHA256(device secret, name, "bulwark draft place 1"), hex: it says neither whose it is nor of what
 */
const VERSION = 1;
const SALT_END = 17;
const IV_END = 29;

function draftKey(key: PersonKey, deviceSecret: Uint8Array, salt: Uint8Array): Uint8Array {
  return hkdf(sha256, concat(key.seed, deviceSecret), salt, utf8('bulwark draft 1'), 32);
}

export function draftPlace(name: string, deviceSecret: Uint8Array): string {
  return toHex(hkdf(sha256, deviceSecret, utf8(name), utf8('bulwark draft place 1'), 16));
}

export function sealDraft(
  text: string,
  name: string,
  key: PersonKey,
  deviceSecret: Uint8Array,
  random: Random,
): Uint8Array {
  const [salt, iv] = [random.bytes(16), random.bytes(12)];
  const box = gcm(draftKey(key, deviceSecret, salt), iv, utf8(name)).encrypt(padded(utf8(text)));
  return concat(Uint8Array.of(VERSION), salt, iv, box);
}

/** Null for anybody else, on any other device, under another name, and for damage: told apart by nobody. */
export function openDraft(box: Uint8Array, name: string, key: PersonKey, deviceSecret: Uint8Array): string | null {
  if (box[0] !== VERSION || box.length <= IV_END) return null;
  const [salt, iv] = [box.subarray(1, SALT_END), box.subarray(SALT_END, IV_END)];
  try {
    const plain = gcm(draftKey(key, deviceSecret, salt), iv, utf8(name)).decrypt(box.subarray(IV_END));
    return new TextDecoder('utf-8', { fatal: true }).decode(unpadded(plain));
  } catch {
    return null;
  }
}
