import roleRights from '#resources/rules/role-rights.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import { ok, type Result } from '#shared/base/result.ts';
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

export type Permit = (change: Change) => Result<null>;

export function permitFor(doer: Doer): Permit {
  return (change) => mayChange(RIGHTS, doer, change);
}

/** For what the app writes by itself: the set-up before anybody is known, a staff member's own entry, a cut link. */
export const BY_THE_APP: Permit = () => ok(null);

export function commandPermit(doer: Doer, command: GuardedCommand | null): Result<null> {
  return command === null ? ok(null) : mayCommand(RIGHTS, doer, command);
}

export function capabilities(doer: Doer): readonly string[] {
  return capabilitiesOf(RIGHTS, doer);
}
