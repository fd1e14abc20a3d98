import type { IMPACT_AXES } from './incident.ts';

/** An axis of domain.md 7.1, 0 none to 4 the worst. */
export type ImpactAxis = (typeof IMPACT_AXES)[number];
export type Impacts = Readonly<Partial<Record<ImpactAxis, number | null>>>;

/** Danger to people, ship and sea leads; the rest never makes more than "serious" of it. */
export const SAFETY_AXES = [
  'impactPeople',
  'impactNavigation',
  'impactPropulsion',
  'impactCargo',
  'impactEnvironment',
] as const satisfies readonly ImpactAxis[];

const OTHER_AXES = [
  'impactSecurity',
  'impactOperations',
  'impactFinance',
  'impactPrivacy',
  'impactReputation',
  'impactCompliance',
] as const satisfies readonly ImpactAxis[];

/** Severity by the worst impact on safety, 0 to 4, and by the worst of the other axes (product default). */
const BY_SAFETY = [1, 2, 3, 4, 5] as const;
const BY_OTHERS = [1, 2, 2, 3, 3] as const;

export type ProposedSeverity = {
  /** 1 note to 5 emergency. */
  readonly severity: number;
  /** The axis that decides; null while every impact is none. */
  readonly because: ImpactAxis | null;
};

/**
 * What severity the impacts ask for: a proposal, since a person decides.
 *
 * @returns null while no impact is judged.
 */
export function proposedSeverity(impacts: Impacts): ProposedSeverity | null {
  const judged = [
    ...judgedOf(impacts, SAFETY_AXES, BY_SAFETY), // the first of equals decides: safety stands before the rest
    ...judgedOf(impacts, OTHER_AXES, BY_OTHERS),
  ];
  const [first, ...rest] = judged;
  if (first === undefined) return null;
  const worst = rest.reduce((a, b) => (b.severity > a.severity ? b : a), first);
  return { severity: worst.severity, because: worst.impact === 0 ? null : worst.because };
}

function judgedOf(impacts: Impacts, axes: readonly ImpactAxis[], scale: readonly number[]) {
  return axes.flatMap((because) => {
    const impact = impacts[because];
    if (typeof impact !== 'number' || Number.isNaN(impact)) return [];
    const step = Math.min(4, Math.max(0, Math.round(impact)));
    return [{ because, impact: step, severity: scale[step] ?? 1 }];
  });
}
