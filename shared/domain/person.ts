import {
  bytes,
  code,
  codeSet,
  day,
  type FieldsOf,
  instant,
  json,
  line,
  prose,
  ref,
  removed,
  shoreOwns,
  texts,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/** `given` with the first one, `changed` by who knew the old one, `reset` by the Master, `recovered` with the words. */
export const PIN_SET_HOW = ['given', 'changed', 'reset', 'recovered'] as const;
export type PinSetHow = (typeof PIN_SET_HOW)[number];

/**
 * A crew or staff member as this vessel knows them. A key counts only when certified (design.md 3, Trust); what stands
 * here is the claim. Private keys are never here: `wrappedKey` opens with PIN and device secret together.
 */
export const person = {
  collection: 'person',
  version: 2,
  lane: 'routine',
  fields: {
    name: line({ required: true }),
    /** As the crew list writes it: free text, since ranks differ by company. */
    rank: line({ max: 60 }),
    roles: codeSet(ROLE_CODES),
    /** Crew or seafarer number of the company. */
    crewId: line({ max: 40 }),
    /** BCP 47; the screens' language for this person. */
    uiLanguage: line({ max: 35 }),
    /** BCP 47; what the person understands when it is read out: cards of drills are shown in two languages at once. */
    languages: texts({ max: 35 }),
    email: line(),
    phone: line({ max: 40 }),
    /** Ed25519, 32 bytes. */
    publicKey: bytes(),
    /** Private key wrapped by PIN and device secret: { kdf, salt, nonce, cipher }. */
    wrappedKey: json(),
    /** The same key wrapped by the recovery words. */
    recovery: json(),
    // When the PIN of this person was last set, how and by whom: the trail is the history of these fields.
    pinSetAt: instant(),
    pinSetHow: code(PIN_SET_HOW),
    pinSetBy: ref('person'),
    signedOnOn: day(),
    signedOffOn: day(),
    note: prose(),
    ...shoreOwns({
      /** Where the person works. A claim for display: rights follow the certificate. */
      side: code(['ship', 'shore']),
      /** X25519, 32 bytes: of a DPA, what confidential reports are sealed to. Counts only as certified. */
      sealKey: bytes(),
    }),
    removed,
  },
} as const satisfies RecordKind;

export type PersonFields = FieldsOf<typeof person>;
