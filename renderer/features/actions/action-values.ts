import type { RecordRow } from '#renderer/data/index.ts';
import { type ActionFields, actionWorkflow } from '#shared/domain/action.ts';
import { endOfDay } from '#shared/domain/due/calendar.ts';
import { actionDay } from '#shared/domain/due/due-list.ts';
import { movesOf, relationsTo, type Worker } from '#shared/domain/moves.ts';
import { roleSpec } from '#shared/domain/roles.ts';
import { isFinal, stateOf, type Workflow } from '#shared/domain/workflow.ts';

const WORKFLOW: Workflow = actionWorkflow;

/** The values by their declared types; a newer app may have added others beside them. */
export function actionOf(row: RecordRow): ActionFields {
  return row.values as ActionFields;
}

export function stateOfAction(row: RecordRow): string {
  return stateOf(WORKFLOW, row.values['state']);
}

export function isEnded(row: RecordRow): boolean {
  return row.isRemoved || isFinal(WORKFLOW, stateOfAction(row));
}

export function needsReason(to: string): boolean {
  return WORKFLOW.reasonFor?.includes(to) === true;
}

/** Its wording may be set right by who raised it, who owns it and by heads of either side, until it has ended. */
export function mayEditAction(row: RecordRow, worker: Worker): boolean {
  if (isEnded(row)) return false;
  if (worker.roles.some((role) => roleSpec(role)?.isHead === true)) return true;
  const relations = relationsTo(row, worker);
  return relations.includes('owner') || relations.includes('originator');
}

/** Whether the next step is this person's: to do it, or to check what somebody else has done. */
export function isMine(row: RecordRow, worker: Worker): boolean {
  if (isEnded(row)) return false;
  const state = stateOfAction(row);
  if (state === 'done') return movesOf(row, worker).includes('verified');
  if (state === 'verified') return movesOf(row, worker).includes('closed');
  return relationsTo(row, worker).includes('owner');
}

/** The day by which it shall be done; null: nobody has set one. */
export function dayOfAction(row: RecordRow): string | null {
  return actionDay(actionOf(row));
}

/** Late until somebody else has verified it: by that day it shall be done and shown to work. What is verified waits for its closing alone. */
export function isOverdue(row: RecordRow, now: number): boolean {
  const day = dayOfAction(row);
  return day !== null && !isEnded(row) && stateOfAction(row) !== 'verified' && endOfDay(day) < now;
}

export const ACTION_VIEWS = ['mine', 'open', 'overdue', 'ended'] as const;
export type ActionView = (typeof ACTION_VIEWS)[number];

export function isInView(row: RecordRow, view: ActionView, worker: Worker, now: number): boolean {
  switch (view) {
    case 'mine':
      return isMine(row, worker);
    case 'open':
      return !isEnded(row);
    case 'overdue':
      return isOverdue(row, now);
    case 'ended':
      return isEnded(row);
  }
}
