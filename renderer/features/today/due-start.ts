import { recordHref } from '#renderer/features/fields/index.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';

export type DueStart = {
  readonly href: string;
  /** A press begins the work itself; else it opens the record that it is about. */
  readonly isStart: boolean;
};

/** Where a press leads; null where there is nothing to open. */
export function startOf({ kind, record }: DueEntry): DueStart | null {
  const page = record === null ? null : recordHref(record);
  if (page === null) return null;
  if (kind === 'backup') return { href: `${page}/log`, isStart: true };
  if (kind === 'restoreTest') return { href: `${page}/test`, isStart: true };
  return { href: page, isStart: false };
}
