import type { Value } from '#shared/base/value.ts';
import type { BackupFields } from './backup.ts';
import { type RestoreTestFields, restoreTestWorkflow } from './restore-test.ts';
import { stateOf } from './workflow.ts';

type FigureRecord = {
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
  /** UTC ms, a claim. */
  readonly createdAt: number;
  readonly number: string | null;
};

export type TestFigure = {
  readonly record: string;
  readonly number: string | null;
  /** State of the workflow. */
  readonly state: string;
  /** UTC ms: the end, or the beginning while it runs. */
  readonly at: number;
  readonly result: string | null;
  /** Minutes; null: not measured. */
  readonly rtoActualMin: number | null;
  readonly rtoTargetMin: number | null;
};

/** What is known about the copies of one system. */
export type PlanFigures = {
  readonly plan: string;
  /** The newest backup that was good, and when it was made, UTC ms. */
  readonly lastGood: string | null;
  readonly lastGoodAt: number | null;
  /** Of the newest one, whatever came of it: `ok`, `partial`, `failed`. */
  readonly lastResult: string | null;
  readonly backupCount: number;
  /** The test that runs or stands still now. */
  readonly openTest: string | null;
  /** The newest test that passed and was accepted by somebody else. */
  readonly lastPassedAt: number | null;
  /** The newest tests that were finished, the oldest of them first. */
  readonly tests: readonly TestFigure[];
};

const TESTS_SHOWN = 8;
const OPEN = ['running', 'paused', 'returned'];
const ENDED = ['finished', 'accepted', 'acknowledged'];
const ACCEPTED = ['accepted', 'acknowledged'];

/** @param records of this ship, without those removed. */
export function backupFigures(
  plans: readonly FigureRecord[],
  backups: readonly FigureRecord[],
  tests: readonly FigureRecord[],
): readonly PlanFigures[] {
  const backupsOf = byPlan(backups);
  const testsOf = byPlan(tests);
  return plans.map(({ id }) => {
    const made = (backupsOf.get(id) ?? []).map(madeOf).sort((a, b) => a.at - b.at);
    const good = made.findLast(({ result }) => result === 'ok');
    const all = (testsOf.get(id) ?? []).map(testOf).sort((a, b) => a.at - b.at);
    const ended = all.filter(({ state }) => ENDED.includes(state));
    const passed = ended.findLast(({ state, result }) => ACCEPTED.includes(state) && isPass(result));
    return {
      plan: id,
      lastGood: good?.id ?? null,
      lastGoodAt: good?.at ?? null,
      lastResult: made.at(-1)?.result ?? null,
      backupCount: made.length,
      openTest: all.findLast(({ state }) => OPEN.includes(state))?.record ?? null,
      lastPassedAt: passed?.at ?? null,
      tests: ended.slice(-TESTS_SHOWN),
    };
  });
}

/** A test that brought the system back, with or without remarks. */
export function isPass(result: string | null): boolean {
  return result === 'pass' || result === 'passWithRemarks';
}

function byPlan(records: readonly FigureRecord[]): ReadonlyMap<string, readonly FigureRecord[]> {
  const groups = new Map<string, FigureRecord[]>();
  for (const record of records) {
    const { plan } = record.values;
    if (typeof plan !== 'string') continue;
    const group = groups.get(plan);
    if (group) group.push(record);
    else groups.set(plan, [record]);
  }
  return groups;
}

function madeOf({ id, values, createdAt }: FigureRecord) {
  const { endedAt, startedAt, result = null } = values as BackupFields;
  return { id, at: endedAt ?? startedAt ?? createdAt, result };
}

function testOf({ id, values, createdAt, number }: FigureRecord): TestFigure {
  const { endedAt, startedAt, result = null, rtoActualMin = null, rtoTargetMin = null } = values as RestoreTestFields;
  return {
    record: id,
    number,
    state: stateOf(restoreTestWorkflow, values.state),
    at: endedAt ?? startedAt ?? createdAt,
    result,
    rtoActualMin,
    rtoTargetMin,
  };
}
