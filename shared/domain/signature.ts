import { ANY_PARENT } from './any-parent.ts';
import { bytes, code, type FieldsOf, instant, json, line, number, prose, ref, refToAny, removed } from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/** What a person says by signing (domain.md 1, sign-off chains). */
export const SIGNATURE_MEANINGS = [
  'performed',
  'attended',
  'witnessed',
  'reviewed',
  'approved',
  'accepted',
  'acknowledged',
  'verified',
  'closed',
] as const;

/**
 * A sign-off: who signed which state of a record and its children, in which role (design.md 3). Shown as valid, changed
 * since, or ops missing. Never removed; a wrong one is voided.
 */
export const signature = {
  collection: 'signature',
  version: 1,
  parent: ANY_PARENT,
  lane: 'routine',
  filed: true,
  fields: {
    parent: refToAny({ required: true }),
    meaning: code(SIGNATURE_MEANINGS, { required: true }),
    person: ref('person', { required: true }),
    /** As they stood when signed: people are renamed and promoted. */
    personName: line(),
    rank: line({ max: 60 }),
    role: code(ROLE_CODES),
    signedAt: instant(),
    remark: prose(),
    /** Schema version of the signed kind. */
    schemaVersion: number(),
    /** What is signed: records and the hashes of the ops on them. */
    covers: json(),
    /** SHA-256 of the canonical form of what is signed, 32 bytes. */
    digest: bytes(),
    /** Person's Ed25519 public key, 32 bytes, and the signature over the digest, 64 bytes. */
    publicKey: bytes(),
    signature: bytes(),
    removed,
  },
} as const satisfies RecordKind;

export type SignatureFields = FieldsOf<typeof signature>;
