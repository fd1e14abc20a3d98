import type { RecordRow } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { BackupPlanFields } from '#shared/domain/backup-plan.ts';
import type { Procedure } from '#shared/domain/content/procedure.ts';
import { addDuration } from '#shared/domain/due/calendar.ts';
import type { BackupDefaults } from '#shared/domain/due/due-rules.ts';

export type DefaultRow = BackupDefaults['rows'][number];

/** The values by their declared types; a newer app may have added others beside them. */
export function planOf(row: RecordRow): BackupPlanFields {
  return row.values as BackupPlanFields;
}

/** Whole minutes of an ISO 8601 duration; a month counts 31 days. */
export function minutesOf(iso: string): number {
  return Math.round(addDuration(0, iso) / 60_000);
}

export type PlanSource = {
  readonly row: DefaultRow;
  readonly name: string;
  readonly content: string;
  /** Systems of the register that came from the same row of the starter library. */
  readonly assets: readonly string[];
  readonly procedures: readonly Procedure[];
};

/**
 * A plan as it starts from a row of resources/rules/backup-defaults.json. Its rhythm stays that of the row, with source
 * and mark, until the company sets days of its own.
 */
export function planFromDefault({ row, name, content, assets, procedures }: PlanSource): Record<string, Value> {
  const procedure = procedures.find(({ id }) => id === row.procedure);
  return {
    name,
    libraryKey: row.key,
    content,
    assets: [...assets],
    dataClass: row.dataClass,
    ...(row.rpo === null ? {} : { rpoMin: minutesOf(row.rpo) }),
    rtoMin: minutesOf(row.rto),
    triggers: [...row.triggers],
    ...(procedure === undefined ? {} : { procedure: procedure.id, testKind: procedure.restoreKind }),
    status: 'active',
  };
}

/** The procedure that fits a plan best: its own, else one that proves the same row, else one for the same system. */
export function procedureFor(plan: BackupPlanFields, procedures: readonly Procedure[]): Procedure | null {
  const key = plan.libraryKey ?? '';
  return (
    procedures.find(({ id }) => id === plan.procedure) ??
    procedures.find(({ backups }) => backups.includes(key)) ??
    procedures.find(({ systems }) => systems.includes(key)) ??
    null
  );
}
