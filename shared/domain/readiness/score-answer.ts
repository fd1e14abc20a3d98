import type { Value } from '#shared/base/value.ts';
import type { AnswerFields } from '../answer.ts';
import { addDuration } from '../due/calendar.ts';
import { dayToUtc } from '../ship-time.ts';
import type { CountedLevel, ScoreRules } from './score-rules.ts';

/** The record of an answer as far as a score needs it. */
export type ScoredAnswer = {
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
  /** Fields that stand in conflict, each with every value that somebody wrote. */
  readonly contended?: Readonly<Record<string, readonly Value[]>>;
  /** UTC ms. */
  readonly updatedAt: number;
};

/** One side's word. */
type View = { readonly level: CountedLevel | 'notApplicable'; readonly at: number; readonly side: 'ship' | 'shore' };

export type CountedAnswer = {
  /** `none`: nobody has answered. `apart`: it does not apply and leaves the reckoning. */
  readonly status: 'none' | 'apart' | 'counted';
  readonly level: CountedLevel | null;
  readonly side: 'ship' | 'shore' | null;
  /** Ship and shore, or two conflicting edits, say different things: the lower counts until that is settled. */
  readonly isDiffering: boolean;
  /** When it was said, UTC ms. */
  readonly at: number | null;
  /** Percent that is left of its points at its age. */
  readonly agePercent: number;
  /** Points after ageing. */
  readonly points: number;
};

const NONE: CountedAnswer = {
  status: 'none',
  level: null,
  side: null,
  isDiffering: false,
  at: null,
  agePercent: 100,
  points: 0,
};

/** @param now UTC ms. */
export function countedAnswer(rules: ScoreRules, answer: ScoredAnswer | null, now: number): CountedAnswer {
  const views = answer === null ? [] : viewsOf(answer);
  if (views.length === 0) return NONE;
  const isDiffering = new Set(views.map(({ level }) => plain(level))).size > 1;
  const counted = views.filter((view): view is View & { level: CountedLevel } => view.level !== 'notApplicable');
  const [first, ...others] = counted;
  if (first === undefined)
    return { ...NONE, status: 'apart', side: views[0]?.side ?? null, at: newest(views.map(({ at }) => at)) };
  const lowest = others.reduce((low, view) => (rules.points[view.level] < rules.points[low.level] ? view : low), first);
  const at = newest(counted.filter(({ level }) => level === lowest.level).map((view) => view.at));
  const agePercent = percentAt(rules, at, now);
  return {
    status: 'counted',
    level: lowest.level,
    side: lowest.side,
    isDiffering,
    at,
    agePercent,
    points: Math.round((rules.points[lowest.level] * agePercent) / 100),
  };
}

/** What is left at an age. A day that lies ahead of the clock counts as today. */
function percentAt(rules: ScoreRules, at: number, now: number): number {
  const { bands, older } = rules.ageing;
  return bands.find(({ upTo }) => now <= addDuration(at, upTo))?.percent ?? older;
}

function newest(times: readonly number[]): number {
  return times.reduce((a, b) => Math.max(a, b));
}

/** With evidence or without is no difference of opinion. */
function plain(level: string): string {
  return level === 'inPlaceWithEvidence' ? 'inPlace' : level;
}

function viewsOf({ values, contended, updatedAt }: ScoredAnswer): readonly View[] {
  const fields = values as AnswerFields;
  const side = (
    name: View['side'],
    field: 'level' | 'shoreLevel',
    on: string | null | undefined,
    because: string | null | undefined,
    evidence: readonly string[] | null | undefined,
  ) =>
    (contended?.[field] ?? [fields[field]]).flatMap((said): readonly View[] => {
      const level = levelOf(said, Boolean(because?.trim()), (evidence ?? []).length > 0);
      return level === null ? [] : [{ level, at: (on ? dayToUtc(on) : null) ?? updatedAt, side: name }];
    });
  return [
    ...side('ship', 'level', fields.answeredOn, fields.notApplicableBecause, fields.evidence),
    ...side('shore', 'shoreLevel', fields.confirmedOn, fields.shoreNotApplicableBecause, fields.shoreEvidence),
  ];
}

/** "Not applicable" without a reason counts as not started; "with evidence" without any as in place. */
function levelOf(said: Value | undefined, hasReason: boolean, hasEvidence: boolean): View['level'] | null {
  if (said === 'notApplicable') return hasReason ? 'notApplicable' : 'notStarted';
  if (said === 'inPlaceWithEvidence') return hasEvidence ? 'inPlaceWithEvidence' : 'inPlace';
  return said === 'notStarted' || said === 'partial' || said === 'inPlace' ? said : null;
}
