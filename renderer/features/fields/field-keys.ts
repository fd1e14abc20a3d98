import type { TextKey } from './field-words.ts';

/**
 * Where the words of a field stand in `resources/locales/<lang>/fields.json`: its own first, then what the same name
 * means in every kind of record.
 */
export function labelKeys(collection: string, field: string): readonly TextKey[] {
  return [`label.${collection}.${field}`, `label.any.${field}`];
}

/** Fields of several kinds that take their codes from one list. */
const SHARED_CODES: Readonly<Record<string, string>> = {
  'person.side': 'side',
  'mediaLog.kind': 'mediaKind',
  'backup.mediaKind': 'mediaKind',
  'backupPlan.mediaKinds': 'mediaKind',
  'drillPlan.kind': 'drillKind',
  'drill.kind': 'drillKind',
  'drillPlan.level': 'drillLevel',
  'drill.level': 'drillLevel',
  'drillPlan.status': 'planStatus',
  'backupPlan.status': 'planStatus',
  'backup.trigger': 'backupTrigger',
  'backupPlan.triggers': 'backupTrigger',
  'backupPlan.testKind': 'restoreKind',
  'restoreTest.kind': 'restoreKind',
  'incident.type': 'incidentType',
  'risk.threat': 'incidentType',
  'report.effectivenessResult': 'effect',
  'action.verifyResult': 'effect',
  'answer.level': 'answerLevel',
  'answer.shoreLevel': 'answerLevel',
  'answer.targetLevel': 'answerLevel',
  'answer.shoreMaturity': 'maturity',
  'answer.targetMaturity': 'maturity',
};

/** @param field `state` for the codes of a workflow. */
export function codeKeys(collection: string, field: string, code: string): readonly TextKey[] {
  const list = SHARED_CODES[`${collection}.${field}`] ?? (/roles?$/i.test(field) ? 'role' : field);
  return [`code.${collection}.${field}.${code}`, `code.${list}.${code}`, `code.any.${code}`];
}
