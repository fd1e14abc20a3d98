import { bytes, code, type FieldsOf, instant, line, prose, ref, refs, removed } from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/** One line of the incident log; `step` names the guided step that it answers (domain.md 7.3). */
export const incidentTimeline = {
  collection: 'incidentTimeline',
  version: 1,
  lane: 'urgent',
  parent: 'incident',
  fields: {
    parent: ref('incident', { required: true }),
    happenedAt: instant({ required: true }),
    kind: code(['observation', 'action', 'call', 'step', 'system', 'note']),
    step: line({ max: 40 }),
    /** Of a guided action. */
    result: code(['done', 'cannot', 'skipped']),
    text: prose(),
    assets: refs('asset'),
    by: ref('person'),
    byName: line(),
    removed,
  },
} as const satisfies RecordKind;

/** A decision and why: go on, slow, anchor, divert, pay nothing (domain.md 7.3 step 8). */
export const incidentDecision = {
  collection: 'incidentDecision',
  version: 2,
  lane: 'urgent',
  parent: 'incident',
  fields: {
    parent: ref('incident', { required: true }),
    decidedAt: instant({ required: true }),
    text: prose({ required: true }),
    /** On what information: what was known when it was decided (version 2). */
    information: prose(),
    options: prose(),
    reason: prose(),
    by: ref('person'),
    byName: line(),
    role: code(ROLE_CODES),
    removed,
  },
} as const satisfies RecordKind;

/** From which moment a limit runs (domain.md 7.2, 7.4). */
export const NOTIFICATION_CLOCKS = ['detectedAt', 'awareShipAt', 'awareCompanyAt', 'reportedAt'] as const;

export const NOTIFICATION_CHANNELS = [
  'voice',
  'inPerson',
  'vhf',
  'dsc',
  'ssas',
  'satphone',
  'mail',
  'message',
  'portal',
  'form',
  'hotline',
  'other',
] as const;

/** One addressee that must or should be told, from proposal to receipt (domain.md 7.3 step 7, 7.4). */
export const incidentNotification = {
  collection: 'incidentNotification',
  version: 2,
  lane: 'urgent',
  parent: 'incident',
  fields: {
    parent: ref('incident', { required: true }),
    /** Row of the notification matrix, `N1` … */
    rule: line({ max: 40 }),
    addressee: line({ required: true }),
    contact: ref('contact'),
    clock: code(NOTIFICATION_CLOCKS),
    dueAt: instant(),
    status: code(['proposed', 'approved', 'told', 'failed', 'notApplicable']),
    notApplicableBecause: prose(),
    approvedBy: ref('person'),
    approvedAt: instant(),
    channel: code(NOTIFICATION_CHANNELS),
    text: prose(),
    toldAt: instant(),
    toldBy: ref('person'),
    /** Who took it at the other end. */
    receivedBy: line(),
    referenceNumber: line(),
    answer: prose(),
    /** Proof that is a file kept outside the app: name and SHA-256, 32 bytes (version 2). Photos are attachments. */
    proofName: line({ max: 255 }),
    proofSha256: bytes(),
    removed,
  },
} as const satisfies RecordKind;

/** One item kept as evidence (domain.md 7.3 step 5); files are attachments under it. */
export const incidentEvidence = {
  collection: 'incidentEvidence',
  version: 1,
  lane: 'urgent',
  parent: 'incident',
  fields: {
    parent: ref('incident', { required: true }),
    label: line({ required: true }),
    kind: code([
      'photo',
      'screen',
      'log',
      'diskImage',
      'memoryImage',
      'recorderSave',
      'cctv',
      'mail',
      'usbMedium',
      'device',
      'paper',
      'statement',
      'other',
    ]),
    description: prose(),
    asset: ref('asset'),
    media: ref('mediaLog'),
    foundAt: instant(),
    foundPlace: line(),
    foundBy: ref('person'),
    foundByName: line(),
    /** SHA-256 of an image or file that is kept outside the app, 32 bytes. */
    sha256: bytes(),
    sealNumber: line({ max: 60 }),
    storagePlace: line(),
    custodian: ref('person'),
    disposal: prose(),
    removed,
  },
} as const satisfies RecordKind;

/** One line of the custody form: given by, received by. */
export const incidentCustody = {
  collection: 'incidentCustody',
  version: 1,
  lane: 'urgent',
  parent: 'incidentEvidence',
  fields: {
    parent: ref('incidentEvidence', { required: true }),
    happenedAt: instant({ required: true }),
    givenBy: line(),
    receivedBy: line({ required: true }),
    place: line(),
    purpose: line(),
    sealNumber: line({ max: 60 }),
    sealIntact: code(['yes', 'no', 'noSeal']),
    note: prose(),
    removed,
  },
} as const satisfies RecordKind;

export type IncidentTimelineFields = FieldsOf<typeof incidentTimeline>;
export type IncidentDecisionFields = FieldsOf<typeof incidentDecision>;
export type IncidentNotificationFields = FieldsOf<typeof incidentNotification>;
export type IncidentEvidenceFields = FieldsOf<typeof incidentEvidence>;
export type IncidentCustodyFields = FieldsOf<typeof incidentCustody>;
