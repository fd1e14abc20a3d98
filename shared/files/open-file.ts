import type { Verifier } from '../base/crypto.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { decodeCertificate } from '../oplog/certificate.ts';
import type { Standing } from '../oplog/trust.ts';
import type { Replica } from '../sync/replica.ts';
import { decodeContent, type FileContent } from './content.ts';
import { type UnsealedPart, unsealPart } from './envelope.ts';

/** A part that could be decrypted. Nobody has vouched for its sender yet. */
export type OpenedPart = UnsealedPart & FileContent;

/** @param secrets X25519 secrets of this device, old ones too. Errors as `readHeader`, and 'transfer/not-for-us'. */
export async function openPart(bytes: Uint8Array, secrets: readonly Uint8Array[]): Promise<Result<OpenedPart>> {
  const unsealed = await unsealPart(bytes, secrets);
  if (!unsealed.ok) return unsealed;
  const content = decodeContent(unsealed.value.content);
  return content.ok ? ok({ ...unsealed.value, ...content.value }) : content;
}

export type CheckedPart = OpenedPart & { readonly from: Standing; readonly isRevoked: boolean };

/**
 * Whether a part is for this vessel and from somebody who counts. A device that was cut off counts here: what it sends is
 * stored, and lies in quarantine (R2).
 * @returns 'packet/wrong-vessel', 'transfer/unknown-sender', 'packet/wrong-signature'.
 */
export async function checkPart(part: OpenedPart, replica: Replica, verifier: Verifier): Promise<Result<CheckedPart>> {
  const { about } = part;
  if (about.vessel !== replica.vessel) return fail('packet/wrong-vessel', { vessel: about.vessel.slice(0, 80) });
  const { state } = replica;
  let from = state.trust.standing(about.sender);
  if (!from) {
    const trust = state.trust.copy(); // what the file claims counts for the file alone
    for (const bytes of about.certificates) {
      const certificate = decodeCertificate(bytes);
      if (certificate) await trust.add(certificate);
    }
    from = trust.standing(about.sender);
  }
  if (!from) return fail('transfer/unknown-sender');
  if (!(await verifier.verify(from.publicKey, part.signature, part.message))) return fail('packet/wrong-signature');
  return ok({ ...part, from, isRevoked: state.controls.isRevoked(about.sender) });
}
