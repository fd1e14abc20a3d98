import type { RecordRow } from '#renderer/data/index.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { drillOf, isHeld, planOf } from './drill-values.ts';

export type ProgrammeRow = {
  readonly scenario: string;
  /** The line of the programme; null: the scenario is not in it. */
  readonly plan: RecordRow | null;
  /** Held drills by year, the latest first. */
  readonly held: ReadonlyMap<number, readonly RecordRow[]>;
  /** UTC ms; null: never. */
  readonly lastAt: number | null;
  /** `YYYY-MM-DD`, where a drill waits to be held. */
  readonly plannedOn: string | null;
  readonly due: DueEntry | null;
};

/** UTC ms of the day that a drill counts for. */
export function heldAt(row: RecordRow): number {
  const { startedAt, endedAt } = drillOf(row);
  return startedAt ?? endedAt ?? row.createdAt;
}

function yearOf(at: number): number {
  return new Date(at).getUTCFullYear();
}

/** Which scenario was held when, and when it is due again. */
export function programmeRows(input: {
  readonly scenarios: readonly Pick<Scenario, 'id'>[];
  readonly drills: readonly RecordRow[];
  readonly plans: readonly RecordRow[];
  readonly due: readonly DueEntry[];
}): readonly ProgrammeRow[] {
  const { scenarios, drills, plans, due } = input;
  return scenarios.map(({ id }) => {
    const mine = drills.filter((row) => drillOf(row).scenario === id && !row.isRemoved);
    const done = mine.filter(isHeld).sort((a, b) => heldAt(b) - heldAt(a));
    const held = new Map<number, readonly RecordRow[]>();
    for (const row of done) held.set(yearOf(heldAt(row)), [...(held.get(yearOf(heldAt(row))) ?? []), row]);
    const plan =
      plans.find((row) => planOf(row).scenario === id && (planOf(row).status ?? 'active') === 'active') ?? null;
    const waits = mine.some(({ state }) => state === 'ready' || state === 'draft');
    const [last] = done;
    return {
      scenario: id,
      plan,
      held,
      lastAt: last === undefined ? null : heldAt(last),
      plannedOn: waits && plan !== null ? (planOf(plan).plannedOn ?? null) : null,
      due: due.find(({ kind, record }) => kind === 'scenario' && plan !== null && record === plan.id) ?? null,
    };
  });
}

/** Years to show: from the first drill held, at most four back, to this one. */
export function programmeYears(rows: readonly ProgrammeRow[], now: number): readonly number[] {
  const first = Math.min(yearOf(now), ...rows.flatMap(({ held }) => [...held.keys()]));
  const from = Math.max(first, yearOf(now) - 4);
  return Array.from({ length: yearOf(now) - from + 1 }, (_, at) => from + at);
}
