import { recordHref } from '#renderer/features/fields/index.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import type { Side } from '#shared/domain/kind.ts';

export type DueStart = {
  readonly href: string;
  /** A press begins the work itself; else it opens the record that it is about. */
  readonly isStart: boolean;
};

/** Kinds that the drill programme is opened for. */
const DRILLS: readonly DueEntry['kind'][] = ['drill', 'scenario', 'exercise', 'securityDrill', 'securityExercise'];

/** Where a press leads; null where there is nothing to open. Ashore nothing of the ship's work is begun. */
export function startOf({ kind, record }: DueEntry, side: Side): DueStart | null {
  if (DRILLS.some((each) => each === kind)) return { href: '#/drills', isStart: false };
  if (kind === 'reassessment') return { href: '#/readiness', isStart: false };
  const page = record === null ? null : recordHref(record);
  if (page === null) return null;
  if (side === 'shore') return { href: page, isStart: false };
  if (kind === 'backup') return { href: `${page}/log`, isStart: true };
  if (kind === 'restoreTest') return { href: `${page}/test`, isStart: true };
  return { href: page, isStart: false };
}
