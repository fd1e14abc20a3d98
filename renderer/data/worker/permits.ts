import roleRights from '#resources/rules/role-rights.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { type Move, mayMove } from '#shared/domain/moves.ts';
import {
  type Change,
  capabilitiesOf,
  type Doer,
  type GuardedCommand,
  mayChange,
  mayCommand,
  readRoleRights,
} from '#shared/domain/role-rights.ts';

/**
 * The one place where rights are enforced: whoever writes through `saveDrafts` brings a permit, and the engine makes it
 * for who works now. A page that offers too much gets a refusal, and nothing is written.
 */
const read = readRoleRights(roleRights);
assert(read.ok, 'role-rights.json fits its shape: check:content says so');
const RIGHTS = read.value;

export type Permit = {
  readonly change: (change: Change) => Result<null>;
  /** Every change of a workflow's state; gives the state as it is written, with who made it. */
  readonly move: (move: Move) => Result<Value>;
};

export function permitFor(doer: Doer): Permit {
  return { change: (change) => mayChange(RIGHTS, doer, change), move: (move) => mayMove(doer, move) };
}

/** The state as it was asked for, whoever is said to have made it. */
function asAsked({ after }: Move): Result<Value> {
  return ok(after['state'] ?? null);
}

/** For what the app writes by itself: the set-up before anybody is known, a staff member's own entry, a cut link. */
export const BY_THE_APP: Permit = { change: () => ok(null), move: asAsked };

/**
 * For a demonstration that fills itself with a past: the fields that {@link permitFor} allows, and states as others left
 * them long ago. A ship in service never gets it.
 */
export function pastPermitFor(doer: Doer): Permit {
  return { ...permitFor(doer), move: asAsked };
}

export function commandPermit(doer: Doer, command: GuardedCommand | null): Result<null> {
  return command === null ? ok(null) : mayCommand(RIGHTS, doer, command);
}

export function capabilities(doer: Doer): readonly string[] {
  return capabilitiesOf(RIGHTS, doer);
}
