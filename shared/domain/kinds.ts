import { action, actionWorkflow } from './action.ts';
import { advisoryMatch } from './advisory-match.ts';
import { answer } from './answer.ts';
import { ANY_PARENT } from './any-parent.ts';
import { asset } from './asset.ts';
import { attachment } from './attachment.ts';
import { backup } from './backup.ts';
import { backupPlan } from './backup-plan.ts';
import { conduit } from './conduit.ts';
import { contact } from './contact.ts';
import { document } from './document.ts';
import { drill, drillAttendance, drillScore, drillStep, drillTimeline, drillWorkflow } from './drill.ts';
import { drillPlan } from './drill-plan.ts';
import { framework, frameworkItem } from './framework.ts';
import { incident } from './incident.ts';
import {
  incidentCustody,
  incidentDecision,
  incidentEvidence,
  incidentNotification,
  incidentTimeline,
} from './incident-children.ts';
import { incidentWorkflow } from './incident-workflow.ts';
import type { FieldSpec, RecordKind } from './kind.ts';
import { linkEvent } from './link-event.ts';
import { mediaLog, mediaLogEntry } from './media-log.ts';
import { message } from './message.ts';
import { person } from './person.ts';
import { report, reportRemark } from './report.ts';
import { reportWorkflow } from './report-workflow.ts';
import { restoreStep, restoreTest, restoreTestWorkflow } from './restore-test.ts';
import { review, reviewStep, reviewWorkflow } from './review.ts';
import { risk } from './risk.ts';
import { scenario } from './scenario-record.ts';
import { setting } from './setting.ts';
import { signature } from './signature.ts';
import { vendorSession, vendorSessionWorkflow } from './vendor-session.ts';
import { vessel } from './vessel.ts';
import type { Workflow } from './workflow.ts';
import { zone } from './zone.ts';

const ALL = [
  vessel,
  person,
  asset,
  zone,
  conduit,
  mediaLog,
  mediaLogEntry,
  vendorSession,
  scenario,
  drillPlan,
  drill,
  drillStep,
  drillTimeline,
  drillAttendance,
  drillScore,
  backupPlan,
  backup,
  restoreTest,
  restoreStep,
  incident,
  incidentTimeline,
  incidentDecision,
  incidentNotification,
  incidentEvidence,
  incidentCustody,
  report,
  reportRemark,
  action,
  answer,
  framework,
  frameworkItem,
  risk,
  review,
  reviewStep,
  advisoryMatch,
  document,
  contact,
  signature,
  attachment,
  setting,
  linkEvent,
  message,
] as const satisfies readonly RecordKind[];

export type Collection = (typeof ALL)[number]['collection'];

/** Every kind of record (design.md 8) by collection. */
export const KINDS: Readonly<Record<string, RecordKind>> = Object.fromEntries(
  ALL.map((kind) => [kind.collection, kind]),
);

export const COLLECTIONS: readonly Collection[] = ALL.map((kind) => kind.collection);

const WORKFLOWS: Readonly<Record<string, Workflow>> = {
  vendorSession: vendorSessionWorkflow,
  drill: drillWorkflow,
  restoreTest: restoreTestWorkflow,
  incident: incidentWorkflow,
  report: reportWorkflow,
  action: actionWorkflow,
  review: reviewWorkflow,
};

/** What holds for a field that this app does not know: a plain value of the ship, kept and shown as it is. */
const UNKNOWN_FIELD: FieldSpec = { rule: 'scalar', type: 'json', owner: 'ship' };
/** `removed` is the one name that means the same in every kind, also in one that only a newer app knows. */
const UNKNOWN_REMOVED: FieldSpec = { rule: 'removal', type: 'json', owner: 'ship' };

export function isKnownCollection(collection: string): collection is Collection {
  return Object.hasOwn(KINDS, collection);
}

/** Never fails: a collection of a newer app gets a kind of version 0 without fields. */
export function kindOf(collection: string): RecordKind {
  const known = isKnownCollection(collection) ? KINDS[collection] : undefined;
  return known ?? { collection, version: 0, lane: 'routine', fields: {} };
}

export function isKnownField(collection: string, field: string): boolean {
  return Object.hasOwn(kindOf(collection).fields, field);
}

/** Never fails: an unknown field is a scalar of the ship (style.md 5, keep what you do not understand). */
export function fieldSpec(collection: string, field: string): FieldSpec {
  const { fields } = kindOf(collection);
  const known = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return known ?? (field === 'removed' ? UNKNOWN_REMOVED : UNKNOWN_FIELD);
}

export function workflowOf(collection: string): Workflow | undefined {
  return Object.hasOwn(WORKFLOWS, collection) ? WORKFLOWS[collection] : undefined;
}

/** Collections whose records may hang under a record of this one, attachments and the like included. */
export function childrenOf(collection: string): readonly Collection[] {
  return ALL.filter((kind) => {
    const { parent }: RecordKind = kind;
    return parent === collection || parent === ANY_PARENT;
  }).map((kind) => kind.collection);
}

/** A record is filed once it has spent its number; from then on it is voided, never removed (design.md 4). */
export function isFiled(collection: string, fields: Readonly<Record<string, unknown>>): boolean {
  const kind = kindOf(collection);
  if (!kind.filed) return false;
  return kind.number === undefined || (typeof fields.number === 'string' && fields.number !== '');
}
