import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { concat, equalBytes, fromHex, toHex, utf8 } from '../base/bytes.ts';
import { decodeCbor, encodeCbor } from '../base/cbor.ts';
import { hmacSha256, type Signer, sha256, type Verifier } from '../base/crypto.ts';
import type { Random } from '../base/ports.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { isPlainObject } from '../base/value.ts';
import {
  type Certificate,
  decodeCertificate,
  encodeCertificate,
  fingerprint,
  issueCertificate,
  mayIssue,
  verifyCertificate,
} from '../oplog/certificate.ts';
import { replicaIdOf } from '../oplog/record-id.ts';
import { Trust } from '../oplog/trust.ts';
import type { EnrolmentCode } from './enrolment-code.ts';
import type { LinkKeys } from './exchange-client.ts';

/**
 * How a device comes to belong to a vessel (design.md 7, rules T1-T8).
 *
 *   staff    makes 16 secret bytes; the key that follows from them is the grant's, and the staff or company key signs it
 *   device   asks the hub what the grant is for, checks it against the fingerprint in the code, signs its own
 *            certificate (with its X25519 key as `seal`) with the grant's key, and sends it
 *   hub      checks the chain, that the code is unused and has not run out, writes the certificates into the vessel's
 *            log, and answers under the link key that both compute from X25519; its own X25519 key stands in its
 *            certificate, signed by the company, so nobody can stand between
 *
 * The hub holds no key that could sign a grant or a device. The same request again gets the same answer, so a lost
 * answer costs nothing. Crypto is @noble here, the same in a browser and in Node.
 */
z.config({ jitless: true });

/** Ed25519 of a 32-byte seed. */
export function signerOfSeed(seed: Uint8Array): Signer {
  return { publicKey: ed25519.getPublicKey(seed), sign: async (message) => ed25519.sign(message, seed) };
}

/** Slower than the host's own; for where there is none, and for the few checks of an enrolment. */
export const nobleVerifier: Verifier = {
  verify: async (publicKey, signature, message) => {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};

export function kexPublicKey(secret: Uint8Array): Uint8Array {
  return x25519.getPublicKey(secret);
}

function derive(secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array {
  return hkdf(nobleSha256, secret, salt, utf8(info), 32);
}

/** The key that an enrolment code stands for. */
export function grantSigner(code: Pick<EnrolmentCode, 'secret'>): Signer {
  return signerOfSeed(derive(code.secret, utf8('bulwark enrolment'), 'grant key 1'));
}

/**
 * Both ends compute it; the device's certificate goes in, so that whoever changes anything on the way gets another key.
 * @returns null when the other key is none.
 */
export function linkKey(ownSecret: Uint8Array, otherPublic: Uint8Array, device: Certificate): Uint8Array | null {
  try {
    return derive(x25519.getSharedSecret(ownSecret, otherPublic), sha256(encodeCertificate(device)), 'bulwark link 1');
  } catch {
    return null; // a point of low order
  }
}

const hex = (bytes?: number) =>
  z.string().check(z.regex(bytes ? new RegExp(`^[0-9a-f]{${2 * bytes}}$`) : /^(?:[0-9a-f]{2}){1,4096}$/));
/** PostgreSQL keeps no 0 byte in a text. */
const noZero = z.refine<string>((text) => !text.includes('\0'));
const name = z.string().check(z.minLength(1), z.maxLength(120), noZero);
const label = z.string().check(z.maxLength(120), noZero);

export const grantRequest = z.strictObject({ company: name, grant: hex(32) });
export const grantReply = z.object({
  vessel: name,
  vesselName: z.string(),
  root: hex(32),
  certificates: z.array(hex()).check(z.maxLength(64)),
});
export const enrolRequest = z.strictObject({
  company: name,
  certificate: hex(),
  label,
});
export const deskRequest = z.strictObject({
  vessel: name,
  certificate: hex(),
  label,
});
export const enrolReply = z.object({
  vessel: name,
  link: z.int().check(z.positive()),
  root: hex(32),
  /** Public key of the hub certificate whose X25519 key was used. */
  hub: hex(32),
  certificates: z.array(hex()).check(z.maxLength(1024)),
  proof: hex(32),
});

export type GrantRequest = z.infer<typeof grantRequest>;
export type GrantReply = z.infer<typeof grantReply>;
export type EnrolRequest = z.infer<typeof enrolRequest>;
export type DeskRequest = z.infer<typeof deskRequest>;
export type EnrolReply = z.infer<typeof enrolReply>;

// ------------------------------------------------------------------------------------------------ staff

export type NewGrant = { readonly secret: Uint8Array; readonly certificate: Certificate };

/** @param issuer the company key, or a staff key whose certificate says `enrol`. */
export async function issueGrant(
  issuer: Signer,
  about: { readonly vessel: string; readonly letter: string; readonly notAfter?: number },
  random: Random,
): Promise<NewGrant> {
  const secret = random.bytes(16);
  const { publicKey: subject } = grantSigner({ secret });
  return {
    secret,
    certificate: await issueCertificate(issuer, { role: 'grant', subject, side: 'ship', may: [], ...about }),
  };
}

// ------------------------------------------------------------------------------------------------ device

export type Invitation = {
  readonly vessel: string;
  readonly vesselName: string;
  /** Letter of this device's human numbers. */
  readonly letter: string;
  readonly grant: Certificate;
  readonly root: Uint8Array;
};

/** Kept (secretly) until the answer is there: the answer can only be read with it, and the request may be repeated. */
export type PendingEnrolment = {
  readonly certificate: Certificate;
  readonly kexSecret: Uint8Array;
  readonly root: Uint8Array;
};

export type Enrolled = {
  readonly vessel: string;
  readonly keys: LinkKeys;
  /** What `Replica.join` takes. */
  readonly company: string;
  readonly root: Uint8Array;
  readonly certificates: readonly Certificate[];
};

/** Body of `POST /enrol/grant`. */
export function askForGrant(code: EnrolmentCode): GrantRequest {
  return { company: code.company, grant: toHex(grantSigner(code).publicKey) };
}

async function chained(vessel: string, root: Uint8Array, encoded: readonly string[], verifier: Verifier) {
  const trust = new Trust(verifier, vessel, fingerprint(root));
  for (const text of encoded) {
    const certificate = decodeCertificate(fromHex(text));
    if (certificate) await trust.add(certificate);
  }
  return trust;
}

/**
 * Checks what the hub says the code is for.
 * @returns 'enrol/wrong-company' when the hub cannot prove to be of the company that the code names.
 */
export async function readInvitation(
  code: EnrolmentCode,
  reply: GrantReply,
  verifier: Verifier,
): Promise<Result<Invitation>> {
  const root = fromHex(reply.root);
  if (fingerprint(root) !== code.company) return fail('enrol/wrong-company');
  const trust = await chained(reply.vessel, root, reply.certificates, verifier);
  const { publicKey } = grantSigner(code);
  const grant = trust.certificates().find((c) => c.role === 'grant' && equalBytes(c.subject, publicKey));
  if (grant?.letter === undefined || grant.vessel !== reply.vessel) return fail('enrol/wrong-company');
  return ok({ vessel: grant.vessel, vesselName: reply.vesselName, letter: grant.letter, grant, root });
}

/**
 * Body of `POST /enrol`, and what must be kept until its answer is read.
 * @param kexSecret 32 fresh random bytes.
 */
export async function requestEnrolment(
  code: EnrolmentCode,
  invitation: Invitation,
  device: { readonly publicKey: Uint8Array; readonly kexSecret: Uint8Array; readonly label: string },
): Promise<{ readonly request: EnrolRequest; readonly pending: PendingEnrolment }> {
  const { vessel, letter, root } = invitation;
  const certificate = await issueCertificate(grantSigner(code), {
    role: 'replica',
    subject: device.publicKey,
    seal: kexPublicKey(device.kexSecret),
    side: 'ship',
    vessel,
    may: [],
    letter,
  });
  return {
    request: { company: code.company, certificate: toHex(encodeCertificate(certificate)), label: device.label },
    pending: { certificate, kexSecret: device.kexSecret, root },
  };
}

/** Body of `POST /api/desk`: a signed-in staff member lets this desk write for a vessel with the staff key's rights. */
export async function requestDesk(
  staff: { readonly signer: Signer; readonly certificate: Certificate },
  desk: {
    readonly vessel: string;
    readonly publicKey: Uint8Array;
    readonly kexSecret: Uint8Array;
    readonly label: string;
  },
  root: Uint8Array,
): Promise<{ readonly request: DeskRequest; readonly pending: PendingEnrolment }> {
  const { vessel, label } = desk;
  const certificate = await issueCertificate(staff.signer, {
    role: 'replica',
    subject: desk.publicKey,
    seal: kexPublicKey(desk.kexSecret),
    side: 'shore',
    vessel,
    may: staff.certificate.may,
    ...(staff.certificate.name !== undefined ? { name: staff.certificate.name } : {}),
  });
  return {
    request: { vessel, certificate: toHex(encodeCertificate(certificate)), label },
    pending: { certificate, kexSecret: desk.kexSecret, root },
  };
}

export function encodePending(pending: PendingEnrolment): Uint8Array {
  const { certificate, kexSecret, root } = pending;
  return encodeCbor({ certificate: encodeCertificate(certificate), kexSecret, root });
}

export function decodePending(bytes: Uint8Array): PendingEnrolment | null {
  try {
    const value = decodeCbor(bytes);
    if (!isPlainObject(value)) return null;
    const { certificate, kexSecret, root } = value;
    const read = certificate instanceof Uint8Array ? decodeCertificate(certificate) : null;
    if (!read || !(kexSecret instanceof Uint8Array) || !(root instanceof Uint8Array)) return null;
    return { certificate: read, kexSecret, root };
  } catch {
    return null;
  }
}

/** @returns 'sync/bad-answer' when the answer is not from the hub that the company certified, for this very device. */
export async function finishEnrolment(
  pending: PendingEnrolment,
  reply: EnrolReply,
  verifier: Verifier,
): Promise<Result<Enrolled>> {
  const { certificate, kexSecret, root } = pending;
  if (reply.vessel !== certificate.vessel || !equalBytes(fromHex(reply.root), root)) return fail('sync/bad-answer');
  const trust = await chained(reply.vessel, root, reply.certificates, verifier);
  const hubKey = fromHex(reply.hub);
  const hub = trust
    .certificates()
    .find((c) => c.role === 'hub' && c.seal !== undefined && equalBytes(c.subject, hubKey));
  const key = hub?.seal ? linkKey(kexSecret, hub.seal, certificate) : null;
  if (!key || !equalBytes(fromHex(reply.proof), proofOf(reply, key))) return fail('sync/bad-answer');
  if (!trust.standing(replicaIdOf(certificate.subject))) return fail('sync/bad-answer');
  const keys = { link: reply.link, key };
  return ok({ vessel: reply.vessel, keys, company: fingerprint(root), root, certificates: trust.certificates() });
}

// ------------------------------------------------------------------------------------------------ hub

/** What the hub signs its answer with: whoever does not know the link key cannot make it. */
export function proofOf(reply: Omit<EnrolReply, 'proof'>, key: Uint8Array): Uint8Array {
  const { vessel, link, hub, certificates } = reply;
  return hmacSha256(key, concat(utf8('bulwark enrolled 1\n'), encodeCbor([vessel, link, hub, certificates])));
}

/**
 * Whether a device's certificate may be taken: true signatures, and an issuer that may have issued it.
 * @returns 'enrol/code-malformed' for what is none, 'enrol/code-unknown' for what the issuer may not have issued.
 */
export async function checkDevice(
  encoded: string,
  issuer: Certificate,
  verifier: Verifier,
): Promise<Result<Certificate>> {
  const certificate = decodeCertificate(fromHex(encoded));
  if (certificate?.role !== 'replica' || certificate.seal === undefined) return fail('enrol/code-malformed');
  if (certificate.vessel === '*' || !mayIssue(issuer, certificate)) return fail('enrol/code-unknown');
  return (await verifyCertificate(verifier, certificate)) ? ok(certificate) : fail('enrol/code-unknown');
}
