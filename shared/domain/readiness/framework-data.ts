import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { contentRowShape, doubtIsExplained, UNVERIFIED_REASONS } from '../content/content-source.ts';
import { fileHeadShape, readData } from '../rule-source.ts';
import { rowId } from './question-set.ts';
import { ELEMENTS } from './readiness-codes.ts';

/** Editions of the instruments that questions refer to, and how they are tied together: resources/frameworks. */

/** `ISM`, `IMO-C3-2017`, `ISO-2022`: one edition, so two editions are two of them. */
const editionId = z.string().check(z.regex(/^[A-Z][A-Z0-9-]*$/));
/** As the instrument writes it: `3.5.1`, `A.12.3.1`, `PR.DS`, `101.650(b)`. */
const clauseId = z.string().check(z.minLength(1), z.maxLength(40));

/**
 * editions.json; the gist of each clause is a text of `content-clauses`, `<edition>.<clause key>`, and what is to be known
 * of the edition as a whole is `note.<edition>`.
 */
export const editionsSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z
      .strictObject({
        id: editionId,
        /** The same for all editions of one instrument. */
        instrument: z.string().check(z.minLength(1)),
        /** As a surveyor writes it; the same in every language. */
        name: z.string().check(z.minLength(1)),
        ...contentRowShape,
        clauses: z.array(clauseId).check(z.minLength(1)),
        /** Clauses whose number or wording nobody has read, where that is not said of the whole edition. */
        doubtfulClauses: z.optional(z.array(clauseId)),
        doubtfulBecause: z.optional(z.enum(UNVERIFIED_REASONS)),
      })
      .check(doubtIsExplained),
  ),
});
export type Editions = z.infer<typeof editionsSchema>;
export type FrameworkEdition = Editions['rows'][number];

export function readEditions(raw: unknown): Result<Editions> {
  return readData(editionsSchema, raw);
}

const clausesByEdition = z.record(editionId, z.array(clauseId));

/** reference-sets.json: R1 … R6 exactly as the seed prints them. */
export const referenceSetsSchema = z.strictObject({
  ...fileHeadShape,
  sets: z.record(z.string(), clausesByEdition),
});
export type ReferenceSets = z.infer<typeof referenceSetsSchema>;

export function readReferenceSets(raw: unknown): Result<ReferenceSets> {
  return readData(referenceSetsSchema, raw);
}

/** crosswalk.json: what is ours, and therefore carries the mark "verify with company or flag". */
export const crosswalkDataSchema = z
  .strictObject({
    ...fileHeadShape,
    unverified: z.boolean(),
    unverifiedReason: z.optional(z.enum(UNVERIFIED_REASONS)),
    /** Clauses that bear on every row. */
    everyRow: clausesByEdition,
    /** Clauses that follow from the elements of a row. */
    byElement: z.record(editionId, z.partialRecord(z.enum(ELEMENTS), z.array(clauseId))),
    /** An edition that follows from an older one, clause by clause. */
    later: z.array(z.strictObject({ from: editionId, to: editionId, clauses: z.record(clauseId, z.array(clauseId)) })),
    /** Clauses of one row; a heading's count for what is under it too. */
    byRow: z.record(rowId, clausesByEdition),
  })
  .check(doubtIsExplained);
export type CrosswalkData = z.infer<typeof crosswalkDataSchema>;

export function readCrosswalkData(raw: unknown): Result<CrosswalkData> {
  return readData(crosswalkDataSchema, raw);
}

/** Key of a clause in a text file, where a dot would part two keys: `A.8.1.1` is `A-8-1-1`, `101.650(b)` is `101-650b`. */
export function clauseTextKey(edition: string, clause: string): string {
  return `${edition}.${clause.replaceAll(/[()]/g, '').replaceAll(/[. ]/g, '-')}`;
}

/** Key of what a person should know of an edition: where it comes from, whom it is for, what of it was not read. */
export function editionNoteKey(edition: string): string {
  return `note.${edition}`;
}

/** Keys of `content-clauses`; the ISM Code has its gists in `content-rules`. */
export function clauseTextKeys(editions: Editions): readonly string[] {
  return editions.rows.flatMap(({ id, clauses }) => [
    editionNoteKey(id),
    ...(id === 'ISM' ? [] : clauses.map((clause) => clauseTextKey(id, clause))),
  ]);
}

/**
 * known-catalogues.json: ids of frameworks whose public files carry more than the framework has. What an import finds
 * beside these ids is proposed to be left out; the person decides.
 */
export const knownCataloguesSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z.strictObject({
      id: editionId,
      /** Parts of a title that say it is this one. */
      title: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
      current: z.array(z.string()).check(z.minLength(1)),
    }),
  ),
});
export type KnownCatalogues = z.infer<typeof knownCataloguesSchema>;

export function readKnownCatalogues(raw: unknown): Result<KnownCatalogues> {
  return readData(knownCataloguesSchema, raw);
}
