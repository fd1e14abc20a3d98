import type { Value } from '#shared/base/value.ts';
import type { AssetFields } from '../asset.ts';
import type { BackupFields } from '../backup.ts';
import type { BackupPlanFields } from '../backup-plan.ts';
import type { DrillFields } from '../drill.ts';
import type { DrillPlanFields } from '../drill-plan.ts';
import type { IncidentFields } from '../incident.ts';
import { assessedAt } from '../readiness/answers.ts';
import type { RestoreTestFields } from '../restore-test.ts';
import { REVIEW_KINDS, type ReviewFields } from '../review.ts';
import type { RiskFields } from '../risk.ts';
import { dayToUtc } from '../ship-time.ts';
import { readWorkflow } from '../workflow.ts';
import type { DueSubject } from './due-items.ts';

/** A folded record as far as due dates need it. */
export type DueRecord = {
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
  /** UTC ms, claims. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isRemoved: boolean;
  readonly title: string;
  readonly number: string | null;
};

/** Records of this ship by collection; one that is missing counts as empty. */
export type DueRecords = Readonly<Record<string, readonly DueRecord[]>>;

/** A drill counts when its record is complete (domain.md 5.1), a restore test when somebody else has accepted it. */
const DRILL_COMPLETE = ['completed', 'acknowledged'];
const TEST_ACCEPTED = ['accepted', 'acknowledged'];
const REVIEW_DONE = ['completed', 'acknowledged'];
/** From this severity on an incident asks for a new look at the risks (domain.md 9). */
const SEVERE = 3;
const DAY_MS = 86_400_000;
/** It was none, or it is counted elsewhere. */
const NO_INCIDENT = ['falseAlarm', 'duplicate', 'merged'];

/**
 * What may fall due, from the records that can show it as done. Plans and training have no such record in this app: they
 * are not asked for here, or they would stay overdue for ever.
 *
 * @param startedAt first day of the ship in this log, UTC ms.
 * @param questions ids of the readiness questions that make an assessment whole.
 */
export function dueSubjects(
  records: DueRecords,
  startedAt: number,
  questions: readonly string[],
): readonly DueSubject[] {
  const live = (collection: string) => (records[collection] ?? []).filter(({ isRemoved }) => !isRemoved);
  return [
    ...drillSubjects(live('drill'), live('drillPlan'), startedAt),
    ...backupSubjects(live('backupPlan'), live('backup'), live('restoreTest')),
    ...assetSubjects(live('asset')),
    ...riskSubjects(live('risk'), live('incident')),
    ...reviewSubjects(live('review'), startedAt),
    ...assessmentSubjects(live('answer'), questions, startedAt),
  ];
}

function stateOf({ values }: DueRecord): string {
  return readWorkflow(values.state)?.state ?? '';
}

function every(days: number | null | undefined): string | null {
  return typeof days === 'number' && Number.isInteger(days) && days > 0 ? `P${days}D` : null;
}

function drillSubjects(
  drills: readonly DueRecord[],
  plans: readonly DueRecord[],
  startedAt: number,
): readonly DueSubject[] {
  const held = drills
    .filter((drill) => DRILL_COMPLETE.includes(stateOf(drill)))
    .map(({ values, createdAt }) => {
      const { startedAt: from, endedAt, level, rules, scenario } = values as DrillFields;
      return { at: endedAt ?? from ?? createdAt, isExercise: level === 'exercise', rules: rules ?? [], scenario };
    });
  const at = (which: (drill: (typeof held)[number]) => boolean) => held.filter(which).map((drill) => drill.at);
  const credited = (...ids: readonly string[]) => at(({ rules }) => ids.some((id) => rules.includes(id)));
  const ship = { record: null, startedAt };
  const programme = plans.flatMap((plan): readonly DueSubject[] => {
    const { scenario, status, everyDays } = plan.values as DrillPlanFields;
    if (!scenario || (status ?? 'active') !== 'active') return [];
    const doneAt = at((drill) => drill.scenario === scenario);
    return [{ kind: 'scenario', record: plan.id, startedAt: plan.createdAt, doneAt, every: every(everyDays) }];
  });
  return [
    // an exercise is more than a drill, so it counts as one too
    { kind: 'drill', ...ship, doneAt: at(() => true) },
    { kind: 'exercise', ...ship, doneAt: at(({ isExercise }) => isExercise) },
    { kind: 'securityDrill', ...ship, doneAt: credited('DU3', 'DU4') },
    { kind: 'securityExercise', ...ship, doneAt: credited('DU5') },
    ...programme,
  ];
}

function backupSubjects(
  plans: readonly DueRecord[],
  backups: readonly DueRecord[],
  tests: readonly DueRecord[],
): readonly DueSubject[] {
  const good = groupByPlan(backups, ({ values, createdAt }) => {
    const { result, endedAt, startedAt } = values as BackupFields;
    return result === 'ok' ? (endedAt ?? startedAt ?? createdAt) : null;
  });
  const passed = groupByPlan(tests, (test) => {
    const { result, endedAt, startedAt } = test.values as RestoreTestFields;
    const isGood = result === 'pass' || result === 'passWithRemarks';
    return isGood && TEST_ACCEPTED.includes(stateOf(test)) ? (endedAt ?? startedAt ?? test.createdAt) : null;
  });
  return plans.flatMap((plan): readonly DueSubject[] => {
    const { libraryKey = null, everyDays, testEveryDays, status } = plan.values as BackupPlanFields;
    if ((status ?? 'active') !== 'active') return [];
    const about = { record: plan.id, key: libraryKey, startedAt: plan.createdAt };
    return [
      { kind: 'backup', ...about, doneAt: good.get(plan.id) ?? [], every: every(everyDays) },
      { kind: 'restoreTest', ...about, doneAt: passed.get(plan.id) ?? [], every: every(testEveryDays) },
    ];
  });
}

function groupByPlan(
  records: readonly DueRecord[],
  doneAt: (record: DueRecord) => number | null,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const record of records) {
    const { plan } = record.values;
    const at = doneAt(record);
    if (typeof plan !== 'string' || at === null) continue;
    groups.set(plan, [...(groups.get(plan) ?? []), at]);
  }
  return groups;
}

function assetSubjects(assets: readonly DueRecord[]): readonly DueSubject[] {
  return assets.flatMap(({ id, values, createdAt, updatedAt }): readonly DueSubject[] => {
    const { status, verifiedOn } = values as AssetFields;
    if (status === 'scrapped' || status === 'planned') return [];
    return [{ kind: 'assetCheck', record: id, startedAt: createdAt, doneAt: doneOn(verifiedOn, updatedAt) }];
  });
}

/** The readiness assessment is as old as its oldest answer; until every question has one it was not made. */
function assessmentSubjects(
  answers: readonly DueRecord[],
  questions: readonly string[],
  startedAt: number,
): readonly DueSubject[] {
  const values = answers.map((answer) => answer.values);
  const at = assessedAt(values, questions);
  return [{ kind: 'reassessment', record: null, startedAt, doneAt: at === null ? [] : [at] }];
}

/** Each risk is looked at again by itself; what happened since it was looked at last brings that forward. */
function riskSubjects(risks: readonly DueRecord[], incidents: readonly DueRecord[]): readonly DueSubject[] {
  const severe = incidents.flatMap((incident) => {
    const { values, createdAt } = incident;
    const { severity, detectedAt, occurredAt } = values as IncidentFields;
    if (typeof severity !== 'number' || severity < SEVERE || NO_INCIDENT.includes(stateOf(incident))) return [];
    return [{ event: 'severeIncident' as const, at: detectedAt ?? occurredAt ?? createdAt }];
  });
  return risks.flatMap(({ id, values, createdAt, updatedAt }): readonly DueSubject[] => {
    const { status, reviewedOn, reviewTriggers } = values as RiskFields;
    if (status === 'closed') return [];
    const isTouched = (reviewTriggers ?? []).length === 0 || reviewTriggers?.includes('incident');
    const events = isTouched ? severe : [];
    return [{ kind: 'riskReview', record: id, startedAt: createdAt, doneAt: doneOn(reviewedOn, updatedAt), events }];
  });
}

function reviewSubjects(reviews: readonly DueRecord[], startedAt: number): readonly DueSubject[] {
  return REVIEW_KINDS.map((kind) => ({
    kind,
    record: null,
    startedAt,
    doneAt: reviews.flatMap((each) => {
      const { kind: of, endedAt } = each.values as ReviewFields;
      return of === kind && REVIEW_DONE.includes(stateOf(each)) ? [endedAt ?? each.updatedAt] : [];
    }),
  }));
}

/** Some time that day, and not after it was written down: what happened that morning was known to who looked at noon. */
function doneOn(on: string | null | undefined, writtenAt: number): readonly number[] {
  const start = on ? dayToUtc(on) : null;
  return start === null ? [] : [Math.min(start + DAY_MS - 1, Math.max(start, writtenAt))];
}
