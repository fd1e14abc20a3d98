import type { Value } from '#shared/base/value.ts';
import { isConfidential, type ReportFields } from '../report.ts';
import type { DeadlineStart, ReportDuty } from '../report-deadlines.ts';
import { reportWorkflow } from '../report-workflow.ts';
import { readWorkflow, stateOf } from '../workflow.ts';
import type { OpenReport } from './report-due.ts';

/** What has still to happen once a report is accepted; the earliest limit counts. */
const AFTER_ACCEPTANCE: readonly ReportDuty[] = [
  'correctiveAction',
  'verification',
  'closing',
  'downgrade',
  'rectification',
  'extraAudit',
];
const DOWNGRADED = AFTER_ACCEPTANCE.filter((duty) => duty !== 'downgrade');

/** The next duty by state. States that are not named wait for their author, or for nobody. */
const DUTIES: Readonly<Record<string, readonly ReportDuty[]>> = {
  submitted: ['masterReview'],
  masterReview: ['masterReview'],
  dpaReview: ['dpaReview'],
  accepted: AFTER_ACCEPTANCE,
  escalatedMajor: AFTER_ACCEPTANCE,
  downgraded: DOWNGRADED,
  correctiveAction: AFTER_ACCEPTANCE,
  ineffective: AFTER_ACCEPTANCE,
  verification: ['verification', 'closing', 'rectification'],
  externalOpen: ['closing', 'downgrade', 'rectification', 'extraAudit'],
};
/** Before it is accepted no day is granted: the review itself is due. */
const IN_REVIEW: readonly string[] = ['submitted', 'masterReview', 'dpaReview'];

type ReportRecord = {
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
  /** UTC ms, claims. */
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** A report as the limits see it; null when nothing is open about it. */
export function openReportOf({ id, values, createdAt, updatedAt }: ReportRecord): OpenReport | null {
  const state = stateOf(reportWorkflow, values['state']);
  const next = DUTIES[state];
  if (next === undefined) return null;
  const { kind = null, class: grade = null, source = null, pscCode = null } = values as ReportFields;
  const { happenedAt, dueOn, extendedToOn, immediateCorrection } = values as ReportFields;
  const isContained = isConfidential(values) || Boolean(immediateCorrection?.trim());
  const entered = readWorkflow(values['state']);
  const startedAt: Partial<Record<DeadlineStart, number>> = {
    filed: createdAt,
    found: typeof happenedAt === 'number' ? happenedAt : createdAt,
  };
  if (entered !== null && isStart(entered.state)) startedAt[entered.state] = entered.at ?? updatedAt;
  return {
    record: id,
    facts: { kind, class: grade, source, pscCode, confidential: isConfidential(values) },
    startedAt,
    open: isContained ? next : ['containment', ...next],
    grantedOn: IN_REVIEW.includes(state) ? null : (extendedToOn ?? dueOn ?? null),
  };
}

/** The same with everything that will have to happen until it is closed, for who wants to see the whole way. */
export function wholeWayOf(record: ReportRecord): OpenReport | null {
  const report = openReportOf(record);
  return report && { ...report, open: [...new Set([...report.open, ...DOWNGRADED])] };
}

function isStart(state: string): state is DeadlineStart {
  return state === 'masterReview' || state === 'dpaReview' || state === 'accepted' || state === 'escalatedMajor';
}
