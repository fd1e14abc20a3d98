import { code, day, type FieldsOf, line, linked, prose, ref, removedByShore, shoreOwns, texts } from './field.ts';
import type { RecordKind } from './kind.ts';

/** Whom the notification matrix of domain.md 7.4 may send to. */
export const CONTACT_KINDS = [
  'dpa',
  'companyDuty',
  'companySecurity',
  'cyberOfficer',
  'fleetCyber',
  'shoreIt',
  'superintendent',
  'flag',
  'class',
  'coastguard',
  'rescueCentre',
  'portAuthority',
  'portSecurity',
  'terminal',
  'vts',
  'agent',
  'charterer',
  'insurer',
  'maker',
  'provider',
  'csirt',
  'dataAuthority',
  'gnssCentre',
  'police',
  'customs',
  'responseCentre',
  'otherShip',
  'other',
] as const;

/** Somebody to call; the printed contact sheet must work with the power off. A library of the company. */
export const contact = {
  collection: 'contact',
  version: 1,
  lane: 'routine',
  fields: {
    ...shoreOwns({
      name: line({ required: true }),
      kind: code(CONTACT_KINDS),
      organisation: line(),
      personName: line(),
      phone: line({ max: 60 }),
      phoneAllHours: line({ max: 60 }),
      satphone: line({ max: 60 }),
      vhf: line({ max: 40 }),
      email: line({ max: 320 }),
      portal: line({ max: 500 }),
      address: prose(),
      hours: line(),
      languages: texts({ max: 35 }),
      /** ISO 3166-1 alpha-2; empty means everywhere. */
      countries: texts({ max: 2 }),
      /** Rows of the notification matrix that it answers, `N4`. */
      notifies: texts({ max: 40 }),
      /** What to say, and what number to give. */
      script: prose(),
    }),
    /** Called and found right (domain.md 7.4: numbers go stale). */
    checkedOn: day(),
    checkedBy: ref('person'),
    note: prose(),
    ...linked,
    removed: removedByShore,
  },
} as const satisfies RecordKind;

export type ContactFields = FieldsOf<typeof contact>;
