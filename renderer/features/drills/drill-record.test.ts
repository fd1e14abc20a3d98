import { expect, test } from 'vitest';
import { isKnownField } from '#shared/domain/kinds.ts';

/**
 * What the record of a drill must be able to say (domain.md 5.4), and where ours says it. A field that is taken away or
 * renamed fails here before a surveyor misses it.
 */
const RECORD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  id: ['drill.number'],
  kind: ['drill.kind', 'drill.level'],
  'scenario id and version': ['drill.scenario', 'drill.scenarioVersion'],
  'rules credited': ['drill.rules'],
  plan: ['drill.plan', 'drillPlan.plannedOn'],
  'date and UTC start and end': ['drill.startedAt', 'drill.endedAt'],
  'ship position, port, status': ['drill.latDeg', 'drill.lonDeg', 'drill.port', 'drill.shipStatus'],
  'safety-gate checklist': ['drill.safetyGate', 'drill.gateBy', 'drill.gateAt'],
  EXCON: ['drill.controller', 'drill.controllerName'],
  'participants: name, rank, crew id, present or why not, signature': [
    'drillAttendance.name',
    'drillAttendance.rank',
    'drillAttendance.crewId',
    'drillAttendance.present',
    'drillAttendance.absentReason',
    'signature.parent',
  ],
  observers: ['drillAttendance.part'],
  systems: ['drill.assets'],
  'injects with actual time and action': [
    'drillStep.doneAt',
    'drillStep.elapsedMs',
    'drillStep.action',
    'drillTimeline.happenedAt',
  ],
  'criterion scores': ['drillScore.criterion', 'drillScore.score'],
  deviations: ['drill.deviations'],
  'lessons and best practice': ['drill.lessons', 'drill.bestPractice'],
  'action and report links': ['action.parent', 'drill.links', 'drillStep.report', 'drillScore.report'],
  'evidence and attachments': ['attachment.parent'],
  'sign-offs': ['signature.meaning', 'signature.role', 'signature.signedAt'],
  'minimum in law: date, description, participants, lessons': [
    'drill.startedAt',
    'drill.description',
    'drillAttendance.person',
    'drill.lessons',
  ],
};

test.each(Object.entries(RECORD_FIELDS))('the record of a drill says: %s', (_what, fields) => {
  for (const field of fields) {
    const [collection = '', name = ''] = field.split('.');
    expect(isKnownField(collection, name), field).toBe(true);
  }
});
