import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concat, fromHex, toHex, utf8 } from '#shared/base/bytes.ts';
import { hmacSha256 } from '#shared/base/crypto.ts';
import type { Random } from '#shared/base/ports.ts';

const NONCE_BYTES = 24;
const SECRET_BYTES = 32;

/**
 * Wraps what the database must not give away (the hub's private keys, link keys), so that a copy of the database alone
 * opens nothing. `label` says what and whose it is: a wrapped value works in no other row.
 */
export class SecretBox {
  readonly #key: Uint8Array;
  readonly #random: Random;

  constructor(secret: Uint8Array, random: Random) {
    if (secret.length !== SECRET_BYTES) throw new Error('the secret of a hub has 32 bytes');
    this.#key = hmacSha256(secret, utf8('bulwark hub box 1'));
    this.#random = random;
  }

  seal(label: string, plain: Uint8Array): Uint8Array {
    const nonce = this.#random.bytes(NONCE_BYTES);
    return concat(nonce, xchacha20poly1305(this.#key, nonce, utf8(label)).encrypt(plain));
  }

  /** @throws Error when this hub's secret is not the one that sealed it. */
  open(label: string, sealed: Uint8Array): Uint8Array {
    try {
      return xchacha20poly1305(this.#key, sealed.subarray(0, NONCE_BYTES), utf8(label)).decrypt(
        sealed.subarray(NONCE_BYTES),
      );
    } catch {
      throw new Error('the secret of this hub does not open its database: is the file hub-secret the right one?');
    }
  }

  /** The same bytes for the same text for ever, known to nobody else. */
  derive(label: string, n: number): Uint8Array {
    return hmacSha256(this.#key, utf8(`derive ${label}`)).subarray(0, n);
  }
}

/** From the environment (64 hex digits: many processes on one database), else a file that is made when missing. */
export function readHubSecret(folder: string, fromEnvironment: string | undefined, random: Random): Uint8Array {
  if (fromEnvironment) return fromHex(fromEnvironment);
  const file = path.join(folder, 'hub-secret');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = `${file}.${toHex(random.bytes(4))}`;
    writeFileSync(made, `${toHex(random.bytes(SECRET_BYTES))}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(made, file); // whole or not at all, and never over another process's
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      unlinkSync(made);
    }
  }
  return fromHex(readFileSync(file, 'utf8').trim());
}
