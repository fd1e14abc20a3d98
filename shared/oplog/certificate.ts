import { concat, equalBytes, toBase32, toHex, utf8 } from '../base/bytes.ts';
import { decodeCbor, encodeCbor } from '../base/cbor.ts';
import { type Signer, sha256, type Verifier } from '../base/crypto.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import type { Side } from '../domain/kind.ts';

/**
 * Who may speak for whom (design.md 3, spec rules T1-T8). The company key signs hubs, staff and enrolment grants and
 * then goes back into its drawer; a grant's own key, known only to who holds the enrolment code, signs one device.
 * The hub holds none of these keys, so it can invent nobody.
 */
export const CERTIFICATE_ROLES = ['hub', 'staff', 'grant', 'replica'] as const;
export type CertificateRole = (typeof CERTIFICATE_ROLES)[number];

/** What a certificate lets its subject do beyond writing records of its side. */
export const PERMISSIONS = ['dpa', 'enrol', 'redact', 'revoke', 'admit', 'settle'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export type CertificateBody = {
  readonly role: CertificateRole;
  /** Ed25519 public key, 32 bytes. */
  readonly subject: Uint8Array;
  /** X25519 public key, 32 bytes: of a DPA, what confidential reports are sealed to. */
  readonly seal?: Uint8Array;
  readonly side: Side;
  /** Vessel id, or '*' for the whole fleet. */
  readonly vessel: string;
  readonly may: readonly string[];
  /** Letter of human numbers (NCR-TP-A-0007). */
  readonly letter?: string;
  readonly name?: string;
  /** UTC ms; enforced by the hub when a code is used, shown elsewhere (ship clocks lie). */
  readonly notAfter?: number;
  readonly issuer: Uint8Array;
};

export type Certificate = CertificateBody & { readonly signature: Uint8Array };

function bodyValue(body: CertificateBody): Value {
  const { role, subject, side, vessel, may, issuer } = body;
  return {
    role,
    subject,
    side,
    vessel,
    may: [...may],
    issuer,
    ...(body.seal ? { seal: body.seal } : {}),
    ...(body.letter !== undefined ? { letter: body.letter } : {}),
    ...(body.name !== undefined ? { name: body.name } : {}),
    ...(body.notAfter !== undefined ? { notAfter: body.notAfter } : {}),
  };
}

function message(body: CertificateBody): Uint8Array {
  return concat(utf8('bulwark certificate\n'), encodeCbor(bodyValue(body)));
}

export async function issueCertificate(issuer: Signer, body: Omit<CertificateBody, 'issuer'>): Promise<Certificate> {
  const whole = { ...body, issuer: issuer.publicKey };
  return { ...whole, signature: await issuer.sign(message(whole)) };
}

export function verifyCertificate(verifier: Verifier, certificate: Certificate): Promise<boolean> {
  return verifier.verify(certificate.issuer, certificate.signature, message(certificate));
}

export function encodeCertificate(certificate: Certificate): Uint8Array {
  return encodeCbor({ body: bodyValue(certificate), signature: certificate.signature });
}

function isKey(value: Value | undefined): value is Uint8Array {
  return value instanceof Uint8Array && value.length === 32;
}

/** Null when the bytes are no certificate; says nothing about whether it is true. */
export function decodeCertificate(bytes: Uint8Array): Certificate | null {
  let value: Value;
  try {
    value = decodeCbor(bytes);
  } catch {
    return null;
  }
  if (!isPlainObject(value) || !isPlainObject(value.body) || !(value.signature instanceof Uint8Array)) return null;
  const { role, subject, side, vessel, may, issuer, seal, letter, name, notAfter } = value.body;
  const shaped =
    CERTIFICATE_ROLES.includes(role as CertificateRole) &&
    isKey(subject) &&
    isKey(issuer) &&
    (side === 'ship' || side === 'shore') &&
    typeof vessel === 'string' &&
    Array.isArray(may) &&
    may.every((p) => typeof p === 'string') &&
    (seal === undefined || isKey(seal)) &&
    (letter === undefined || typeof letter === 'string') &&
    (name === undefined || typeof name === 'string') &&
    (notAfter === undefined || typeof notAfter === 'number');
  if (!shaped) return null;
  return {
    role: role as CertificateRole,
    subject: subject as Uint8Array,
    side: side as Side,
    vessel: vessel as string,
    may: may as unknown as readonly string[],
    issuer: issuer as Uint8Array,
    ...(seal ? { seal: seal as Uint8Array } : {}),
    ...(letter !== undefined ? { letter: letter as string } : {}),
    ...(name !== undefined ? { name: name as string } : {}),
    ...(notAfter !== undefined ? { notAfter: notAfter as number } : {}),
    signature: value.signature,
  };
}

/** What an enrolment code shows of the company key: 26 signs that a person can compare. */
export function fingerprint(publicKey: Uint8Array): string {
  return toBase32(sha256(publicKey).subarray(0, 16));
}

/**
 * Whether `issuer` (null: the company key itself) may have issued `certificate`. Signatures are checked elsewhere.
 * T3 company: anything. T4 staff: shore replicas with no more than their own permissions, and, with `enrol`, ship
 * grants. T5 grant: one replica of its side, vessel and letter. T6 a replica or hub: its own successor.
 */
export function mayIssue(issuer: Certificate | null, certificate: Certificate): boolean {
  if (issuer === null) return true;
  if (!equalBytes(issuer.subject, certificate.issuer)) return false;
  const withinScope = issuer.vessel === '*' || issuer.vessel === certificate.vessel;
  const noMore = certificate.may.every((p) => issuer.may.includes(p));
  if (!withinScope) return false;
  switch (issuer.role) {
    case 'staff':
      if (certificate.role === 'grant')
        return issuer.may.includes('enrol') && certificate.side === 'ship' && certificate.may.length === 0;
      return certificate.role === 'replica' && certificate.side === 'shore' && noMore;
    case 'grant':
      return (
        certificate.role === 'replica' &&
        certificate.side === issuer.side &&
        certificate.letter === issuer.letter &&
        noMore
      );
    case 'replica':
    case 'hub':
      return (
        certificate.role === issuer.role &&
        certificate.side === issuer.side &&
        certificate.letter === undefined &&
        noMore
      );
  }
}

export function certificateKey(certificate: Certificate): string {
  return toHex(sha256(encodeCertificate(certificate)).subarray(0, 12));
}
