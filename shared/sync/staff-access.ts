import type { Signer } from '../base/crypto.ts';
import type { Random } from '../base/ports.ts';
import { type Certificate, issueCertificate } from '../oplog/certificate.ts';
import { kexPublicKey, signerOfSeed } from './enrolment.ts';
import { passwordKeys, sealEnvelope } from './persons-staff.ts';

export const SALT_BYTES = 16;
export const MIN_PASSWORD_LENGTH = 12;

export type NewStaff = {
  readonly certificate: Certificate;
  readonly salt: Uint8Array;
  /** What the hub keeps a slow hash of. */
  readonly authKey: Uint8Array;
  /** What the hub keeps and cannot open. */
  readonly envelope: Uint8Array;
};

/** Makes a staff member's keys, certified by the company key; only the password opens them again. */
export async function makeStaff(
  company: Signer,
  person: {
    readonly username: string;
    readonly name: string;
    readonly password: string;
    readonly may: readonly string[];
    readonly vessel: string;
  },
  random: Random,
): Promise<NewStaff> {
  const sign = random.bytes(32);
  const seal = random.bytes(32);
  const salt = random.bytes(SALT_BYTES);
  const { authKey, wrapKey } = await passwordKeys(person.password, salt);
  const certificate = await issueCertificate(company, {
    role: 'staff',
    subject: signerOfSeed(sign).publicKey,
    seal: kexPublicKey(seal),
    side: 'shore',
    vessel: person.vessel,
    may: person.may,
    name: person.name,
  });
  return { certificate, salt, authKey, envelope: sealEnvelope({ sign, seal }, wrapKey, person.username, random) };
}
