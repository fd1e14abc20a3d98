import {
  code,
  day,
  type FieldsOf,
  line,
  linked,
  prose,
  ref,
  refs,
  removed,
  restricted,
  texts,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/** What carries the data. Serial links are conduits too, and so is a stick carried by hand (domain.md 4.3). */
export const CONDUIT_MEDIA = ['network', 'serial', 'wireless', 'handCarried', 'remote'] as const;
export type ConduitMedium = (typeof CONDUIT_MEDIA)[number];

export const CONDUIT_CONTROLS = [
  'firewall',
  'diode',
  'airGap',
  'gateway',
  'crewSwitch',
  'scanStation',
  'none',
] as const;
export type ConduitControl = (typeof CONDUIT_CONTROLS)[number];

/** A way for data from one zone to another (domain.md 4.3: from, to, protocol, port, direction, purpose, control …). */
export const conduit = {
  collection: 'conduit',
  version: 1,
  lane: 'routine',
  fields: {
    name: line(),
    from: ref('zone', { required: true }),
    to: ref('zone', { required: true }),
    medium: code(CONDUIT_MEDIA),
    direction: code(['oneWay', 'bothWays']),
    purpose: prose(),
    control: code(CONDUIT_CONTROLS),
    logged: yesNo(),
    status: code(['open', 'switchedOff', 'closed']),
    ...restricted({
      protocols: texts({ max: 80 }),
      ports: texts({ max: 40 }),
      controlDetail: prose(),
    }),
    ownerRole: code(ROLE_CODES),
    documents: refs('document'),
    reviewedOn: day(),
    reviewedBy: ref('person'),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type ConduitFields = FieldsOf<typeof conduit>;
