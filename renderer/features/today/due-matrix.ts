import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { utcDay } from '#shared/domain/ship-time.ts';

/** How much of one kind is overdue, due in each of the months ahead, and later. */
export type MatrixRow = {
  readonly kind: string;
  readonly overdue: number;
  /** One figure a month, this one first. */
  readonly months: readonly number[];
  readonly later: number;
  readonly all: number;
};

export type DueMatrix = {
  /** First days of the months, `YYYY-MM-01`, in UTC. */
  readonly months: readonly string[];
  readonly rows: readonly MatrixRow[];
};

/** Due dates counted by kind and month. All limits of reports are one kind. @param now UTC ms. */
export function dueMatrix(entries: readonly DueEntry[], now: number, monthCount: number): DueMatrix {
  const months = monthsFrom(now, monthCount);
  const kinds = [...new Set(entries.map(({ kind }) => groupOf(kind)))];
  const rows = kinds.map((kind): MatrixRow => {
    const own = entries.filter((entry) => groupOf(entry.kind) === kind);
    const open = own.filter(({ state }) => state !== 'overdue');
    const inMonth = months.map((first) => open.filter(({ dueAt }) => firstOf(dueAt) === first).length);
    const later = open.length - inMonth.reduce((a, b) => a + b, 0);
    return { kind, overdue: own.length - open.length, months: inMonth, later, all: own.length };
  });
  return { months, rows: rows.sort((a, b) => b.overdue - a.overdue || (a.kind < b.kind ? -1 : 1)) };
}

/** Kind of a row of the matrix: `report` for every limit of a report. */
export function groupOf(kind: DueEntry['kind']): string {
  return kind.startsWith('report:') ? 'report:' : kind;
}

function firstOf(at: number): string {
  return `${utcDay(at).slice(0, 7)}-01`;
}

function monthsFrom(now: number, count: number): readonly string[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, ahead) =>
    utcDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1)),
  );
}
