import { useTranslation } from 'react-i18next';
import { periodWords } from '#renderer/pdf/model/figure-words.ts';
import type { Say } from '#renderer/pdf/model/paper-context.ts';

/** "6 months" of `P6M`. */
export function usePeriod(): (iso: string) => string {
  const { t } = useTranslation('scorecard');
  return (iso) => periodWords(t as unknown as Say, iso);
}
