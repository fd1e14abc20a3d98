import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import { TRADES, VESSEL_TYPES } from './vessel.ts';

/**
 * What every rule carries (design.md 8): rules differ by flag, trade and ship, so they are data with source, edition,
 * effective date and profile, never code.
 */

/** How binding a rule is. Due dates are company policy except the few legal ones (domain.md 13.6). */
export const RULE_BASES = ['law', 'guidance', 'classRule', 'companyPolicy', 'productDefault'] as const;
export type RuleBasis = (typeof RULE_BASES)[number];

/** Whether the company may loosen it or switch it off. */
export function isCompanys(basis: RuleBasis): boolean {
  return basis === 'companyPolicy' || basis === 'productDefault';
}

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const text = z.string().check(z.minLength(1));

/** For whom a rule counts; an absent line means for all. */
export const profileSchema = z.strictObject({
  flags: z.optional(z.array(z.string().check(z.regex(/^[A-Z]{2}$/)))),
  trades: z.optional(z.array(z.enum(TRADES))),
  vesselTypes: z.optional(z.array(z.enum(VESSEL_TYPES))),
});
export type Profile = z.infer<typeof profileSchema>;

/** Fields that stand on each row of rule data. */
export const ruleSourceShape = {
  basis: z.enum(RULE_BASES),
  /** Instrument and clause, in words that a surveyor knows. */
  source: text,
  edition: text,
  /** First day that it counts; null when the source gives none. */
  effectiveOn: z.nullable(day),
  /**
   * No public source was read that proves it: the screen says "verify with company or flag" until a reviewer clears it
   * (domain.md 13.13). Product defaults carry the mark too, since the company has to agree to them.
   */
  unverified: z.boolean(),
  profile: z.optional(profileSchema),
};

/** Head of a data file. */
export const fileHeadShape = {
  id: text,
  /** Raised with every change of the data. */
  edition: text,
  source: text,
  effectiveOn: z.nullable(day),
};

export type VesselProfile = { readonly flag?: string; readonly trade?: string; readonly type?: string };

/** Whether a rule counts for this ship; a fact that the ship does not know yet excludes nothing. */
export function countsFor(profile: Profile | undefined, vessel: VesselProfile): boolean {
  return (
    matches(profile?.flags, vessel.flag) &&
    matches(profile?.trades, vessel.trade) &&
    matches(profile?.vesselTypes, vessel.type)
  );
}

function matches(allowed: readonly string[] | undefined, actual: string | undefined): boolean {
  return allowed === undefined || actual === undefined || actual === '' || allowed.includes(actual);
}

/** Reads a data file; a company may replace ours, so a bad one is an answer and not a crash. */
export function readData<T>(schema: z.ZodMiniType<T>, raw: unknown): Result<T> {
  const parsed = z.safeParse(schema, raw);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail('input/invalid', { field: issue?.path.join('.') ?? '', why: issue?.code ?? 'type' });
}
