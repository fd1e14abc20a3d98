import type { RecordRow } from '#renderer/data/index.ts';
import type { Say } from '#renderer/i18n/use-content.ts';
import { type DutyView, isRunningClock } from './duties.ts';

const HOUR_MS = 3_600_000;

/** Of one incident: whom nobody has told yet, and the limit is over (`now`) or less than an hour away (`soon`). */
export type UrgentDuties = {
  readonly incident: string;
  /** Its human number, or its title while it has none. */
  readonly number: string;
  readonly degree: 'now' | 'soon';
  readonly count: number;
  /** Row of the matrix that comes first, and its addressee in the reader's language. */
  readonly first: string;
  readonly who: string;
};

/**
 * @param views the most urgent first.
 * @param now UTC ms.
 * @returns at most one of each degree.
 */
export function urgentDuties(
  row: Pick<RecordRow, 'id' | 'number' | 'title'>,
  views: readonly DutyView[],
  say: Say,
  now: number,
): readonly UrgentDuties[] {
  return (['now', 'soon'] as const).flatMap((degree) => {
    const urgent = views.filter((view) => degreeOf(view, now) === degree);
    const [first] = urgent;
    if (first === undefined) return [];
    const { id } = first.duty.rule;
    const number = row.number ?? row.title;
    return [{ incident: row.id, number, degree, count: urgent.length, first: id, who: say(`row.${id}.to`) }];
  });
}

/** As its clock shows it: "at once" with a limit of practice counts down to that. */
function degreeOf(view: DutyView, now: number): UrgentDuties['degree'] | null {
  if (!isRunningClock(view) || view.limitAt === null) return null;
  if (view.limitAt <= now) return 'now';
  return view.limitAt - now < HOUR_MS ? 'soon' : null;
}
