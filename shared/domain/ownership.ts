import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import type { Side } from './kind.ts';
import { fieldSpec } from './kinds.ts';
import { effectiveRoles, isRole } from './roles.ts';
import { fileHeadShape, readData } from './rule-source.ts';

/**
 * Who may settle what two sides changed at once (design.md 4), as data: resources/rules/settle-rights.json.
 *
 * The owner's side leads: its value is in use until a person settles, and of two concurrent decisions its decision
 * counts and the other is shown as a proposal.
 */
const roles = z.array(z.string().check(z.refine(isRole)));
const rolesBySide = z.strictObject({ ship: roles, shore: roles });

export const settleRightsSchema = z.strictObject({
  ...fileHeadShape,
  /** By owner of the field: whose roles may settle when no row names it. */
  byOwner: z.strictObject({ ship: rolesBySide, shore: rolesBySide }),
  rows: z.array(
    z.strictObject({
      id: z.string().check(z.minLength(1)),
      collections: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
      /** Names of fields; absent means all of them. */
      fields: z.optional(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
      /** Only fields of this owner. */
      owner: z.optional(z.enum(['ship', 'shore'])),
      ...rolesBySide.shape,
      why: z.string().check(z.minLength(1)),
    }),
  ),
});
export type SettleRights = z.infer<typeof settleRightsSchema>;

export function readSettleRights(raw: unknown): Result<SettleRights> {
  return readData(settleRightsSchema, raw);
}

export type Settler = {
  /** From certificates, never from a record. */
  readonly side: Side;
  readonly roles: readonly string[];
};

export function ownerOf(collection: string, field: string): Side {
  return fieldSpec(collection, field).owner;
}

/** The roles of one side that may settle this field. The first row that names the field wins over a row that does not. */
export function settlingRoles(rights: SettleRights, side: Side, collection: string, field: string): readonly string[] {
  const owner = ownerOf(collection, field);
  const rows = rights.rows.filter(
    (row) => row.collections.includes(collection) && (row.owner === undefined || row.owner === owner),
  );
  const row = rows.find((r) => r.fields?.includes(field)) ?? rows.find((r) => r.fields === undefined);
  return (row ?? rights.byOwner[owner])[side];
}

export function maySettle(rights: SettleRights, who: Settler, collection: string, field: string): boolean {
  const allowed = settlingRoles(rights, who.side, collection, field);
  return effectiveRoles(who.side, who.roles).some((role) => allowed.includes(role));
}

/** Whether a decision of this side stands against a concurrent one of the other, or becomes a proposal. */
export function leads(side: Side, collection: string, field: string): boolean {
  return ownerOf(collection, field) === side;
}
