import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import rawEditions from '#resources/frameworks/editions.json' with { type: 'json' };
import type { Figure, Scorecard } from '#shared/domain/readiness/score.ts';

/** Key that is made from data: the content check knows that there is a text. */
type Say = (key: string) => string;

export const GROUPS = ['element', 'phase', 'aspect', 'framework', 'checklist'] as const;
export type Group = (typeof GROUPS)[number];

export function figuresOf(card: Scorecard, group: Group): readonly Figure[] {
  const { byElement, byPhase, byAspect, byFramework, checklist } = card;
  return { element: byElement, phase: byPhase, aspect: byAspect, framework: byFramework, checklist }[group];
}

export function figureHref(group: Group | 'whole', id: string): string {
  return `#/scorecard/figure/${group}/${encodeURIComponent(id)}`;
}

export type FigureWords = {
  readonly figure: (group: Group | 'whole', id: string) => string;
  readonly question: (id: string) => string;
  readonly evidence: (kind: string) => string;
};

/** What figures, questions and kinds of evidence are called. */
export function useFigureWords(): FigureWords {
  const { t } = useTranslation(['scorecard', 'content-readiness']);
  return useMemo(() => {
    const say = t as unknown as Say;
    return {
      figure: (group, id) => {
        if (group === 'whole') return t('scorecard:whole');
        if (group === 'checklist') return say(`content-readiness:checklist.${id}`);
        if (group !== 'framework') return say(`scorecard:${group}.${id}`);
        const edition = rawEditions.rows.find((row) => row.id === id);
        return edition === undefined ? id : `${edition.name} (${id})`;
      },
      question: (id) => say(`content-readiness:row.${id}.question`),
      evidence: (kind) => say(`content-readiness:evidence.${kind}`),
    };
  }, [t]);
}
