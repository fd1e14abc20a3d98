import * as z from 'zod/mini';
import { isRole } from '../roles.ts';
import { fileHeadShape, ruleSourceShape } from '../rule-source.ts';

/**
 * What every file of guided content carries (docs: resources/README.md).
 *
 * A content file holds ids, structure and sources, and no sentence that a person reads. The sentences lie in
 * `resources/locales/<language>/content-….json` under keys that follow from the ids, so a translator never touches the
 * structure and a page loads one language and one file at a time.
 */

/** Why a fact is not verified; each has a sentence in `content-common` (`unverified.<code>`). */
export const UNVERIFIED_REASONS = [
  /** Made by Bulwark; no source asks for it in this form. */
  'ownDesign',
  /** A default that the company has to agree to. */
  'productDefault',
  /** Known in the trade, no public source was read. */
  'generalKnowledge',
  /** The rule exists, its wording was not read. */
  'wordingNotRead',
  /** Differs by flag, class, contract or port. */
  'dependsOnParty',
  /** Not in force, or its dates are moving. */
  'notSettled',
] as const;
export type UnverifiedReason = (typeof UNVERIFIED_REASONS)[number];

/** Letters and digits that start with a letter: stable for ever, part of the keys of texts. */
export const contentKey = z.string().check(z.regex(/^[a-z][a-zA-Z0-9]*$/));
export const role = z.string().check(z.refine(isRole));
/** Key of the starter library, resources/library/assets.json. */
export const systemKey = z.string().check(z.regex(/^[a-z][a-z0-9]*$/));
/** ISO 8601 duration, `PT1H`, `P3M`. */
export const isoDuration = z.iso.duration();

const doubtShape = { unverified: z.boolean(), unverifiedReason: z.optional(z.enum(UNVERIFIED_REASONS)) };
type Doubt = { readonly unverified: boolean; readonly unverifiedReason?: UnverifiedReason | undefined };

/** A mark without a reason tells nobody what to ask; a reason without a mark is never shown. */
export const doubtIsExplained = z.refine<Doubt>(
  (row) => row.unverified === (row.unverifiedReason !== undefined),
  'unverified and unverifiedReason belong together',
);

/** Head of a file that is one thing: a scenario, a procedure. */
export const contentHeadShape = { ...fileHeadShape, ...doubtShape };

/** Source of one row of a list. */
export const contentRowShape = { ...ruleSourceShape, unverifiedReason: doubtShape.unverifiedReason };

/** What a scenario or template rests on: an instrument of resources/rules/instruments.json and its clauses. */
export const basisSchema = z.array(
  z.strictObject({ instrument: z.string().check(z.minLength(1)), clauses: z.array(z.string().check(z.minLength(1))) }),
);
export type Basis = z.infer<typeof basisSchema>;

/** Texts of one content file in one language: words by path, `step > t02 > expect`. */
export type ContentTexts = { readonly [key: string]: string | ContentTexts };

/**
 * The text under a path of keys in the first language that has it.
 *
 * @returns null when none has it; the content check keeps that from being shipped.
 */
export function contentText(languages: readonly ContentTexts[], path: string): string | null {
  for (const texts of languages) {
    const found = path.split('.').reduce<string | ContentTexts | undefined>(childOf, texts);
    if (typeof found === 'string') return found;
  }
  return null;
}

function childOf(at: string | ContentTexts | undefined, key: string): string | ContentTexts | undefined {
  return typeof at === 'object' && Object.hasOwn(at, key) ? at[key] : undefined;
}
