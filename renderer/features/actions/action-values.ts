import type { RecordRow, Session } from '#renderer/data/index.ts';
import { type ActionFields, actionWorkflow } from '#shared/domain/action.ts';
import { endOfDay } from '#shared/domain/due/calendar.ts';
import { actionDay } from '#shared/domain/due/due-list.ts';
import { roleSpec } from '#shared/domain/roles.ts';
import { isFinal, movesFor, type Relation, readWorkflow, stateOf, type Workflow } from '#shared/domain/workflow.ts';

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

export type Worker = Pick<Session, 'roles' | 'side'> & { readonly person: { readonly record: string } | null };

/** Staff ashore have no record aboard: an action that a role ashore owns is that of whoever holds the role. */
function owns(row: RecordRow, { person, roles, side }: Worker): boolean {
  const { owner, ownerRole } = actionOf(row);
  if (owner) return owner === person?.record;
  return Boolean(ownerRole) && roleSpec(ownerRole ?? '')?.side === side && roles.includes(ownerRole ?? '');
}

/** What a person is to this action. Who said that it is done is its performer, whoever owns it. */
export function relationsToAction(row: RecordRow, worker: Worker): readonly Relation[] {
  const me = worker.person?.record;
  const said = readWorkflow(row.values['state']);
  const relations: readonly (readonly [Relation, boolean])[] = [
    ['originator', me !== undefined && row.created.actor === me],
    ['owner', owns(row, worker)],
    ['verifier', me !== undefined && actionOf(row).verifier === me],
    ['performer', me !== undefined && said?.state === 'done' && said.by === me],
  ];
  return relations.filter(([, holds]) => holds).map(([relation]) => relation);
}

/** Where this person may bring the action. */
export function movesOfAction(row: RecordRow, worker: Worker): readonly string[] {
  if (row.isRemoved) return [];
  return movesFor(WORKFLOW, stateOfAction(row), { roles: worker.roles, relations: relationsToAction(row, worker) });
}

export function needsReason(to: string): boolean {
  return WORKFLOW.reasonFor?.includes(to) === true;
}

/** The role in which the move is made, of those that allow it; recorded with it. */
export function roleForMove(from: string, to: string, roles: readonly string[]): string | null {
  const movers: readonly string[] = WORKFLOW.transitions[from]?.[to] ?? [];
  return roles.find((role) => movers.includes(role)) ?? null;
}

/** Its wording may be set right by who raised it, who owns it and by heads of either side, until it has ended. */
export function mayEditAction(row: RecordRow, worker: Worker): boolean {
  if (isEnded(row)) return false;
  if (worker.roles.some((role) => roleSpec(role)?.isHead === true)) return true;
  const relations = relationsToAction(row, worker);
  return relations.includes('owner') || relations.includes('originator');
}

/** Whether the next step is this person's: to do it, or to check what somebody else has done. */
export function isMine(row: RecordRow, worker: Worker): boolean {
  if (isEnded(row)) return false;
  const state = stateOfAction(row);
  if (state === 'done') return movesOfAction(row, worker).includes('verified');
  if (state === 'verified') return movesOfAction(row, worker).includes('closed');
  return owns(row, worker);
}

/** The day by which it shall be done; null: nobody has set one. */
export function dayOfAction(row: RecordRow): string | null {
  return actionDay(actionOf(row));
}

/** What is done waits for its check: that is not late work of the owner. */
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
