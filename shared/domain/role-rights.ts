import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import { contentRowShape, doubtIsExplained } from './content/content-source.ts';
import type { Side } from './kind.ts';
import { effectiveRoles, isRole, ROLE_CODES, roleSpec } from './roles.ts';
import { fileHeadShape, readData } from './rule-source.ts';

/**
 * Who may do what, as data: resources/rules/role-rights.json. A row names what it covers, fields of records or commands
 * of the app, and the roles of each side. What no row covers may be done by anybody who works under a name.
 *
 * Rights of the person, not of the log: what a merge brings in is judged by certificates and workflows, never by this.
 */

/** What the app does beside writing records. */
export const GUARDED_COMMANDS = [
  'resetPin',
  'setAutoLock',
  'enrol',
  'rejoin',
  'chooseLink',
  'redact',
  'exportLog',
] as const;
export type GuardedCommand = (typeof GUARDED_COMMANDS)[number];

/** `everybody`: whoever works under a name on that side, with whatever role. */
const holders = z.union([z.literal('everybody'), z.array(z.string().check(z.refine(isRole)))]);
const words = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));

const rowSchema = z
  .strictObject({
    ...contentRowShape,
    id: z.string().check(z.regex(/^RR\d+$/)),
    /** Its name is the text `right.<capability>`. */
    capability: z.string().check(z.regex(/^[a-z][a-zA-Z]*$/)),
    covers: z.array(
      z.strictObject({
        collections: words,
        /** Absent: every field that no other row names. */
        fields: z.optional(words),
        /** Only where one of these codes is given or taken in a set field: the role of a head. */
        codes: z.optional(words),
        /** Only on the record of who does it. */
        own: z.optional(z.boolean()),
        /** Only where the record is there already. */
        existing: z.optional(z.boolean()),
      }),
    ),
    commands: z.optional(z.array(z.enum(GUARDED_COMMANDS))),
    ship: holders,
    shore: holders,
    /** Also aboard without a name: to report must not wait for a PIN. */
    withoutName: z.optional(z.boolean()),
  })
  .check(doubtIsExplained);

export const roleRightsSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(rowSchema).check(z.minLength(1)),
});
export type RoleRights = z.infer<typeof roleRightsSchema>;
export type RoleRight = RoleRights['rows'][number];

export function readRoleRights(raw: unknown): Result<RoleRights> {
  return readData(roleRightsSchema, raw);
}

export type Doer = {
  /** From certificates, never from a record. */
  readonly side: Side;
  readonly roles: readonly string[];
  /** Null: works without a name. */
  readonly record: string | null;
};

export function holds(row: RoleRight, { side, roles, record }: Doer): boolean {
  if (record === null) return row.withoutName === true && side === 'ship';
  const allowed = row[side];
  return allowed === 'everybody' || effectiveRoles(side, roles).some((role) => allowed.includes(role));
}

/** Capabilities that somebody has now; the pages offer what is in it. */
export function capabilitiesOf(rights: RoleRights, doer: Doer): readonly string[] {
  return rights.rows.filter((row) => holds(row, doer)).map(({ capability }) => capability);
}

export type Change = {
  readonly collection: string;
  readonly record: string;
  readonly field: string;
  readonly isNew: boolean;
  /** Codes that a set field gains or loses; none for other fields. */
  readonly codes: readonly string[];
};

type Cover = RoleRight['covers'][number];

function fits({ collections, fields, codes, own, existing }: Cover, change: Change, doer: Doer): boolean {
  return (
    collections.includes(change.collection) &&
    (fields === undefined || fields.includes(change.field)) &&
    (codes === undefined || change.codes.some((code) => codes.includes(code))) &&
    (own !== true || change.record === doer.record) &&
    (existing !== true || !change.isNew)
  );
}

/** The narrower a row says what it covers, the more it counts. */
function narrowness({ fields, codes, own }: Cover): number {
  return (own === true ? 4 : 0) + (codes === undefined ? 0 : 2) + (fields === undefined ? 0 : 1);
}

/** The row that decides about a change; null: none does. */
export function rowFor(rights: RoleRights, change: Change, doer: Doer): RoleRight | null {
  let best: { readonly row: RoleRight; readonly rank: number } | null = null;
  for (const row of rights.rows) {
    for (const cover of row.covers) {
      const rank = narrowness(cover);
      if (fits(cover, change, doer) && (best === null || rank > best.rank)) best = { row, rank };
    }
  }
  return best?.row ?? null;
}

/** `auth/forbidden` with the capability that is missing. */
export function mayChange(rights: RoleRights, doer: Doer, change: Change): Result<null> {
  const row = rowFor(rights, change, doer);
  const isAllowed = row === null ? doer.record !== null : holds(row, doer);
  return isAllowed ? ok(null) : fail('auth/forbidden', { capability: row?.capability ?? 'named' });
}

export function mayCommand(rights: RoleRights, doer: Doer, command: GuardedCommand): Result<null> {
  const row = rights.rows.find(({ commands }) => commands?.includes(command) === true);
  if (row === undefined || holds(row, doer)) return ok(null);
  return fail('auth/forbidden', { capability: row.capability });
}

/** Roles of one side in a row, in the order of the role table: for the page that shows the matrix. */
export function holdersOf(row: RoleRight, side: Side): readonly string[] {
  const allowed = row[side];
  return ROLE_CODES.filter(
    (role) => roleSpec(role)?.side === side && (allowed === 'everybody' || allowed.includes(role)),
  );
}
