import type { AssessmentRow } from '../domain/readiness/question-set.ts';
import type { EvidenceKind } from '../domain/readiness/readiness-codes.ts';
import { logByHand } from './readiness-log-by-hand.ts';
import type { Said, Ship } from './readiness-ships.ts';
import { band, few, isInstantOlderThan, isOlderThan, mean } from './reckon-by-hand.ts';

/**
 * The score once more, as an auditor would reckon it with paper: other steps, other loops, numbers typed off the rules.
 * It shares no line with shared/domain/readiness/score*.ts.
 */
/** What each kind of live evidence is worth; null: it says nothing. */
export function evidenceByHand(ship: Ship): Readonly<Record<EvidenceKind, number | null>> {
  const drillDays = ship.drills.filter(({ isDone }) => isDone).map(({ daysAgo }) => daysAgo);
  const exerciseDays = ship.drills
    .filter(({ isDone, isExercise }) => isDone && isExercise)
    .map(({ daysAgo }) => daysAgo);
  const hasReports = ship.openReports + ship.closedReports > 0;
  return {
    drill:
      drillDays.length === 0
        ? 20
        : band(
            Math.min(...drillDays),
            isInstantOlderThan,
            [
              [3, 100],
              [6, 70],
              [12, 40],
            ],
            20,
          ),
    exercise:
      exerciseDays.length === 0
        ? 20
        : band(
            Math.min(...exerciseDays),
            isInstantOlderThan,
            [
              [12, 100],
              [18, 70],
              [24, 40],
            ],
            20,
          ),
    backup: mean(
      ship.plans.map(({ copiedDaysAgo, isLate }) => (copiedDaysAgo !== null && !isLate ? 100 : 0)),
      20,
    ),
    restoreTest: mean(
      ship.plans.map(({ testedDaysAgo: d }) =>
        d === null
          ? 20
          : band(
              d,
              isInstantOlderThan,
              [
                [6, 100],
                [12, 60],
              ],
              30,
            ),
      ),
      20,
    ),
    assetInventory: mean(
      ship.assets.map(({ verifiedDaysAgo: d }) =>
        d === null
          ? 40
          : band(
              d,
              isOlderThan,
              [
                [12, 100],
                [24, 60],
              ],
              30,
            ),
      ),
      0,
    ),
    criticalAssets: mean(
      ship.assets.filter(({ isCritical }) => isCritical).map(({ hasFallback }) => (hasFallback ? 100 : 0)),
      20,
    ),
    patchState: mean(
      ship.assets.map(({ isOpen, advisory }) =>
        isOpen || (advisory !== null && !advisory.isAnswered && advisory.daysAgo > 30) ? 0 : 100,
      ),
      null,
    ),
    riskRegister: mean(
      ship.risks.map((d) =>
        d === null
          ? 100
          : band(
              d,
              isOlderThan,
              [
                [12, 100],
                [18, 60],
              ],
              30,
            ),
      ),
      20,
    ),
    openReports: few(
      ship.openReports,
      [
        [0, 100],
        [2, 80],
        [5, 60],
      ],
      40,
    ),
    overdueActions: few(
      ship.lateActions,
      [
        [0, 100],
        [1, 80],
        [3, 50],
      ],
      20,
    ),
    reporting: hasReports
      ? 100
      : ship.log.incidents.length === 0
        ? 40
        : band(
            Math.min(...ship.log.incidents.map(({ daysAgo }) => daysAgo)),
            isInstantOlderThan,
            [
              [3, 100],
              [6, 80],
              [12, 60],
            ],
            40,
          ),
    internalAudit: 20,
    masterReview: 20,
    papers: null,
    ...logByHand(ship),
  };
}

/** Points of each question; null: it does not apply. */
export function byHand(rows: readonly AssessmentRow[], ship: Ship): ReadonlyMap<string, number | null> {
  const evidence = evidenceByHand(ship);
  const worth: Readonly<Record<string, number>> = { notStarted: 0, partial: 40, inPlace: 80, inPlaceWithEvidence: 100 };
  const counts = new Map<string, number | null>();
  for (const row of rows) {
    if (row.kind !== 'question') continue;
    const answer = ship.answers.find(({ question }) => question === row.id);
    const words: { level: string; days: number }[] = [];
    const hear = (level: string | null, { because, proof, daysAgo }: Said) => {
      if (level === null) return;
      let heard = level;
      if (level === 'notApplicable' && !because) heard = 'notStarted';
      if (level === 'inPlaceWithEvidence' && !proof) heard = 'inPlace';
      words.push({ level: heard, days: daysAgo ?? 0 });
    };
    if (answer) {
      hear(answer.ship.level, answer.ship);
      if (answer.other !== null) hear(answer.other, answer.ship);
      hear(answer.shore.level, answer.shore);
    }
    const real = words.filter(({ level }) => level !== 'notApplicable');
    if (words.length > 0 && real.length === 0) {
      counts.set(row.id, null);
      continue;
    }
    let points = 0;
    if (real.length > 0) {
      const low = Math.min(...real.map(({ level }) => worth[level] ?? 0));
      const days = Math.min(...real.filter(({ level }) => worth[level] === low).map((word) => word.days));
      points = Math.round(
        (low *
          band(
            days,
            isOlderThan,
            [
              [6, 100],
              [12, 90],
              [24, 60],
            ],
            30,
          )) /
          100,
      );
    }
    for (const kind of row.evidence) points = Math.min(points, evidence[kind] ?? 100);
    counts.set(row.id, points);
  }
  return counts;
}

export function percentByHand(ids: readonly string[], counts: ReadonlyMap<string, number | null>): number | null {
  const counting = ids.map((id) => counts.get(id)).filter((points) => points !== null && points !== undefined);
  return counting.length === 0 ? null : Math.round(counting.reduce((a, b) => a + b, 0) / counting.length);
}
