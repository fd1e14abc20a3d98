import { fieldColumns } from './columns.ts';
import { childTable, factBlocks, prose, section } from './frame.ts';
import type { Paper } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { type RecordParts, recordPaper } from './record-paper.ts';
import { actionSection } from './report-note.ts';
import { createTeller } from './teller.ts';

export const INCIDENT_STAGES = ['incidentInitial', 'incidentFollowUp', 'incidentFinal'] as const;
export type IncidentStage = (typeof INCIDENT_STAGES)[number];

export type IncidentReportInput = RecordParts & {
  readonly incident: PaperRecord;
  readonly lines: readonly PaperRecord[];
  readonly decisions: readonly PaperRecord[];
  readonly notifications: readonly PaperRecord[];
  readonly evidence: readonly PaperRecord[];
  readonly custody: readonly PaperRecord[];
  readonly actions: readonly PaperRecord[];
};

/**
 * Incident report. The three stages say the same facts: what is known so far, all of it. The final one begins with cause
 * and lessons, the others with what matters while it goes on (domain.md 7.5, 12).
 */
export function incidentReportPaper(context: PaperContext, stage: IncidentStage, input: IncidentReportInput): Paper {
  const { say } = context;
  const { incident, lines, decisions, notifications, evidence, custody, actions } = input;
  const teller = createTeller(context);
  const table = (title: string, collection: string, records: readonly PaperRecord[], columns: Columns) =>
    records.length === 0
      ? []
      : section(say(title), [
          childTable(teller, records, fieldColumns(context, teller, collection, columns), say('nothing')),
        ]);
  const cause = [
    ...section(say('section.cause'), [
      ...factBlocks(teller.filled(incident, ['rootCauseMethod', 'origin', 'vector', 'stage'])),
      ...prose(teller, incident, ['rootCause', 'contributingFactors', 'lessons', 'closingNote', 'shoreRemark']),
    ]),
  ];
  const facts = section(say('section.facts'), [
    {
      kind: 'facts',
      items: teller.facts(incident, [
        'state',
        'severity',
        'type',
        'kind',
        'occurredAt',
        'detectedAt',
        'awareShipAt',
        'awareCompanyAt',
        'reportedAt',
        'containedAt',
        'recoveredAt',
        'where',
        'port',
        'nextPort',
        'reporterName',
        'leader',
      ]),
    },
    ...prose(teller, incident, ['facts', 'assumptions', 'safetyEffect', 'containment', 'fallbackUsed']),
    ...factBlocks(teller.filled(incident, ['assets', 'zones', 'functionsLost'])),
  ]);
  const look = {
    kind: stage,
    subject: teller.value(incident, 'title'),
    record: incident,
    children: [...lines, ...decisions, ...notifications, ...evidence, ...custody, ...actions],
    sections: [
      ...(stage === 'incidentFinal' ? [...cause, ...facts] : facts),
      ...table('section.log', 'incidentTimeline', lines, [['happenedAt', 2.2], 'kind', 'result', ['text', 5]]),
      ...table('section.decisions', 'incidentDecision', decisions, [
        ['decidedAt', 2],
        ['text', 3],
        ['reason', 3],
        ['by', 3],
      ]),
      ...table('section.notified', 'incidentNotification', notifications, [
        'rule',
        ['addressee', 2],
        ['status', 1.6],
        ['toldAt', 2],
        ['receivedBy', 1.6],
        ['referenceNumber', 3],
      ]),
      ...table('section.evidence', 'incidentEvidence', evidence, [
        ['label', 2],
        'kind',
        ['foundAt', 2],
        ['storagePlace', 3],
      ]),
      ...table('section.custody', 'incidentCustody', custody, [
        ['happenedAt', 2],
        ['givenBy', 1.6],
        ['receivedBy', 1.6],
        ['purpose', 3],
      ]),
      ...(stage === 'incidentFinal' ? [] : cause),
      ...actionSection(context, teller, actions),
    ],
  };
  return recordPaper(context, teller, look, input);
}

type Columns = Parameters<typeof fieldColumns>[3];
