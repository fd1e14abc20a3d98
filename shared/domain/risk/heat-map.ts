import type { Value } from '#shared/base/value.ts';
import { type RiskLevelCode, type RiskMatrix, STEPS } from './risk-matrix.ts';
import { type RiskSide, ratingOf } from './risk-rating.ts';

export type HeatCell = {
  readonly likelihood: number;
  readonly severity: number;
  readonly score: number;
  readonly level: RiskLevelCode;
  /** Risks that stand here. */
  readonly risks: readonly string[];
};

export type HeatMap = {
  /** The likeliest row first, in each the mildest severity first: as it is drawn. */
  readonly rows: readonly (readonly HeatCell[])[];
  /** Risks that nobody has rated yet. */
  readonly unrated: readonly string[];
};

type RatedRecord = { readonly id: string; readonly values: Readonly<Record<string, Value>> };

export function heatMap(matrix: RiskMatrix, risks: readonly RatedRecord[], side: RiskSide): HeatMap {
  const rated = risks.map(({ id, values }) => ({ id, rating: ratingOf(matrix, values, side) }));
  const rows = [...STEPS].reverse().map((likelihood) =>
    STEPS.map((severity): HeatCell => {
      const here = rated.filter(({ rating }) => rating?.likelihood === likelihood && rating.severity === severity);
      const level = matrix.cells[likelihood - 1]?.[severity - 1] ?? 'low';
      return { likelihood, severity, score: likelihood * severity, level, risks: here.map(({ id }) => id) };
    }),
  );
  return { rows, unrated: rated.filter(({ rating }) => rating === null).map(({ id }) => id) };
}
