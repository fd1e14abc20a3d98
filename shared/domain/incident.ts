import {
  code,
  codeSet,
  type FieldsOf,
  instant,
  line,
  linked,
  number,
  prose,
  ref,
  refs,
  removed,
  restricted,
  shoreOwns,
  texts,
  translated,
  workflowField,
  yesNo,
} from './field.ts';
import { incidentWorkflow } from './incident-workflow.ts';
import type { RecordKind } from './kind.ts';
import { NOTIFY_FACTS } from './notify/notify-facts.ts';

/** domain.md 7.1 (product default). */
export const INCIDENT_TYPES = [
  'malware',
  'ransomware',
  'phishing',
  'accountCompromise',
  'unauthorisedAccess',
  'unauthorisedPhysicalAccess',
  'removableMedia',
  'remoteAccess',
  'networkIntrusion',
  'denialOfService',
  'gnssJamming',
  'gnssSpoofing',
  'aisRadioManipulation',
  'otMalfunction',
  'otChange',
  'dataLeak',
  'dataLoss',
  'backupFailure',
  'failedUpdate',
  'insider',
  'lostDevice',
  'supplyChain',
  'satcomCompromise',
  'unknown',
] as const;

export const INCIDENT_ORIGINS = ['malicious', 'accidental', 'technical', 'unknown'] as const;

export const INCIDENT_VECTORS = [
  'usbMedia',
  'email',
  'web',
  'vendorLaptop',
  'remoteSession',
  'wifi',
  'satcom',
  'serialOrOtNetwork',
  'radioSignal',
  'physical',
  'shoreSync',
  'supplyChain',
  'unknown',
] as const;

export const ATTACK_STAGES = ['attempt', 'foothold', 'spread', 'effect'] as const;

/** Where in a voyage it happened. */
export const VOYAGE_LEGS = ['berth', 'anchor', 'pilotage', 'coastal', 'ocean', 'shipyard'] as const;

/** Severities 1 note, 2 minor, 3 serious, 4 major, 5 emergency (domain.md 7.1). */
export const SEVERITIES = [1, 2, 3, 4, 5] as const;

/** Fields of the impact axes, each 0–4 (domain.md 7.1). */
export const IMPACT_AXES = [
  'impactPeople',
  'impactNavigation',
  'impactPropulsion',
  'impactCargo',
  'impactEnvironment',
  'impactSecurity',
  'impactOperations',
  'impactFinance',
  'impactPrivacy',
  'impactReputation',
  'impactCompliance',
] as const;

/** How a cause is looked for (domain.md 8). */
export const ROOT_CAUSE_METHODS = ['fiveWhys', 'fishbone', 'bowTie', 'humanFactors', 'faultTree', 'other'] as const;

/**
 * A cyber incident or threat (domain.md 7.5, minimum in law 7.6). Everything but the title may come later: capture
 * first, classify later. How far the guided steps are follows from the timeline lines that carry a step.
 */
export const incident = {
  collection: 'incident',
  version: 2,
  number: 'INC',
  lane: 'urgent', // unless known to be small when created: lane-of.ts
  filed: true,
  fields: {
    number: line({ max: 40 }),
    state: workflowField(incidentWorkflow.states, { owner: 'shore' }),
    /** A threat has its own minimum record: how it came, who spotted it (33 CFR 105.225 twin). */
    kind: code(['incident', 'threat']),
    title: line({ required: true }),
    howReceived: prose(),
    type: code(INCIDENT_TYPES),
    origin: code(INCIDENT_ORIGINS),
    vector: code(INCIDENT_VECTORS),
    stage: code(ATTACK_STAGES),
    severity: number(),
    impactPeople: number(),
    impactNavigation: number(),
    impactPropulsion: number(),
    impactCargo: number(),
    impactEnvironment: number(),
    impactSecurity: number(),
    impactOperations: number(),
    impactFinance: number(),
    impactPrivacy: number(),
    impactReputation: number(),
    impactCompliance: number(),
    // five separate times; the clocks of domain.md 7.4 start from "aware"
    occurredAt: instant(),
    detectedAt: instant(),
    awareShipAt: instant(),
    reportedAt: instant(),
    ...shoreOwns({ awareCompanyAt: instant() }),
    containedAt: instant(),
    recoveredAt: instant(),
    /** When it stopped by itself: the end of an interference (version 2). */
    endedAt: instant(),
    // where
    where: line(),
    latDeg: number(),
    lonDeg: number(),
    voyage: line(),
    /** Since version 2, like all that is marked so below; unset in what came before. */
    voyageLeg: code(VOYAGE_LEGS),
    pilotAboard: yesNo(),
    port: line(),
    nextPort: line(),
    /** Waters of the United States: which notifications are due depends on it. */
    inUnitedStates: yesNo(),
    /** ISO 3166-1 alpha-2 of the coastal state whose zone the ship is in. */
    coastalState: line({ max: 2 }),
    ispsLevel: number(),
    weather: line(),
    traffic: line(),
    // who
    reporter: ref('person'),
    reporterName: line(),
    witnesses: prose(),
    leader: ref('person'),
    logKeeper: ref('person'),
    // what
    assets: refs('asset'),
    zones: refs('zone'),
    functionsLost: texts(),
    facts: prose(),
    assumptions: prose(),
    safetyEffect: prose(),
    fallbackUsed: prose(),
    fallbackMin: number(),
    containment: prose(),
    /** What the ship asks for (version 2). */
    need: line(),
    personalData: yesNo(),
    personsAffected: number(),
    ...restricted({
      /** Hashes, senders, addresses, USB serials. */
      indicators: texts({ max: 300 }),
    }),
    /** What a person answered about who must be told: true, and not so; in neither, nobody has said (version 2). */
    notifyYes: codeSet(NOTIFY_FACTS),
    notifyNo: codeSet(NOTIFY_FACTS),
    // lines of a GNSS interference report that nothing else says (domain.md 12; version 2)
    affectedTrack: line({ max: 500 }),
    judgedDirection: line(),
    secondaryNavigation: line(),
    communications: line(),
    overallComment: line({ max: 500 }),
    /** For voice or satphone; 160 signs fit one short message. */
    shortText: line({ max: 160 }),
    // after
    rtoActualMin: number(),
    rpoActualMin: number(),
    downtimeMin: number(),
    cost: number(),
    /** ISO 4217. */
    costCurrency: line({ max: 3 }),
    rootCauseMethod: code(ROOT_CAUSE_METHODS),
    rootCause: prose(),
    contributingFactors: prose(),
    lessons: prose(),
    confidentiality: code(['open', 'company', 'restricted']),
    duplicateOf: ref('incident'),
    mergedInto: ref('incident'),
    reports: refs('report'),
    drills: refs('drill'),
    ...translated,
    ...shoreOwns({ shoreRemark: prose(), closingNote: prose(), legalHold: yesNo() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type IncidentFields = FieldsOf<typeof incident>;
