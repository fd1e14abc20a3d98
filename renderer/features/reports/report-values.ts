import type { RecordRow } from '#renderer/data/index.ts';
import { movesOf, relationsTo, type Worker } from '#shared/domain/moves.ts';
import { isConfidential, type ReportFields } from '#shared/domain/report.ts';
import { reportWorkflow } from '#shared/domain/report-workflow.ts';
import { roleSpec } from '#shared/domain/roles.ts';
import { isFinal, readWorkflow, stateOf, type Workflow } from '#shared/domain/workflow.ts';

const WORKFLOW: Workflow = reportWorkflow;

/** The values by their declared types; a newer app may have added others beside them. */
export function reportOf(row: RecordRow): ReportFields {
  return row.values as ReportFields;
}

export function isSealed(row: RecordRow): boolean {
  return isConfidential(row.values);
}

export function stateOfReport(row: RecordRow): string {
  return stateOf(WORKFLOW, row.values['state']);
}

export function isClosed(row: RecordRow): boolean {
  return isFinal(WORKFLOW, stateOfReport(row));
}

/** Whether the next step is this person's. An open report comes to the DPA when the Master has passed it on. */
export function waitsFor(row: RecordRow, worker: Worker): boolean {
  if (isClosed(row)) return false;
  const state = stateOfReport(row);
  const isMasters = !isSealed(row) && (state === 'submitted' || state === 'masterReview');
  if (isMasters && !worker.roles.includes('MASTER')) return false;
  return movesOf(row, worker).some((to) => to !== 'cancelled');
}

export function needsReason(to: string): boolean {
  return WORKFLOW.reasonFor?.includes(to) === true;
}

/** Who may set right what the ship wrote: its author and the heads of the ship, until the matter is closed. */
export function mayEdit(row: RecordRow, worker: Worker): boolean {
  if (worker.side !== 'ship' || worker.person === null || row.isRemoved || isSealed(row) || isClosed(row)) return false;
  const isOwn = row.created.actor === worker.person.record || relationsTo(row, worker).includes('originator');
  return isOwn || worker.roles.includes('MASTER');
}

function isOpen(row: RecordRow): boolean {
  return !row.isRemoved && !isSealed(row) && !isClosed(row);
}

function isHead({ roles }: Worker): boolean {
  return roles.some((role) => roleSpec(role)?.isHead === true);
}

/** Who finds causes, raises actions and names an owner: heads of either side, who reported it and who owns it. */
export function mayWorkOn(row: RecordRow, worker: Worker): boolean {
  if (!isOpen(row)) return false;
  const relations = relationsTo(row, worker);
  return isHead(worker) || relations.includes('owner') || relations.includes('originator');
}

/** The ship proposes a grade with the same rights as its wording; ashore the DPA's counts. */
export function mayGrade(row: RecordRow, worker: Worker): boolean {
  if (worker.side === 'shore') return isOpen(row) && worker.roles.includes('DPA');
  return mayEdit(row, worker) || mayWorkOn(row, worker);
}

/** Everybody who put it right: its owner, the owners of its actions, and who proposed that it is done. */
export function doersOf(row: RecordRow, actions: readonly RecordRow[]): ReadonlySet<string> {
  const said = readWorkflow(row.values['state']);
  const owners = [row, ...actions].flatMap(({ values }) =>
    typeof values['owner'] === 'string' ? [values['owner']] : [],
  );
  return new Set(said?.state === 'verification' && said.by !== undefined ? [...owners, said.by] : owners);
}

/** The effect is looked at by a head, the verifier or the company, and never by who put it right (domain.md 1 and 8). */
export function mayCheckEffect(row: RecordRow, actions: readonly RecordRow[], worker: Worker): boolean {
  if (!isOpen(row)) return false;
  const me = worker.person?.record ?? null;
  if (me !== null && doersOf(row, actions).has(me)) return false;
  return isHead(worker) || relationsTo(row, worker).includes('verifier');
}
