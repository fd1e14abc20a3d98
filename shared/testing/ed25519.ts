import type { Signer, Verifier } from '../base/crypto.ts';

/** Real signatures, for the tests of forged ones (Node's and the browser's WebCrypto). */
export async function realSigner(): Promise<Signer> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message as Uint8Array<ArrayBuffer>));
  return { publicKey, sign };
}

export const realVerifier: Verifier = {
  verify: async (publicKey, signature, message) => {
    try {
      const key = await crypto.subtle.importKey('raw', publicKey as Uint8Array<ArrayBuffer>, 'Ed25519', false, [
        'verify',
      ]);
      const [given, said] = [signature, message] as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
      return await crypto.subtle.verify('Ed25519', key, given, said);
    } catch {
      return false;
    }
  },
};
