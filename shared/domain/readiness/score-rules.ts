import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { ANSWER_SCALE } from '../answer.ts';
import { contentHeadShape, doubtIsExplained, isoDuration } from '../content/content-source.ts';
import { readData } from '../rule-source.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from './readiness-codes.ts';

/**
 * How readiness is reckoned: resources/rules/readiness-rules.json. Nothing of it is law; the page shows each number beside
 * the figure that it made.
 */
const whole = (min: number, max: number) =>
  z.number().check(z.refine((n) => Number.isInteger(n) && n >= min && n <= max, 'range'));
const points = whole(0, 100);
const evidenceKind = z.enum(EVIDENCE_KINDS as readonly [EvidenceKind, ...EvidenceKind[]]);

const measureSchema = z.discriminatedUnion('measure', [
  /** Each thing by how long ago it was good last; the mean of all of them. */
  z.strictObject({
    kind: evidenceKind,
    measure: z.literal('age'),
    bands: z.array(z.strictObject({ upTo: isoDuration, points })).check(z.minLength(1)),
    /** Longer ago than the last band. */
    older: points,
    /** A thing that was never good. */
    never: points,
    /** No thing at all. */
    none: z.nullable(points),
  }),
  /** How many of a hundred are as they should be; `none`: null says nothing. */
  z.strictObject({ kind: evidenceKind, measure: z.literal('share'), none: z.nullable(points) }),
  /** How many there are of what should not be. */
  z.strictObject({
    kind: evidenceKind,
    measure: z.literal('count'),
    bands: z.array(z.strictObject({ upTo: whole(0, 10_000), points })).check(z.minLength(1)),
    more: points,
  }),
]);

const levels = ANSWER_SCALE.filter((level) => level !== 'notApplicable');
const answerLevel = z.enum(levels as unknown as readonly [CountedLevel, ...CountedLevel[]]);
export type CountedLevel = Exclude<(typeof ANSWER_SCALE)[number], 'notApplicable'>;
const weight = whole(1, 5);

export const scoreRulesSchema = z
  .strictObject({
    ...contentHeadShape,
    /** What an answer is worth while it is new. */
    points: z.strictObject({ notStarted: points, partial: points, inPlace: points, inPlaceWithEvidence: points }),
    /** What is left of it later. */
    ageing: z.strictObject({
      bands: z.array(z.strictObject({ upTo: isoDuration, percent: points })).check(z.minLength(1)),
      older: points,
    }),
    /** What is wanted where the company has set nothing; rows that the seed calls examples apart. */
    target: z.strictObject({ default: answerLevel, illustrative: answerLevel }),
    /** 1 little work, 5 much, by what a question is about. */
    effort: z.strictObject({ people: weight, process: weight, technology: weight, mixed: weight }),
    /** Weight of a gap by the highest level among the risks that name the question; `critical`: its evidence are critical systems. */
    risk: z.strictObject({
      none: weight,
      low: weight,
      medium: weight,
      high: weight,
      extreme: weight,
      critical: weight,
    }),
    /** How long an advisory that may concern a system may be without an answer, where the company has set no day. */
    advisoryAnswer: isoDuration,
    evidence: z
      .array(measureSchema)
      .check(z.refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'twice')),
  })
  .check(doubtIsExplained);
export type ScoreRules = z.infer<typeof scoreRulesSchema>;
export type EvidenceRule = ScoreRules['evidence'][number];

export function readScoreRules(raw: unknown): Result<ScoreRules> {
  return readData(scoreRulesSchema, raw);
}
