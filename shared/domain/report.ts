import {
  bytes,
  code,
  codeSet,
  day,
  type FieldsOf,
  instant,
  json,
  line,
  linked,
  number,
  prose,
  ref,
  refs,
  refToAny,
  removed,
  shoreOwns,
  translated,
  workflowField,
  yesNo,
} from './field.ts';
import { ROOT_CAUSE_METHODS } from './incident.ts';
import type { RecordKind } from './kind.ts';
import { reportWorkflow } from './report-workflow.ts';
import { ROLE_CODES } from './roles.ts';

/** What may be filed (design.md 8). */
export const REPORT_KINDS = ['nonConformity', 'observation', 'nearMiss', 'hazard', 'suspiciousMail'] as const;

/** Of a non-conformity (domain.md 8). */
export const REPORT_CLASSES = ['major', 'minor'] as const;

export const REPORT_SOURCES = [
  'crew',
  'drill',
  'incident',
  'restoreTest',
  'backup',
  'assessment',
  'inspection',
  'advisory',
  'internalAudit',
  'externalAudit',
  'portStateControl',
  'vetting',
  'class',
  'flag',
] as const;

/** Fishbone bones and human factors (domain.md 8). */
export const CONTRIBUTING_FACTORS = [
  'people',
  'procedure',
  'technology',
  'maintenance',
  'environment',
  'supply',
  'organisation',
  'fatigue',
  'workload',
  'language',
  'design',
  'training',
  'culture',
] as const;

/** What a check of the effect may find, of a report and of an action. */
export const EFFECTS = ['effective', 'partlyEffective', 'ineffective'] as const;

/**
 * Fields that a confidential report may carry. It is sealed to the DPA's key before it is stored (design.md 3), so
 * nothing that says who, what or when stands beside the seal.
 */
export const SEALED_REPORT_FIELDS: readonly string[] = [
  'number',
  'state',
  'confidential',
  'sealed',
  'sealedFor',
  'sealedOn',
  'answerBox',
  'answered',
  'legalHold',
  'removed',
];

/** A non-conformity, observation, near miss, hazard or suspicious mail (domain.md 8). */
export const report = {
  collection: 'report',
  version: 2,
  number: 'NCR',
  lane: 'routine',
  filed: true,
  fields: {
    number: line({ max: 40 }),
    state: workflowField(reportWorkflow.states, { owner: 'shore' }),
    // confidential reports: these and nothing else
    confidential: yesNo(),
    /** HPKE, padded text of the whole report. */
    sealed: bytes(),
    /** Fingerprint of the DPA key that opens it. */
    sealedFor: line({ max: 80 }),
    /** Rounded to the day. */
    sealedOn: day(),
    ...shoreOwns({
      /** The DPA's answer, sealed to the key that the reporter's one-time code gives. */
      answerBox: bytes(),
      answered: yesNo(),
    }),
    // what
    kind: code(REPORT_KINDS, { required: true }),
    /** The ship proposes it, the DPA's grading counts. */
    class: code(REPORT_CLASSES, { owner: 'shore' }),
    title: line(),
    description: prose({ required: true }),
    objectiveEvidence: prose(),
    immediateCorrection: prose(),
    happenedAt: instant(),
    place: line(),
    latDeg: number(),
    lonDeg: number(),
    assets: refs('asset'),
    zone: ref('zone'),
    originator: ref('person'),
    originatorName: line(),
    originatorRole: code(ROLE_CODES),
    // where it comes from
    source: code(REPORT_SOURCES),
    /** The step, test, answer … that raised it. */
    sourceRecord: refToAny(),
    /** Automatic rule that raised it; its id and the source give the record's id, so both sides raise one. */
    sourceRule: line({ max: 60 }),
    /** External body and its own number. */
    externalBody: line(),
    externalNumber: line(),
    /** Code of port state control, `17`, `30`. */
    pscCode: line({ max: 12 }),
    // requirement that is not met
    requirementRule: line({ max: 60 }),
    requirementClause: line(),
    smsSection: line(),
    // risk and cause
    risk: ref('risk'),
    likelihood: number(),
    severity: number(),
    rootCauseMethod: code(ROOT_CAUSE_METHODS),
    rootCause: prose(),
    /** Boxes of the method: five answers, bones, threats and barriers. */
    rootCauseDetail: json(),
    contributing: codeSet(CONTRIBUTING_FACTORS),
    contributingFactors: prose(),
    // what follows; the corrective actions themselves are `action` records under this one
    preventiveAction: prose(),
    similarElsewhere: prose(),
    smsChange: prose(),
    training: prose(),
    lessons: prose(),
    owner: ref('person'),
    ownerRole: code(ROLE_CODES),
    masterComment: prose(),
    effectivenessMethod: prose(),
    effectivenessOn: day(),
    effectivenessResult: code(EFFECTS),
    /** Who checked it: not who put it right. Staff ashore have no record aboard, so the name stands beside it. */
    effectivenessBy: ref('person'),
    effectivenessByName: line(),
    /** Typical case that it was begun from, a row of resources/ncr-templates/cyber.json. */
    template: line({ max: 20 }),
    // of a suspicious mail
    mailFrom: line({ max: 320 }),
    mailSubject: line({ max: 300 }),
    mailReceivedAt: instant(),
    mailDone: codeSet(['nothing', 'opened', 'clicked', 'openedAttachment', 'replied', 'enteredPassword', 'deleted']),
    incident: ref('incident'),
    ...translated,
    ...shoreOwns({
      verifier: ref('person'),
      dueOn: day(),
      extendedToOn: day(),
      extendedBy: ref('person'),
      extensionReason: prose(),
      /** What the DPA says to the ship. */
      answer: prose(),
      answeredBy: ref('person'),
      answeredAt: instant(),
      lessonsShared: yesNo(),
      closingNote: prose(),
      legalHold: yesNo(),
    }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

/** One exchange about a report: what the ship asks or adds, and what shore replies. */
export const reportRemark = {
  collection: 'reportRemark',
  version: 1,
  lane: 'routine',
  parent: 'report',
  fields: {
    parent: ref('report', { required: true }),
    text: prose(),
    by: ref('person'),
    writtenAt: instant(),
    ...shoreOwns({ reply: prose(), repliedBy: ref('person'), repliedAt: instant() }),
    removed,
  },
} as const satisfies RecordKind;

export type ReportFields = FieldsOf<typeof report>;
export type ReportRemarkFields = FieldsOf<typeof reportRemark>;

/** A report that only the DPA can read. */
export function isConfidential(fields: Readonly<Record<string, unknown>>): boolean {
  return fields.sealed instanceof Uint8Array || fields.confidential === true;
}
