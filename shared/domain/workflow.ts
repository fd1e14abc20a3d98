import { isPlainObject, type Value } from '../base/value.ts';
import type { Role } from './roles.ts';

/** What a person is to the one record, beside their roles. */
export const RELATIONS = ['anyone', 'originator', 'owner', 'verifier', 'performer', 'controller'] as const;
export type Relation = (typeof RELATIONS)[number];

export type Mover = Role | Relation;

/**
 * The legal moves of a record, as data. The device on which somebody moves a record refuses what is outside them
 * (moves.ts). One that arrives from elsewhere is stored, shown and marked, never refused: what was done was done, and a
 * newer app may know more states.
 */
export type Workflow = {
  readonly states: readonly string[];
  /** State of a record that carries none. */
  readonly initial: string;
  /** States in which nothing more is expected; a record may still be reopened. */
  readonly final: readonly string[];
  /** from → to → who. */
  readonly transitions: Readonly<Record<string, Readonly<Record<string, readonly Mover[]>>>>;
  /**
   * Separation (domain.md 1, product default: performer ≠ verifier): who, by relation, must not bring the record into
   * that state although a role would let them.
   */
  readonly notBy?: Readonly<Record<string, readonly Relation[]>>;
  /** States that need a reason. */
  readonly reasonFor?: readonly string[];
};

/** The one value of a workflow field. */
export type WorkflowValue = {
  readonly state: string;
  /** Person record, or 'anonymous'. */
  readonly by?: string;
  /** UTC ms, a claim. */
  readonly at?: number;
  readonly reason?: string;
  /** Role that the person used. */
  readonly role?: string;
};

/** @returns null when the value has no state that can be read (a newer app may have written another shape). */
export function readWorkflow(value: Value | undefined): WorkflowValue | null {
  if (!isPlainObject(value) || typeof value.state !== 'string') return null;
  const { state, by, at, reason, role } = value;
  return {
    state,
    ...(typeof by === 'string' ? { by } : {}),
    ...(typeof at === 'number' ? { at } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof role === 'string' ? { role } : {}),
  };
}

export function stateOf(workflow: Workflow, value: Value | undefined): string {
  return readWorkflow(value)?.state ?? workflow.initial;
}

/** Why a move is marked; `ok` and `unknown` are not. `unknown`: a state of a newer app, which may know better. */
export type Verdict = 'ok' | 'unknown' | 'noSuchMove' | 'wrongRole' | 'notSeparate' | 'reasonMissing';

export type MoveBy = { readonly roles: readonly string[]; readonly relations: readonly Relation[] };

/** Judges a move against the state that its author had seen. */
export function judgeMove(workflow: Workflow, from: string, to: string, who: MoveBy, reason?: string): Verdict {
  if (!workflow.states.includes(from) || !workflow.states.includes(to)) return 'unknown';
  const movers = moversOf(workflow, from, to);
  if (!movers) return 'noSuchMove';
  const isAllowed = movers.some((mover) => mover === 'anyone' || who.roles.includes(mover) || isRelated(who, mover));
  if (!isAllowed) return 'wrongRole';
  const barred = notBy(workflow, to);
  if (barred.some((relation) => who.relations.includes(relation))) return 'notSeparate';
  if (workflow.reasonFor?.includes(to) && !reason?.trim()) return 'reasonMissing';
  return 'ok';
}

/**
 * Whether there is such a move at all, whoever makes it. States of a newer app are given the benefit of the doubt.
 *
 * @param from null when the record had no state yet: it may begin in the initial state or one step from it.
 */
export function isLegalMove(workflow: Workflow, from: string | null, to: string): boolean {
  const start = from ?? workflow.initial;
  if (!workflow.states.includes(start) || !workflow.states.includes(to)) return true;
  return (from === null && to === workflow.initial) || moversOf(workflow, start, to) !== undefined;
}

/** Where this person may bring the record, in the order of the data. */
export function movesFor(workflow: Workflow, from: string, who: MoveBy): readonly string[] {
  if (!Object.hasOwn(workflow.transitions, from)) return [];
  const targets = Object.keys(workflow.transitions[from] ?? {});
  return targets.filter((to) => judgeMove(workflow, from, to, who, 'any') === 'ok');
}

export function isFinal(workflow: Workflow, state: string): boolean {
  return workflow.final.includes(state);
}

/** Who may make that move; undefined: there is no such move. */
export function moversOf(workflow: Workflow, from: string, to: string): readonly Mover[] | undefined {
  const row = Object.hasOwn(workflow.transitions, from) ? workflow.transitions[from] : undefined;
  return row && Object.hasOwn(row, to) ? row[to] : undefined;
}

function notBy(workflow: Workflow, to: string): readonly Relation[] {
  return workflow.notBy && Object.hasOwn(workflow.notBy, to) ? (workflow.notBy[to] ?? []) : [];
}

function isRelated(who: MoveBy, mover: Mover): boolean {
  return (who.relations as readonly string[]).includes(mover);
}
