import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import { type RestoreTestFields, restoreTestWorkflow } from '#shared/domain/restore-test.ts';
import { stateOf, type Workflow } from '#shared/domain/workflow.ts';

const WORKFLOW: Workflow = restoreTestWorkflow;
const MINUTE_MS = 60_000;

export function testOf(row: RecordRow): RestoreTestFields {
  return row.values as RestoreTestFields;
}

export function stateOfTest(row: RecordRow): string {
  return stateOf(WORKFLOW, row.values['state']);
}

/** Roles that may accept a test; of those first the ones that the procedure names. */
export function accepterRoles(named: readonly string[]): readonly string[] {
  const all: readonly string[] = WORKFLOW.transitions['finished']?.['accepted'] ?? [];
  const both = all.filter((role) => named.includes(role));
  return both.length > 0 ? both : all;
}

/** The one value of the workflow field, for a save that writes other things with it. */
export function moveTo(
  state: string,
  by: string | null,
  at: number,
  more: { role?: string; reason?: string } = {},
): Value {
  return { state, at, ...(by === null ? {} : { by }), ...more };
}

/** @param kind a line of the stop-watch. @param at UTC ms. */
export function watchLine(
  test: string,
  kind: 'start' | 'pause' | 'resume' | 'end',
  by: string | null,
  at: number,
): SaveDraft {
  return {
    collection: 'restoreStep',
    values: { parent: test, kind, doneAt: at, ...(by === null ? {} : { by }) },
  };
}

/** Whole minutes, rounded up: a test is not called faster than it was. */
export function minutesFrom(ms: number): number {
  return Math.ceil(ms / MINUTE_MS);
}
