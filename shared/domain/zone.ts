import { code, day, type FieldsOf, json, line, linked, prose, ref, refs, removed, restricted, yesNo } from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/** The ten typical zones of domain.md 4.3, by what they hold; `other` for a ship that is drawn differently. */
export const ZONE_KINDS = [
  'navigation',
  'radio',
  'machinery',
  'cargo',
  'safety',
  'shipIt',
  'welfare',
  'security',
  'dmz',
  'vendor',
  'other',
] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** A group of systems behind one boundary (E26 4.2.1; domain.md 4.3). */
export const zone = {
  collection: 'zone',
  version: 1,
  lane: 'routine',
  fields: {
    /** `Z1` … `Z10`, or the ship's own. */
    key: line({ required: true, max: 12 }),
    name: line({ required: true }),
    kind: code(ZONE_KINDS),
    purpose: prose(),
    /** No conduit at all is allowed. */
    isolated: yesNo(),
    controls: prose(),
    ownerRole: code(ROLE_CODES),
    /** Place on the map: { x, y }, in grid cells. */
    mapPlace: json(),
    drawing: ref('document'),
    documents: refs('document'),
    reviewedOn: day(),
    reviewedBy: ref('person'),
    ...restricted({ subnets: prose() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type ZoneFields = FieldsOf<typeof zone>;
