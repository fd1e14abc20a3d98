import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { ROOT_CAUSE_METHODS } from '../incident.ts';
import { CONTRIBUTING_FACTORS, REPORT_CLASSES, REPORT_KINDS, REPORT_SOURCES } from '../report.ts';
import { fileHeadShape, readData } from '../rule-source.ts';
import { basisSchema, contentKey, contentRowShape, doubtIsExplained, systemKey } from './content-source.ts';

/**
 * Typical cyber non-conformities (domain.md 8) that a report may start from: resources/ncr-templates/cyber.json, texts
 * in `content-ncr`. The grade is a proposal: the DPA's grading counts.
 */

/** Why a grade is proposed (domain.md 8, definitions). */
export const GRADE_REASONS = [
  'statedRequirementNotMet',
  'seriousThreat',
  'noSystematicApplication',
  'mayBecomeNonConformity',
] as const;

export const ncrTemplatesSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z
      .strictObject({
        id: z.string().check(z.regex(/^NC\d{2,3}$/)),
        kind: z.enum(REPORT_KINDS),
        /** Proposed class; null for what is no non-conformity. */
        class: z.nullable(z.enum(REPORT_CLASSES)),
        gradeReason: z.enum(GRADE_REASONS),
        /** Clauses of resources/rules/ism-clauses.json, the main one first. */
        ism: z.array(z.string()).check(z.minLength(1)),
        /** Further requirements. */
        requirements: basisSchema,
        systems: z.array(systemKey),
        /** Where to look for the cause first. */
        contributing: z.array(z.enum(CONTRIBUTING_FACTORS)).check(z.minLength(1)),
        /** Usual sources, most usual first. */
        sources: z.array(z.enum(REPORT_SOURCES)).check(z.minLength(1)),
        ...contentRowShape,
      })
      .check(doubtIsExplained)
      .check(z.refine((row) => (row.kind === 'nonConformity') === (row.class !== null), 'class of a non-conformity')),
  ),
});
export type NcrTemplates = z.infer<typeof ncrTemplatesSchema>;

export function readNcrTemplates(raw: unknown): Result<NcrTemplates> {
  return readData(ncrTemplatesSchema, raw);
}

/** Boxes of each root-cause method (domain.md 8): resources/ncr-templates/root-causes.json. */
export const rootCausesSchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z
      .strictObject({
        method: z.enum(ROOT_CAUSE_METHODS),
        boxes: z.array(contentKey).check(z.minLength(1)),
        ...contentRowShape,
      })
      .check(doubtIsExplained),
  ),
});
export type RootCauses = z.infer<typeof rootCausesSchema>;

export function readRootCauses(raw: unknown): Result<RootCauses> {
  return readData(rootCausesSchema, raw);
}

export function ncrTextKeys(templates: NcrTemplates, causes: RootCauses): readonly string[] {
  return [
    ...GRADE_REASONS.map((code) => `gradeReason.${code}`),
    ...templates.rows.flatMap(({ id }) =>
      ['title', 'description', 'evidence', 'correction', 'ask'].map((key) => `template.${id}.${key}`),
    ),
    ...causes.rows.flatMap(({ method, boxes }) => [
      `method.${method}.title`,
      `method.${method}.how`,
      ...boxes.map((box) => `method.${method}.box.${box}`),
    ]),
  ];
}
