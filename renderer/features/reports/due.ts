import type { RecordRow } from '#renderer/data/index.ts';
import raw from '#resources/rules/report-deadlines.json';
import {
  type DeadlineStart,
  deadlinesFor,
  dueOn,
  type ReportDeadline,
  type ReportDuty,
  readReportDeadlines,
} from '#shared/domain/report-deadlines.ts';
import type { VesselProfile } from '#shared/domain/rule-source.ts';
import { daysBetween, utcDay } from '#shared/domain/ship-time.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { isClosed, isSealed, reportOf, stateOfReport } from './report-values.ts';

const RULES = readReportDeadlines(raw);

/** What has to happen next, by state; the earliest limit counts. */
const AFTER_ACCEPTANCE: readonly ReportDuty[] = ['correctiveAction', 'verification', 'closing', 'rectification'];
const DUTIES: Readonly<Record<string, readonly ReportDuty[]>> = {
  submitted: ['masterReview'],
  masterReview: ['masterReview'],
  dpaReview: ['dpaReview'],
  accepted: AFTER_ACCEPTANCE,
  escalatedMajor: AFTER_ACCEPTANCE,
  downgraded: AFTER_ACCEPTANCE,
  correctiveAction: AFTER_ACCEPTANCE,
  ineffective: AFTER_ACCEPTANCE,
  verification: ['verification', 'closing'],
};

/**
 * Day by which the next step of a report is due.
 *
 * @param changedBy days that the company sets instead, by row of resources/rules/report-deadlines.json.
 * @returns `YYYY-MM-DD`; null where no rule gives a day.
 */
export function dueDayOf(
  row: RecordRow,
  vessel: VesselProfile,
  changedBy: Readonly<Record<string, number>> = {},
): string | null {
  if (row.isRemoved || isClosed(row) || !RULES.ok) return null;
  const duties = DUTIES[stateOfReport(row)] ?? [];
  const { kind = null, class: grade = null, source = null, pscCode = null, dueOn: set, extendedToOn } = reportOf(row);
  const byCompany = extendedToOn ?? set;
  if (duties === AFTER_ACCEPTANCE && typeof byCompany === 'string') return byCompany;
  const facts = { kind, class: grade, source, pscCode, confidential: isSealed(row) };
  const days = deadlinesFor(RULES.value, facts, vessel)
    .filter(({ duty }) => duties.includes(duty))
    .map((rule) => dayOf(rule, row, changedBy))
    .filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

function dayOf(rule: ReportDeadline, row: RecordRow, changedBy: Readonly<Record<string, number>>): string | null {
  const start = startOf(rule.from, row);
  return start === null ? null : dueOn(rule, utcDay(start), changedBy);
}

function startOf(from: DeadlineStart, row: RecordRow): number | null {
  const { happenedAt } = reportOf(row);
  if (from === 'filed') return row.createdAt;
  if (from === 'found') return typeof happenedAt === 'number' ? happenedAt : row.createdAt;
  const value = readWorkflow(row.values['state']);
  return value?.state === from ? (value.at ?? row.updatedAt) : null;
}

/** How a due day is shown: late is a warning, today and tomorrow a caution, later nothing that shines. */
export type DueMark = {
  readonly kind: 'warning' | 'caution' | 'pending';
  /** Days until it is due; negative when it is late. */
  readonly days: number;
};

/** @param today `YYYY-MM-DD`. */
export function dueMarkOf(on: string, today: string): DueMark | null {
  const days = daysBetween(today, on);
  if (days === null) return null;
  return { kind: days < 0 ? 'warning' : days <= 1 ? 'caution' : 'pending', days };
}
