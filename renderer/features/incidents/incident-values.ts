import type { RecordRow } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { IncidentFields, incident } from '#shared/domain/incident.ts';
import type {
  IncidentCustodyFields,
  IncidentDecisionFields,
  IncidentEvidenceFields,
  IncidentNotificationFields,
  IncidentTimelineFields,
} from '#shared/domain/incident-children.ts';
import { incidentWorkflow } from '#shared/domain/incident-workflow.ts';
import type { Worker } from '#shared/domain/moves.ts';
import { isFinal, stateOf, type Workflow } from '#shared/domain/workflow.ts';

const WORKFLOW: Workflow = incidentWorkflow;

/** The values by their declared types; a newer app may have added others beside them. */
export function incidentOf(row: RecordRow): IncidentFields {
  return row.values as IncidentFields;
}

export function lineOf(row: RecordRow): IncidentTimelineFields {
  return row.values as IncidentTimelineFields;
}

export function decisionOf(row: RecordRow): IncidentDecisionFields {
  return row.values as IncidentDecisionFields;
}

export function notificationOf(row: RecordRow): IncidentNotificationFields {
  return row.values as IncidentNotificationFields;
}

export function evidenceOf(row: RecordRow): IncidentEvidenceFields {
  return row.values as IncidentEvidenceFields;
}

export function custodyOf(row: RecordRow): IncidentCustodyFields {
  return row.values as IncidentCustodyFields;
}

export function stateOfIncident(row: RecordRow): string {
  return stateOf(WORKFLOW, row.values['state']);
}

/** Nothing more is expected; a false alarm waits for the DPA alone, and nobody has to be told of it. */
export function isOver(row: RecordRow): boolean {
  const state = stateOfIncident(row);
  return isFinal(WORKFLOW, state) || state === 'falseAlarm';
}

/** States in which clocks run and the guide is of use. */
export const OPEN_STATES: readonly string[] = WORKFLOW.states.filter(
  (state) => !isFinal(WORKFLOW, state) && state !== 'falseAlarm',
);

export function needsReason(to: string): boolean {
  return WORKFLOW.reasonFor?.includes(to) === true;
}

/** Who may write into the log of it: everybody aboard by name, and the company, until it is over. */
export function mayWrite(row: RecordRow, worker: Worker): boolean {
  return !row.isRemoved && !isOver(row) && (worker.side === 'shore' || worker.person !== null);
}

/** Facts are the ship's: set right aboard. */
export function mayEditFacts(row: RecordRow, worker: Worker): boolean {
  return worker.side === 'ship' && mayWrite(row, worker);
}

export type CloseGap = 'rootCause' | 'lessons' | 'actions';

/** What is missing before the DPA can close it. A false alarm has nothing to learn from that must be written. */
export function closeGaps(row: RecordRow, actions: readonly RecordRow[]): readonly CloseGap[] {
  if (stateOfIncident(row) === 'falseAlarm') return [];
  const { rootCause, lessons } = incidentOf(row);
  const isBlank = (text: Value | undefined) => typeof text !== 'string' || text.trim() === '';
  const counted = actions.filter(({ isRemoved, state }) => !isRemoved && state !== 'cancelled');
  return [
    ...(isBlank(rootCause) ? (['rootCause'] as const) : []),
    ...(isBlank(lessons) ? (['lessons'] as const) : []),
    ...(counted.length === 0 ? (['actions'] as const) : []),
  ];
}

/** Fields in the order of the record page, by panel. */
export const FIELD_GROUPS = {
  what: ['title', 'kind', 'howReceived', 'facts', 'assumptions', 'assets', 'zones', 'functionsLost', 'safetyEffect'],
  sort: ['type', 'origin', 'vector', 'stage', 'severity'],
  ship: [
    'where',
    'latDeg',
    'lonDeg',
    'voyage',
    'voyageLeg',
    'pilotAboard',
    'port',
    'nextPort',
    'inUnitedStates',
    'coastalState',
    'ispsLevel',
    'weather',
    'traffic',
  ],
  times: ['occurredAt', 'detectedAt', 'awareShipAt', 'reportedAt', 'containedAt', 'recoveredAt', 'endedAt'],
  people: ['leader', 'logKeeper', 'reporter', 'reporterName', 'witnesses', 'personsAffected', 'personalData'],
  response: ['fallbackUsed', 'fallbackMin', 'containment', 'need', 'indicators'],
  gnss: ['affectedTrack', 'judgedDirection', 'secondaryNavigation', 'communications', 'overallComment'],
  after: [
    'rootCauseMethod',
    'rootCause',
    'contributingFactors',
    'lessons',
    'rtoActualMin',
    'rpoActualMin',
    'downtimeMin',
    'cost',
    'costCurrency',
  ],
} as const satisfies Readonly<Record<string, readonly (keyof typeof incident.fields)[]>>;
export type FieldGroup = keyof typeof FIELD_GROUPS;

const GNSS_TYPES: readonly unknown[] = ['gnssJamming', 'gnssSpoofing'];

export function isGnss(row: RecordRow): boolean {
  return GNSS_TYPES.includes(incidentOf(row).type);
}
