import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { contentHeadShape, doubtIsExplained, isoDuration, role } from '../content/content-source.ts';
import { readData } from '../rule-source.ts';

/**
 * The matrix that risks are read in: resources/rules/risk-matrix.json, or the one of the company's own SMS under the
 * setting `policy.riskMatrix`. Likelihood and severity are 1 to 5 in both; what a cell means is data.
 */
export const RISK_LEVELS = ['low', 'medium', 'high', 'extreme'] as const;
export type RiskLevelCode = (typeof RISK_LEVELS)[number];

export const STEPS = [1, 2, 3, 4, 5] as const;

const level = z.enum(RISK_LEVELS);
const cells = z
  .array(z.array(level).check(z.length(STEPS.length)))
  .check(z.length(STEPS.length))
  .check(z.refine((rows) => fallsAt(rows) === null, 'falls'));

const levelShape = z.strictObject({
  code: level,
  /** How loud it is on screen. */
  mark: z.enum(['none', 'caution', 'warning', 'alarm']),
  /** Who may accept it as it is. */
  accept: z.array(role).check(z.minLength(1)),
  /** Looked at again at the latest after this long. */
  reviewEvery: isoDuration,
  /** Not accepted without an interim measure. */
  needsInterim: z.boolean(),
});

const levels = z
  .array(levelShape)
  .check(z.refine((rows) => rows.map(({ code }) => code).join() === RISK_LEVELS.join(), 'levels'));

export const riskMatrixSchema = z
  .strictObject({
    ...contentHeadShape,
    /** Rows by likelihood 1 to 5, in each the levels by severity 1 to 5. */
    cells,
    levels,
  })
  .check(doubtIsExplained);
export type RiskMatrixFile = z.infer<typeof riskMatrixSchema>;

export function readRiskMatrix(raw: unknown): Result<RiskMatrixFile> {
  return readData(riskMatrixSchema, raw);
}

/** Longest name of the edition that a company gives its matrix: each risk that is read in it carries it. */
export const MATRIX_NAME_MAX = 40;

/** What a company sets in place of ours: its cells and the name of its edition. */
const companyMatrix = z.strictObject({
  edition: z.string().check(z.minLength(1), z.maxLength(MATRIX_NAME_MAX)),
  cells,
});
export type CompanyMatrix = z.infer<typeof companyMatrix>;

export function readCompanyMatrix(raw: unknown): Result<CompanyMatrix> {
  return readData(companyMatrix, raw);
}

export type RiskMatrix = Pick<RiskMatrixFile, 'cells' | 'levels' | 'edition' | 'source' | 'unverified'> & {
  /** `broken`: the company has set one that cannot be read, so ours stands in. */
  readonly from: 'default' | 'company' | 'broken';
};

/** @param setting value of `policy.riskMatrix`; undefined or null: none is set. */
export function matrixInUse(base: RiskMatrixFile, setting: Value | undefined): RiskMatrix {
  const { cells, levels, edition, source, unverified } = base;
  const ours = { cells, levels, edition, source, unverified };
  if (setting === undefined || setting === null) return { ...ours, from: 'default' };
  const own = readCompanyMatrix(setting);
  if (!own.ok) return { ...ours, from: 'broken' };
  return { ...ours, ...own.value, source: '', unverified: false, from: 'company' };
}

/** @returns undefined for anything that is no whole number of 1 to 5. */
export function levelAt(matrix: RiskMatrix, likelihood: number, severity: number): RiskLevelCode | undefined {
  return matrix.cells[likelihood - 1]?.[severity - 1];
}

export type RiskLevel = RiskMatrix['levels'][number];

export function levelOf(matrix: RiskMatrix, code: RiskLevelCode): RiskLevel | undefined {
  return matrix.levels.find((each) => each.code === code);
}

/**
 * A likelier or worse thing is never of a lower level.
 *
 * @returns the first cell that is lower than its neighbour, as likelihood and severity; null when there is none.
 */
export function fallsAt(
  rows: readonly (readonly RiskLevelCode[])[],
): { readonly likelihood: number; readonly severity: number } | null {
  const rank = (l: number, s: number) => RISK_LEVELS.indexOf(rows[l - 1]?.[s - 1] ?? 'low');
  for (const likelihood of STEPS)
    for (const severity of STEPS) {
      const here = rank(likelihood, severity);
      const isLower = (l: number, s: number) => l >= 1 && s >= 1 && here < rank(l, s);
      if (isLower(likelihood - 1, severity) || isLower(likelihood, severity - 1)) return { likelihood, severity };
    }
  return null;
}
