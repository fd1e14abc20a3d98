import type { Value } from '#shared/base/value.ts';
import { RISK_AXES } from '../risk.ts';
import { levelAt, type RiskLevelCode, type RiskMatrix } from './risk-matrix.ts';

export type RiskAxis = (typeof RISK_AXES)[number];
/** Before and with the measures that there are. */
export type RiskSide = 'inherent' | 'residual';

export type RiskRating = {
  readonly likelihood: number;
  /** The worst axis (domain.md 9). */
  readonly severity: number;
  readonly axis: RiskAxis;
  /** Likelihood times severity. */
  readonly score: number;
  readonly level: RiskLevelCode;
};

/** Null while likelihood or every axis is missing. Of two axes that are as bad the first in the order of the list. */
export function ratingOf(
  matrix: RiskMatrix,
  values: Readonly<Record<string, Value | undefined>>,
  side: RiskSide,
): RiskRating | null {
  const likelihood = values[`${side}Likelihood`];
  if (typeof likelihood !== 'number') return null;
  const known = RISK_AXES.flatMap((axis) => {
    const severity = values[`${side}${axis}`];
    return typeof severity === 'number' ? [{ axis, severity }] : [];
  });
  const [first, ...others] = known;
  if (first === undefined) return null;
  const { axis, severity } = others.reduce((worst, each) => (each.severity > worst.severity ? each : worst), first);
  const level = levelAt(matrix, likelihood, severity);
  return level === undefined ? null : { likelihood, severity, axis, score: likelihood * severity, level };
}

/** What counts today: with the measures where that is known, else without. */
export function presentRating(
  matrix: RiskMatrix,
  values: Readonly<Record<string, Value | undefined>>,
): RiskRating | null {
  return ratingOf(matrix, values, 'residual') ?? ratingOf(matrix, values, 'inherent');
}

/**
 * The model of the industry guidelines, edition 4: likelihood = threat (capability, opportunity, intent) × vulnerability,
 * each 1 to 5. How the product becomes 1 to 5 again is ours: mean threat times weakness, a fifth of it, rounded up.
 */
export function guidelineLikelihood(values: Readonly<Record<string, Value | undefined>>): number | null {
  const { threatCapability, threatOpportunity, threatIntent, vulnerabilityLevel } = values;
  const parts = [threatCapability, threatOpportunity, threatIntent].filter((part) => typeof part === 'number');
  if (typeof vulnerabilityLevel !== 'number' || parts.length < 3) return null;
  const sum = parts.reduce((total, part) => total + part, 0);
  return Math.min(5, Math.max(1, Math.ceil((sum * vulnerabilityLevel) / 15)));
}
