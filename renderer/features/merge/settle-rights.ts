import rawRights from '#resources/rules/settle-rights.json';
import { assert } from '#shared/base/assert.ts';
import type { Side } from '#shared/domain/kind.ts';
import { readSettleRights, settlingRoles } from '#shared/domain/ownership.ts';

const rights = readSettleRights(rawRights);
assert(rights.ok, 'the settle rights fit their schema: a test of resources/rules says so');

/** The roles of a side that may settle a field, to be named to those who may not. */
export function rolesThatSettle(side: Side, collection: string, field: string): readonly string[] {
  return rights.ok ? settlingRoles(rights.value, side, collection, field) : [];
}
