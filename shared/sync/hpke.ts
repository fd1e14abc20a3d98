import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { utf8 } from '../base/bytes.ts';

/** RFC 9180 with X25519, HKDF-SHA256 and AES-256-GCM: one message, one fresh encapsulation. */
export const hpkeSuite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

export const ENCAPSULATED_BYTES = 32;

/** @param info what the box is for: a box for one purpose does not open as another. */
export async function hpkeSeal(
  info: string,
  plain: Uint8Array,
  publicKey: Uint8Array,
): Promise<{ readonly encapsulated: Uint8Array; readonly box: Uint8Array }> {
  const recipientPublicKey = await hpkeSuite.kem.deserializePublicKey(buffer(publicKey));
  const sender = await hpkeSuite.createSenderContext({ recipientPublicKey, info: buffer(utf8(info)) });
  const box = new Uint8Array(await sender.seal(buffer(plain)));
  return { encapsulated: new Uint8Array(sender.enc), box };
}

/** Null for a wrong key and for damage: told apart by nobody. */
export async function hpkeOpen(
  info: string,
  encapsulated: Uint8Array,
  box: Uint8Array,
  privateKey: Uint8Array,
): Promise<Uint8Array | null> {
  try {
    const recipientKey = await hpkeSuite.kem.deserializePrivateKey(buffer(privateKey));
    const enc = buffer(encapsulated);
    const recipient = await hpkeSuite.createRecipientContext({ recipientKey, enc, info: buffer(utf8(info)) });
    return new Uint8Array(await recipient.open(buffer(box)));
  } catch {
    return null;
  }
}

/** WebCrypto wants a buffer of its own. */
export function buffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}
