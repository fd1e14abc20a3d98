import type { RecordRow, Session } from '#renderer/data/index.ts';
import { isConfidential, type ReportFields } from '#shared/domain/report.ts';
import { reportWorkflow } from '#shared/domain/report-workflow.ts';
import { roleSpec } from '#shared/domain/roles.ts';
import { isFinal, movesFor, type Relation, readWorkflow, stateOf, type Workflow } from '#shared/domain/workflow.ts';

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

/** What a person is to this report. Its performer is who proposed that it is done. */
export function relationsTo(row: RecordRow, person: string | null): readonly Relation[] {
  if (person === null) return [];
  const { originator, owner, verifier } = reportOf(row);
  const said = readWorkflow(row.values['state']);
  const relations: readonly (readonly [Relation, unknown])[] = [
    ['originator', originator],
    ['owner', owner],
    ['verifier', verifier],
    ['performer', said?.state === 'verification' ? said.by : undefined],
  ];
  return relations.filter(([, held]) => held === person).map(([relation]) => relation);
}

export type Worker = Pick<Session, 'roles' | 'side'> & { readonly person: { readonly record: string } | null };

/**
 * Where this person may bring the report. A confidential one is the DPA's alone: nobody aboard moves what nobody aboard
 * can read.
 */
export function movesOf(row: RecordRow, worker: Worker): readonly string[] {
  if (row.isRemoved || (isSealed(row) && worker.side === 'ship')) return [];
  const relations = relationsTo(row, worker.person?.record ?? null);
  return movesFor(WORKFLOW, stateOfReport(row), { roles: worker.roles, relations });
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

/** The role in which the move is made, of those that allow it; recorded with it. */
export function roleFor(from: string, to: string, roles: readonly string[]): string | null {
  const movers: readonly string[] = WORKFLOW.transitions[from]?.[to] ?? [];
  return roles.find((role) => movers.includes(role)) ?? null;
}

/** Who may set right what the ship wrote: its author and the heads of the ship, until the matter is closed. */
export function mayEdit(row: RecordRow, worker: Worker): boolean {
  if (worker.side !== 'ship' || worker.person === null || row.isRemoved || isSealed(row) || isClosed(row)) return false;
  const isOwn =
    row.created.actor === worker.person.record || relationsTo(row, worker.person.record).includes('originator');
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
  const relations = relationsTo(row, worker.person?.record ?? null);
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
  return isHead(worker) || relationsTo(row, me).includes('verifier');
}
