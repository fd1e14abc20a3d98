import { code, day, type FieldsOf, instant, line, linked, number, prose, ref, removed, yesNo } from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

export const MEDIA_KINDS = [
  'usbStick',
  'makerUsb',
  'externalDisk',
  'ssd',
  'nas',
  'opticalDisc',
  'memoryCard',
  'tape',
  'laptop',
  'paper',
  'shore',
  'other',
] as const;

export const SCAN_RESULTS = ['clean', 'infected', 'cleaned', 'notScanned', 'failed'] as const;

/** One removable medium and where it stands: the media register of domain.md 6.2 and the USB log of domain.md 12. */
export const mediaLog = {
  collection: 'mediaLog',
  version: 1,
  number: 'MED',
  lane: 'routine',
  fields: {
    number: line({ max: 40 }),
    /** What is written on it. */
    label: line({ required: true }),
    kind: code(MEDIA_KINDS),
    serialNumber: line(),
    capacityBytes: number(),
    use: code(['backup', 'golden', 'chartUpdate', 'transfer', 'installation', 'evidence', 'vendor', 'other']),
    /** Used for nothing else (domain.md 6.1: dedicated, encrypted, scanned, labelled). */
    dedicated: yesNo(),
    encrypted: yesNo(),
    keyHolderRole: code(ROLE_CODES),
    ownerRole: code(ROLE_CODES),
    holder: ref('person'),
    storagePlace: line(),
    sealNumber: line({ max: 60 }),
    lastScanAt: instant(),
    scanTool: line(),
    scanDefinitionsOn: day(),
    scanResult: code(SCAN_RESULTS),
    status: code(['stored', 'inUse', 'ashore', 'quarantined', 'lost', 'destroyed']),
    destroyedOn: day(),
    destroyedHow: line(),
    note: prose(),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

/** One line of a medium's in/out log. */
export const mediaLogEntry = {
  collection: 'mediaLogEntry',
  version: 1,
  lane: 'routine',
  parent: 'mediaLog',
  fields: {
    parent: ref('mediaLog', { required: true }),
    happenedAt: instant(),
    direction: code(['out', 'in', 'used', 'scanned', 'found', 'sealed', 'unsealed']),
    person: ref('person'),
    personName: line(),
    asset: ref('asset'),
    purpose: line(),
    scanTool: line(),
    scanDefinitionsOn: day(),
    scanResult: code(SCAN_RESULTS),
    note: prose(),
    removed,
  },
} as const satisfies RecordKind;

export type MediaLogFields = FieldsOf<typeof mediaLog>;
export type MediaLogEntryFields = FieldsOf<typeof mediaLogEntry>;
