import { concat, utf8 } from '../base/bytes.ts';
import { hmacSha256, type Signer, sha256, type Verifier } from '../base/crypto.ts';
import type { Random } from '../base/ports.ts';

/**
 * Signatures for simulations: fast, deterministic, and wrong for any other key or message. The public key is the secret
 * key, so they prove nothing to anybody; the tests of forged signatures use real Ed25519.
 */
export function fakeSigner(name: string): Signer {
  const publicKey = sha256(utf8(`key of ${name}`));
  return { publicKey, sign: async (message) => signature(publicKey, message) };
}

export const fakeVerifier: Verifier = {
  verify: async (publicKey, given, message) => {
    const right = signature(publicKey, message);
    return given.length === right.length && given.every((byte, i) => byte === right[i]);
  },
};

function signature(publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  const half = hmacSha256(publicKey, message);
  return concat(half, sha256(half));
}

/** Bytes that follow from a seed alone. */
export function seededRandom(seed: string): Random {
  let count = 0;
  return {
    bytes: (n) => {
      let out = new Uint8Array(0);
      while (out.length < n) out = concat(out, sha256(utf8(`${seed} ${count++}`))) as Uint8Array<ArrayBuffer>;
      return out.subarray(0, n);
    },
  };
}
