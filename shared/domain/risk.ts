import {
  code,
  codeSet,
  day,
  type FieldsOf,
  line,
  linked,
  number,
  prose,
  ref,
  refs,
  removed,
  shoreOwns,
  texts,
} from './field.ts';
import { INCIDENT_TYPES } from './incident.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/** domain.md 9. */
export const THREAT_ACTORS = [
  'carelessCrew',
  'insider',
  'criminal',
  'activist',
  'opportunist',
  'state',
  'competitor',
  'contractor',
  'jammer',
  'worm',
] as const;

export const VULNERABILITIES = [
  'oldSystem',
  'noPatches',
  'weakPasswords',
  'flatNetwork',
  'noUsbControl',
  'unsupervisedVendors',
  'alwaysOnRemoteLink',
  'noLogs',
  'untestedBackups',
  'unlockedCabinets',
  'crewTurnover',
  'untrainedReliefs',
  'chartsByUsb',
  'singleInternetPath',
  'unknownDevices',
  'other',
] as const;

/** Fields of severity, one per axis, each 1–5; the worst counts. `inherent…` before controls, `residual…` after. */
export const RISK_AXES = ['People', 'Ship', 'Environment', 'Operations', 'Security', 'Finance', 'Data'] as const;

export const REVIEW_TRIGGERS = [
  'yearly',
  'incident',
  'change',
  'tradeArea',
  'newRule',
  'drill',
  'dock',
  'ownerChange',
] as const;

/**
 * One line of the risk register (domain.md 9): likelihood × severity as the ship's SMS does it, beside the guidelines'
 * threat (capability, opportunity, intent) × vulnerability. Accepting a risk is the company's word, so shore owns it.
 */
export const risk = {
  collection: 'risk',
  version: 1,
  number: 'RSK',
  lane: 'routine',
  filed: true,
  fields: {
    number: line({ max: 40 }),
    scope: code(['ship', 'fleet']),
    title: line({ required: true }),
    assets: refs('asset'),
    zone: ref('zone'),
    threat: code(INCIDENT_TYPES),
    threatActors: codeSet(THREAT_ACTORS),
    vulnerabilities: codeSet(VULNERABILITIES),
    vulnerabilityNote: prose(),
    scenario: prose(),
    controls: prose(),
    controlEffectiveness: code(['none', 'weak', 'fair', 'strong']),
    // guidelines' model, each 1–5
    threatCapability: number(),
    threatOpportunity: number(),
    threatIntent: number(),
    vulnerabilityLevel: number(),
    // ISM-style model
    inherentLikelihood: number(),
    inherentPeople: number(),
    inherentShip: number(),
    inherentEnvironment: number(),
    inherentOperations: number(),
    inherentSecurity: number(),
    inherentFinance: number(),
    inherentData: number(),
    residualLikelihood: number(),
    residualPeople: number(),
    residualShip: number(),
    residualEnvironment: number(),
    residualOperations: number(),
    residualSecurity: number(),
    residualFinance: number(),
    residualData: number(),
    owner: ref('person'),
    ownerRole: code(ROLE_CODES),
    interimMeasure: prose(),
    dueOn: day(),
    reviewOn: day(),
    reviewedOn: day(),
    reviewTriggers: codeSet(REVIEW_TRIGGERS),
    /** Question ids of the assessment. */
    questions: texts({ max: 40 }),
    note: prose(),
    ...shoreOwns({
      /** Edition of the matrix that the numbers were read in. */
      matrixEdition: line({ max: 40 }),
      decision: code(['accept', 'avoid', 'transfer', 'mitigate']),
      decisionReason: prose(),
      approvedBy: ref('person'),
      approvedOn: day(),
      status: code(['open', 'treating', 'accepted', 'closed']),
    }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type RiskFields = FieldsOf<typeof risk>;
