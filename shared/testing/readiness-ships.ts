import fc from 'fast-check';
import type { Value } from '../base/value.ts';
import type { DueItem } from '../domain/due/due-items.ts';
import type { DueRecords } from '../domain/due/due-subjects.ts';
import type { ScoredAnswer } from '../domain/readiness/score-answer.ts';
import { dayAgo, record, SHIPS_NOW } from './dated-records.ts';
import { logRecords, type ShipLog, shipLogs } from './readiness-logs.ts';

/** Ships as they may be for a readiness score: answers of any age from both sides, evidence that is there or missing. */
const NOW = SHIPS_NOW;
const DAY = 86_400_000;

export type Said = {
  readonly level: string | null;
  readonly daysAgo: number | null;
  readonly because: boolean;
  readonly proof: boolean;
};
const said: fc.Arbitrary<Said> = fc.record({
  level: fc.constantFrom(null, 'notStarted', 'partial', 'inPlace', 'inPlaceWithEvidence', 'notApplicable'),
  daysAgo: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: null }),
  because: fc.boolean(),
  proof: fc.boolean(),
});
export type Ship = {
  readonly answers: readonly {
    readonly question: string;
    readonly ship: Said;
    readonly shore: Said;
    readonly other: string | null;
  }[];
  readonly drills: readonly { readonly daysAgo: number; readonly isExercise: boolean; readonly isDone: boolean }[];
  readonly plans: readonly {
    readonly testedDaysAgo: number | null;
    readonly copiedDaysAgo: number | null;
    readonly isLate: boolean;
  }[];
  readonly assets: readonly {
    readonly verifiedDaysAgo: number | null;
    readonly isCritical: boolean;
    readonly hasFallback: boolean;
    readonly isOpen: boolean;
    /** An advisory about it that came so long ago. */
    readonly advisory: { readonly daysAgo: number; readonly isAnswered: boolean } | null;
  }[];
  readonly openReports: number;
  readonly closedReports: number;
  readonly lateActions: number;
  readonly risks: readonly (number | null)[];
  readonly log: ShipLog;
};
const ago = fc.integer({ min: 0, max: 1200 });
/** @param questions ids to answer. */
export function readinessShips(questions: readonly string[]): fc.Arbitrary<Ship> {
  return fc.record({
    answers: fc.uniqueArray(
      fc.record({
        question: fc.constantFrom(...questions),
        ship: said,
        shore: said,
        other: fc.option(fc.constantFrom('notStarted', 'partial', 'inPlace'), { nil: null, freq: 5 }),
      }),
      { selector: ({ question }) => question, minLength: 30, maxLength: 60 },
    ),
    drills: fc.array(fc.record({ daysAgo: ago, isExercise: fc.boolean(), isDone: fc.boolean() }), { maxLength: 4 }),
    plans: fc.array(
      fc.record({
        testedDaysAgo: fc.option(ago, { nil: null }),
        copiedDaysAgo: fc.option(ago, { nil: null }),
        isLate: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    assets: fc.array(
      fc.record({
        verifiedDaysAgo: fc.option(ago, { nil: null }),
        isCritical: fc.boolean(),
        hasFallback: fc.boolean(),
        isOpen: fc.boolean(),
        advisory: fc.option(fc.record({ daysAgo: fc.integer({ min: 0, max: 60 }), isAnswered: fc.boolean() }), {
          nil: null,
        }),
      }),
      { maxLength: 6 },
    ),
    openReports: fc.integer({ min: 0, max: 8 }),
    closedReports: fc.integer({ min: 0, max: 2 }),
    lateActions: fc.integer({ min: 0, max: 5 }),
    risks: fc.array(fc.option(ago, { nil: null }), { maxLength: 4 }),
    log: shipLogs,
  });
}

export function recordsOf(ship: Ship): { readonly records: DueRecords; readonly due: readonly DueItem[] } {
  const state = (code: string): Value => ({ state: code, at: NOW });
  const late = (kind: string, id: string) => ({ kind, record: id, state: 'overdue' }) as unknown as DueItem;
  return {
    records: {
      ...logRecords(ship.log),
      drill: ship.drills.map(({ daysAgo, isExercise, isDone }, at) =>
        record(`drill.${at}`, {
          level: isExercise ? 'exercise' : 'drill',
          endedAt: NOW - daysAgo * DAY,
          state: state(isDone ? 'completed' : 'running'),
        }),
      ),
      backupPlan: ship.plans.map((_, at) => record(`backupPlan.${at}`, { name: 'x' })),
      backup: ship.plans.flatMap(({ copiedDaysAgo }, at) =>
        copiedDaysAgo === null
          ? []
          : [record(`backup.${at}`, { plan: `backupPlan.${at}`, result: 'ok', endedAt: NOW - copiedDaysAgo * DAY })],
      ),
      restoreTest: ship.plans.flatMap(({ testedDaysAgo }, at) =>
        testedDaysAgo === null
          ? []
          : [
              record(`restoreTest.${at}`, {
                plan: `backupPlan.${at}`,
                result: 'pass',
                state: state('accepted'),
                endedAt: NOW - testedDaysAgo * DAY,
              }),
            ],
      ),
      asset: ship.assets.map(({ verifiedDaysAgo, isCritical, hasFallback }, at) =>
        record(`asset.${at}`, {
          status: 'inUse',
          maker: 'Maker',
          model: modelOf(at),
          verifiedOn: verifiedDaysAgo === null ? undefined : dayAgo(verifiedDaysAgo),
          ismCritical: isCritical,
          ...(hasFallback ? { fallback: 'By hand', rtoMin: 60 } : {}),
        }),
      ),
      advisoryMatch: ship.assets.flatMap(({ isOpen, advisory }, at) => [
        ...(isOpen ? [record(`advisoryMatch.${at}`, { advisory: 'old', asset: `asset.${at}`, status: 'open' })] : []),
        ...(advisory?.isAnswered
          ? [record(`advisoryMatch.1${at}`, { advisory: `ADV-${at}`, asset: `asset.${at}`, status: 'notAffected' })]
          : []),
      ]),
      message: ship.assets.flatMap(({ advisory }, at) =>
        advisory === null
          ? []
          : [record(`message.${at}`, { kind: 'advisoryBundle', payload: bundleOn(at) }, advisory.daysAgo)],
      ),
      report: [
        ...Array.from({ length: ship.openReports }, (_, at) =>
          record(`report.${at}`, { kind: 'nonConformity', state: state('accepted') }),
        ),
        ...Array.from({ length: ship.closedReports }, (_, at) =>
          record(`report.1${at}`, { kind: 'nonConformity', state: state('closed') }),
        ),
      ],
      action: Array.from({ length: ship.lateActions }, (_, at) =>
        record(`action.${at}`, { dueOn: '2026-01-01', state: state('open') }),
      ),
      risk: ship.risks.map((daysAgo, at) =>
        record(`risk.${at}`, { reviewedOn: daysAgo === null ? undefined : dayAgo(daysAgo) }, 10),
      ),
    },
    due: [
      ...ship.plans.flatMap(({ isLate }, at) => (isLate ? [late('backup', `backupPlan.${at}`)] : [])),
      ...Array.from({ length: ship.lateActions }, (_, at) => late('action', `action.${at}`)),
    ],
  };
}

const modelOf = (at: number) => `M${at}00`;

function bundleOn(at: number): Value {
  const products = [{ vendor: 'Maker', product: modelOf(at) }];
  const advisory = { id: `ADV-${at}`, title: 'x', publisher: 'x', publishedOn: '2026-01-01', cves: [], products };
  return { advisories: [advisory] };
}

export function answersOf(ship: Ship): ReadonlyMap<string, ScoredAnswer> {
  return new Map(
    ship.answers.map(({ question, ship: a, shore: b, other }) => [
      question,
      {
        id: `answer.${question}`,
        updatedAt: NOW,
        values: record('x', {
          question,
          level: a.level,
          answeredOn: a.daysAgo === null ? undefined : dayAgo(a.daysAgo),
          notApplicableBecause: a.because ? 'No such system' : undefined,
          evidence: a.proof ? ['drill.0'] : undefined,
          shoreLevel: b.level,
          confirmedOn: b.daysAgo === null ? undefined : dayAgo(b.daysAgo),
          shoreNotApplicableBecause: b.because ? 'No such system' : undefined,
          shoreEvidence: b.proof ? ['drill.0'] : undefined,
        }).values,
        ...(other === null ? {} : { contended: { level: [a.level, other] } }),
      },
    ]),
  );
}
