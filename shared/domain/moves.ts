import { fail, ok, type Result } from '../base/result.ts';
import { isPlainObject, type Value } from '../base/value.ts';
import { workflowOf } from './kinds.ts';
import { type Concerned, relationsOf } from './relations.ts';
import { isConfidential } from './report.ts';
import type { Doer } from './role-rights.ts';
import { effectiveRoles } from './roles.ts';
import {
  judgeMove,
  type MoveBy,
  moversOf,
  movesFor,
  type Relation,
  readWorkflow,
  stateOf,
  type Workflow,
  type WorkflowValue,
} from './workflow.ts';

/**
 * Moves of a workflow as they are made on this device: pages offer what {@link movesOf} gives, and whatever writes asks
 * {@link mayMove}. What arrives from elsewhere is judged by the fold, which marks and never refuses (docs/spec/sync.md M9).
 */
export type Move = {
  readonly collection: string;
  /** As it is held; null: the record is new. */
  readonly before: (Concerned & { readonly isVoid: boolean }) | null;
  /** All its values as they will be. */
  readonly after: Readonly<Record<string, Value>>;
  /** The state that whoever moves it had before their eyes; undefined: the one that is held. */
  readonly seen?: Value | undefined;
};

/** A record as pages and lists have it. */
export type MovedRecord = Concerned & { readonly collection: string; readonly isRemoved: boolean };

/** Who works on a page, as far as moves depend on it. */
export type Worker = {
  readonly side: Doer['side'];
  readonly roles: readonly string[];
  readonly person: { readonly record: string } | null;
};

function doerOf({ side, roles, person }: Worker): Doer {
  return { side, roles, record: person?.record ?? null };
}

/** What who works here is to a record. */
export function relationsTo(record: MovedRecord, worker: Worker): readonly Relation[] {
  return relationsOf(record.collection, record, doerOf(worker));
}

function moverOf(collection: string, records: readonly Concerned[], doer: Doer): MoveBy {
  const relations = records.flatMap((record) => relationsOf(collection, record, doer));
  return { roles: effectiveRoles(doer.side, doer.roles), relations: [...new Set(relations)] };
}

/** Nobody aboard moves what nobody aboard can read. */
function isOutOfReach(collection: string, { values }: Concerned, { side }: Doer): boolean {
  return collection === 'report' && side === 'ship' && isConfidential(values);
}

/** Where somebody may bring a record, in the order of the table; an unknown state of a newer app leads nowhere. */
export function movesOf(record: MovedRecord, worker: Worker): readonly string[] {
  const { collection } = record;
  const workflow = workflowOf(collection);
  const doer = doerOf(worker);
  if (!workflow || record.isRemoved || isOutOfReach(collection, record, doer)) return [];
  return movesFor(workflow, stateOf(workflow, record.values.state), moverOf(collection, [record], doer));
}

/** The role in which a move is made, of those that allow it; recorded with it. */
export function roleForMove({ collection, values }: MovedRecord, to: string, roles: readonly string[]): string | null {
  const workflow = workflowOf(collection);
  const movers: readonly string[] = (workflow && moversOf(workflow, stateOf(workflow, values.state), to)) ?? [];
  return roles.find((role) => movers.includes(role)) ?? null;
}

/**
 * Whether somebody may make a move here and now, by the table of the workflow alone. Who is barred from it cannot write
 * themselves out of the record in the same save.
 *
 * @returns the state as it is to be written, with who made it; 'record/voided', 'record/unknown-ops' (it stands where
 *          only a newer app knows the way), 'move/no-such-step' {from, to}, 'move/wrong-role' {from, to},
 *          'move/not-by-doer' {from, to}, 'input/invalid' {field} without a reason where one is asked for.
 */
export function mayMove(doer: Doer, move: Move): Result<Value> {
  const { collection, before, after } = move;
  const workflow = workflowOf(collection);
  const asked = readWorkflow(after.state);
  if (!workflow || !asked || !isPlainObject(after.state))
    return fail('input/invalid', { field: 'state', why: 'state' });
  const me = doer.record ?? 'anonymous';
  if (before?.isVoid) return fail('record/voided');
  const to = asked.state;
  const froms = fromsOf(workflow, move);
  const [from = workflow.initial] = froms;
  if (before && isOutOfReach(collection, before, doer)) return fail('move/wrong-role', { from, to });
  if (!isOwnWord(asked, doer)) return fail('move/wrong-role', { from, to });
  // What the held state says of who did it counts; the new one must not be taken for it.
  const next: Concerned = { values: { ...after, state: null }, created: before?.created ?? { actor: me } };
  const who = moverOf(collection, before ? [before, next] : [next], doer);
  for (const each of froms) {
    if (isBeginning(workflow, move, to)) continue;
    const judged = judgedStep(workflow, each, to, who, asked.reason);
    if (!judged.ok) return judged;
  }
  return ok({ ...after.state, by: me });
}

/** What is held and, where it differs, what the form showed: a step must be one from both. */
function fromsOf(workflow: Workflow, { before, seen }: Move): readonly string[] {
  const held = stateOf(workflow, before?.values.state);
  return [...new Set([held, seen === undefined ? held : stateOf(workflow, seen)])];
}

/** A record without a state may begin in the first one. */
function isBeginning(workflow: Workflow, { before }: Move, to: string): boolean {
  return to === workflow.initial && readWorkflow(before?.values.state) === null;
}

/** Nobody moves a record in the name of somebody else, nor in a role that they do not hold. */
function isOwnWord({ by = 'anonymous', role }: WorkflowValue, doer: Doer): boolean {
  const roles: readonly string[] = effectiveRoles(doer.side, doer.roles);
  return (by === 'anonymous' || by === doer.record) && (role === undefined || roles.includes(role));
}

function judgedStep(workflow: Workflow, from: string, to: string, who: MoveBy, reason?: string): Result<null> {
  switch (judgeMove(workflow, from, to, who, reason)) {
    case 'ok':
      return ok(null);
    case 'unknown':
      return fail('record/unknown-ops');
    case 'noSuchMove':
      return fail('move/no-such-step', { from, to });
    case 'wrongRole':
      return fail('move/wrong-role', { from, to });
    case 'notSeparate':
      return fail('move/not-by-doer', { from, to });
    case 'reasonMissing':
      return fail('input/invalid', { field: 'reason', why: 'required' });
  }
}
