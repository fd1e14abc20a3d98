import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FigureWords, figureWords } from '#renderer/pdf/model/figure-words.ts';
import type { Say } from '#renderer/pdf/model/paper-context.ts';
import type { Cut } from '#shared/domain/readiness/score-cuts.ts';

export function figureHref(cut: Cut | 'whole', id: string): string {
  return `#/scorecard/figure/${cut}/${encodeURIComponent(id)}`;
}

/** What figures, questions and kinds of evidence are called. */
export function useFigureWords(): FigureWords {
  const { t } = useTranslation(['scorecard', 'content-readiness']);
  return useMemo(() => figureWords(t as unknown as Say), [t]);
}
