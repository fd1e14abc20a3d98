import type { RecordRow } from '#renderer/data/index.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { GRADES, type Grade, gradeOf } from './report-grade.ts';
import { isClosed, isSealed, reportOf } from './report-values.ts';

const DAY_MS = 86_400_000;
/** Last day of each group; what is older stands in a group of its own. */
const LIMITS = [7, 30, 90] as const;
export const AGE_GROUPS = ['b7', 'b30', 'b90', 'more'] as const;

/** The next limit of a report and how old it is. */
export type Aged = {
  readonly row: RecordRow;
  readonly grade: Grade | 'ungraded' | 'sealed';
  /** Whole days since it was filed. */
  readonly days: number;
  readonly next: DueEntry | null;
};

export type AgeRow = {
  readonly grade: Aged['grade'];
  readonly groups: readonly number[];
  readonly overdue: number;
  readonly all: number;
};

/**
 * Open reports with their age, those that are late by their next limit first, then the oldest.
 *
 * @param now UTC ms. A clock that was set back makes nothing younger than today.
 */
export function agedReports(rows: readonly RecordRow[], due: readonly DueEntry[], now: number): readonly Aged[] {
  const limits = new Map(due.filter(({ kind }) => kind.startsWith('report:')).map((entry) => [entry.record, entry]));
  return rows
    .filter((row) => !row.isRemoved && !isClosed(row))
    .map(
      (row): Aged => ({
        row,
        grade: isSealed(row) ? 'sealed' : (gradeOf(reportOf(row)) ?? 'ungraded'),
        days: Math.max(0, Math.floor((now - row.createdAt) / DAY_MS)),
        next: limits.get(row.id) ?? null,
      }),
    )
    .sort((a, b) => Number(isLate(b)) - Number(isLate(a)) || b.days - a.days || (a.row.id < b.row.id ? -1 : 1));
}

export function isLate({ next }: Aged): boolean {
  return next?.state === 'overdue';
}

/** How many of each grade are how old; the gravest first, grades without an open report left out. */
export function ageMatrix(aged: readonly Aged[]): readonly AgeRow[] {
  return ([...GRADES, 'ungraded', 'sealed'] as const)
    .map((grade): AgeRow => {
      const those = aged.filter((each) => each.grade === grade);
      return {
        grade,
        groups: AGE_GROUPS.map((_, at) => those.filter(({ days }) => groupOf(days) === at).length),
        overdue: those.filter(isLate).length,
        all: those.length,
      };
    })
    .filter(({ all }) => all > 0);
}

function groupOf(days: number): number {
  const found = LIMITS.findIndex((limit) => days <= limit);
  return found === -1 ? LIMITS.length : found;
}
