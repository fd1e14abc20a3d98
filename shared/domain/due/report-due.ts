import {
  type DeadlineStart,
  deadlinesFor,
  dueOn,
  type ReportDeadline,
  type ReportDeadlines,
  type ReportDuty,
  type ReportFacts,
} from '../report-deadlines.ts';
import type { VesselProfile } from '../rule-source.ts';
import { utcDay } from '../ship-time.ts';
import { endOfDay } from './calendar.ts';
import { type DueItem, dueState } from './due-items.ts';

/** A report or action with what is still to be done about it. */
export type OpenReport = {
  readonly record: string;
  readonly facts: ReportFacts;
  /** When each clock started, UTC ms; a clock that is missing has not started. */
  readonly startedAt: Readonly<Partial<Record<DeadlineStart, number>>>;
  readonly open: readonly ReportDuty[];
  /** Day that the company granted, `YYYY-MM-DD`; it replaces every limit but those of law. */
  readonly grantedOn?: string | null;
};

/**
 * Limits of reports (CAPA) in the shape of every other due item. A limit that is an event, "before sailing", is due from
 * its start on.
 *
 * @param changedBy days that the company sets instead, by row of resources/rules/report-deadlines.json.
 */
export function reportDueItems(input: {
  readonly rules: ReportDeadlines;
  readonly vessel: VesselProfile;
  readonly reports: readonly OpenReport[];
  readonly now: number;
  readonly changedBy?: Readonly<Record<string, number>>;
}): readonly DueItem[] {
  const { rules, vessel, now, changedBy = {} } = input;
  const soonBefore = `P${Math.max(0, ...rules.reminderDays)}D`;
  const items = input.reports.flatMap((report) =>
    deadlinesFor(rules, report.facts, vessel)
      .filter(({ duty }) => report.open.includes(duty))
      .flatMap((row) => itemOf(row, report, now, soonBefore, changedBy)),
  );
  return items.sort((a, b) => a.dueAt - b.dueAt || (a.ruleId < b.ruleId ? -1 : 1));
}

function itemOf(
  row: ReportDeadline,
  report: OpenReport,
  now: number,
  soonBefore: string,
  changedBy: Readonly<Record<string, number>>,
): readonly DueItem[] {
  const start = report.startedAt[row.from];
  const { basis, source, edition, unverified, duty, limit } = row;
  // At once is at once: the company grants days for putting right, not for containing.
  const granted = row.basis === 'law' || duty === 'containment' ? null : (report.grantedOn ?? null);
  const on = granted ?? (start === undefined ? null : dueOn(row, utcDay(start), changedBy));
  const dueAt = on !== null ? endOfDay(on) : 'event' in limit ? start : undefined;
  if (dueAt === undefined) return [];
  const params = { duty, ...(start === undefined ? {} : { start }), ...limit };
  return [
    {
      ruleId: row.id,
      kind: `report:${duty}`,
      record: report.record,
      dueAt,
      state: on === null ? 'due' : dueState(dueAt, soonBefore, now),
      explanation: { key: 'due.report', params },
      basis,
      source,
      edition,
      unverified,
    },
  ];
}
