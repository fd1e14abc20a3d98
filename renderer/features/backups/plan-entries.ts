import type { RecordRow } from '#renderer/data/index.ts';
import type { PlanFigures } from '#shared/domain/backup-figures.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';

/** One system of the register with what is known and what is due about it. */
export type PlanEntry = {
  readonly row: RecordRow;
  readonly figures: PlanFigures | null;
  readonly backup: DueEntry | null;
  readonly test: DueEntry | null;
};

/** The most urgent first: whichever of backup and restore test is due earlier. What has no date comes last. */
export function planEntries(
  rows: readonly RecordRow[],
  figures: readonly PlanFigures[],
  due: readonly DueEntry[],
): readonly PlanEntry[] {
  const known = new Map(figures.map((each) => [each.plan, each]));
  const dueOf = (kind: string) => new Map(due.flatMap((item) => (item.kind === kind ? [[item.record, item]] : [])));
  const [backups, tests] = [dueOf('backup'), dueOf('restoreTest')];
  const entries = rows.map((row) => ({
    row,
    figures: known.get(row.id) ?? null,
    backup: backups.get(row.id) ?? null,
    test: tests.get(row.id) ?? null,
  }));
  return entries.sort((a, b) => firstOf(a) - firstOf(b));
}

function firstOf({ backup, test }: PlanEntry): number {
  // Infinity minus itself is no number to sort by.
  return Math.min(backup?.dueAt ?? Number.MAX_SAFE_INTEGER, test?.dueAt ?? Number.MAX_SAFE_INTEGER);
}
