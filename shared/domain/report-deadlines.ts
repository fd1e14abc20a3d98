import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { REPORT_CLASSES, REPORT_KINDS, REPORT_SOURCES } from './report.ts';
import { isRole } from './roles.ts';
import { countsFor, fileHeadShape, readData, ruleSourceShape, type VesselProfile } from './rule-source.ts';
import { addDays } from './ship-time.ts';
import { RELATIONS } from './workflow.ts';

/** When something about a report is due (domain.md 8), as data: resources/rules/report-deadlines.json. */

/** What must have happened by then. */
export const REPORT_DUTIES = [
  'masterReview',
  'dpaReview',
  'containment',
  'correctiveAction',
  'verification',
  'closing',
  'downgrade',
  'rectification',
  'extraAudit',
] as const;
export type ReportDuty = (typeof REPORT_DUTIES)[number];

/** From which day it runs: of filing, of entering the state of that name, or of the external finding. */
export const DEADLINE_STARTS = ['filed', 'masterReview', 'dpaReview', 'accepted', 'escalatedMajor', 'found'] as const;
export type DeadlineStart = (typeof DEADLINE_STARTS)[number];

/** A limit that is no number of days. */
export const DEADLINE_EVENTS = ['beforeSailing', 'beforeDeparture'] as const;

const doer = z.string().check(z.refine((v) => isRole(v) || (RELATIONS as readonly string[]).includes(v)));

const rowSchema = z.strictObject({
  id: z.string().check(z.regex(/^RD\d+$/)),
  duty: z.enum(REPORT_DUTIES),
  /** Which reports; an absent line means all. */
  when: z.strictObject({
    kinds: z.optional(z.array(z.enum(REPORT_KINDS))),
    classes: z.optional(z.array(z.enum(REPORT_CLASSES))),
    sources: z.optional(z.array(z.enum(REPORT_SOURCES))),
    pscCodes: z.optional(z.array(z.string())),
    /** A confidential report has no Master's step. */
    confidential: z.optional(z.boolean()),
  }),
  limit: z.union([
    z.strictObject({ days: z.number().check(z.refine((n) => Number.isInteger(n) && n >= 0)) }),
    z.strictObject({ months: z.number().check(z.refine((n) => Number.isInteger(n) && n >= 1)) }),
    z.strictObject({ event: z.enum(DEADLINE_EVENTS) }),
  ]),
  from: z.enum(DEADLINE_STARTS),
  by: z.array(doer).check(z.minLength(1)),
  /** May be met by accepting with a reason instead. */
  orAcceptedWithReason: z.optional(z.boolean()),
  ...ruleSourceShape,
});

export const reportDeadlinesSchema = z.strictObject({
  ...fileHeadShape,
  /** Days before a due day on which the app reminds. */
  reminderDays: z.array(z.number()),
  rows: z.array(rowSchema),
});
export type ReportDeadlines = z.infer<typeof reportDeadlinesSchema>;
export type ReportDeadline = ReportDeadlines['rows'][number];

export function readReportDeadlines(raw: unknown): Result<ReportDeadlines> {
  return readData(reportDeadlinesSchema, raw);
}

export type ReportFacts = {
  readonly kind?: string | null;
  readonly class?: string | null;
  readonly source?: string | null;
  readonly pscCode?: string | null;
  readonly confidential?: boolean | null;
};

/** The rows that count for a report of this ship, in the order of the data. */
export function deadlinesFor(
  rules: ReportDeadlines,
  facts: ReportFacts,
  vessel: VesselProfile,
): readonly ReportDeadline[] {
  return rules.rows.filter(({ when, profile }) => {
    const isMeant =
      names(when.kinds, facts.kind) &&
      names(when.classes, facts.class) &&
      names(when.sources, facts.source) &&
      names(when.pscCodes, facts.pscCode) &&
      (when.confidential === undefined || when.confidential === (facts.confidential ?? false));
    return isMeant && countsFor(profile, vessel);
  });
}

function names(listed: readonly string[] | undefined, actual: string | null | undefined): boolean {
  return listed === undefined || (typeof actual === 'string' && listed.includes(actual));
}

/**
 * Last day of a limit.
 *
 * @param startOn   day that the clock starts, 'YYYY-MM-DD'.
 * @param changedBy days that the company sets instead (`policy.reportDeadlines`), by row id.
 * @returns null for a limit that is an event, and for a start that is no day. A month later than the 31st ends on the
 * last day of a shorter month.
 */
export function dueOn(
  row: ReportDeadline,
  startOn: string,
  changedBy: Readonly<Record<string, number>> = {},
): string | null {
  const own = Object.hasOwn(changedBy, row.id) ? changedBy[row.id] : undefined;
  if (own !== undefined && row.basis !== 'law') return addDays(startOn, own);
  if ('days' in row.limit) return addDays(startOn, row.limit.days);
  return 'months' in row.limit ? addMonths(startOn, row.limit.months) : null;
}

function addMonths(on: string, months: number): string | null {
  if (addDays(on, 0) === null) return null;
  const count = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let day = Number(on.slice(8)); day >= 28; day--) {
    const candidate = addDays(`${month}-${String(day).padStart(2, '0')}`, 0);
    if (candidate) return candidate;
  }
  return addDays(`${month}-${on.slice(8)}`, 0);
}
