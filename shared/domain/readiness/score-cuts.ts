import type { Figure, Scorecard } from './score.ts';

/** The ways in which a scorecard is cut. */
export const CUTS = ['element', 'phase', 'aspect', 'framework', 'checklist'] as const;
export type Cut = (typeof CUTS)[number];

export function figuresOf(card: Scorecard, cut: Cut): readonly Figure[] {
  const { byElement, byPhase, byAspect, byFramework, checklist } = card;
  return { element: byElement, phase: byPhase, aspect: byAspect, framework: byFramework, checklist }[cut];
}

/** Nobody has said anything: that is no zero. */
export function isKnown({ answered, apart }: Figure): boolean {
  return answered + apart > 0;
}
