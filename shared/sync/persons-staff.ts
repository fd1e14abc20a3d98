import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, utf8 } from '../base/bytes.ts';
import { decodeCbor, encodeCbor } from '../base/cbor.ts';
import type { Random } from '../base/ports.ts';
import { isPlainObject } from '../base/value.ts';
import { slowHash } from './persons.ts';

/**
 * Staff ashore: one password, two keys. The hub gets the first (and stores a hash of it); the second opens the envelope
 * that the hub keeps for them. So the hub neither learns the password nor the keys.
 *
 *   slow     = argon2id(password, salt; 64 MiB, 3 passes), 32 bytes
 *   authKey  = HKDF(slow, "bulwark staff auth"), wrapKey = HKDF(slow, "bulwark staff wrap")
 *   envelope = nonce 12 ‖ AES-256-GCM(wrapKey, CBOR { sign, seal? }), the user name as further data
 */
export const STAFF_COST = { memoryKiB: 65_536, passes: 3 } as const;

export type StaffSecrets = {
  /** Ed25519 seed, 32 bytes: signs the certificates of this person's desks. */
  readonly sign: Uint8Array;
  /** X25519 private key, 32 bytes: of a DPA, opens confidential reports. */
  readonly seal?: Uint8Array;
};

export type PasswordKeys = { readonly authKey: Uint8Array; readonly wrapKey: Uint8Array };

/** @param salt 16 bytes of this user, from the hub. */
export async function passwordKeys(
  password: string,
  salt: Uint8Array,
  cost: { readonly memoryKiB: number; readonly passes: number } = STAFF_COST,
): Promise<PasswordKeys> {
  const slow = await slowHash(password.normalize('NFKC'), salt, cost, 32);
  const part = (label: string) => hkdf(sha256, slow, salt, utf8(label), 32);
  return { authKey: part('bulwark staff auth'), wrapKey: part('bulwark staff wrap') };
}

export function sealEnvelope(secrets: StaffSecrets, wrapKey: Uint8Array, username: string, random: Random): Uint8Array {
  const nonce = random.bytes(12);
  const plain = encodeCbor({ sign: secrets.sign, ...(secrets.seal ? { seal: secrets.seal } : {}) });
  return concat(nonce, gcm(wrapKey, nonce, utf8(username)).encrypt(plain));
}

/** @returns null when the key does not open it. */
export function openEnvelope(envelope: Uint8Array, wrapKey: Uint8Array, username: string): StaffSecrets | null {
  try {
    const value = decodeCbor(gcm(wrapKey, envelope.subarray(0, 12), utf8(username)).decrypt(envelope.subarray(12)));
    if (!isPlainObject(value) || !(value.sign instanceof Uint8Array)) return null;
    return { sign: value.sign, ...(value.seal instanceof Uint8Array ? { seal: value.seal } : {}) };
  } catch {
    return null; // wrong key, damaged, or something else: told apart by nobody
  }
}
