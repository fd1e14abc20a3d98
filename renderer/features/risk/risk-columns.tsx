import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import type { RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { ratingOf } from '#shared/domain/risk/risk-rating.ts';
import type { RiskFields } from '#shared/domain/risk.ts';
import { LevelMark } from './level-mark.tsx';
import classes from './risk.module.css';

/** The register: what, how bad before and with the measures, what was decided, when it is looked at again. */
export function useRiskColumns(matrix: RiskMatrix | undefined): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('risk');
  const words = useFieldWords();
  const formats = useFormats();
  return useMemo(() => {
    if (matrix === undefined) return [];
    const before = (row: RecordRow) => ratingOf(matrix, row.values, 'inherent');
    const after = (row: RecordRow) => ratingOf(matrix, row.values, 'residual');
    return [
      {
        id: 'title',
        header: t('column.title'),
        width: 'minmax(136px, 2.4fr)',
        sortBy: (row) => row.title,
        cell: (row) => {
          const { threat } = row.values as RiskFields;
          const about = [row.number, threat ? words.code('risk', 'threat', threat) : null].filter(Boolean).join(' · ');
          return <TwoLines first={row.title} second={about} />;
        },
      },
      {
        id: 'after',
        header: t('side.residual'),
        width: 'minmax(118px, 1.3fr)',
        sortBy: (row) => after(row)?.score ?? before(row)?.score ?? null,
        cell: (row) => {
          const rating = before(row);
          const was = rating === null ? t('unrated') : `${rating.score} ${t(`level.${rating.level}`)}`;
          return (
            <div className={classes['levels']}>
              <LevelMark matrix={matrix} rating={after(row)} />
              <span>
                {t('side.inherent')}: <bdi>{was}</bdi>
              </span>
            </div>
          );
        },
      },
      {
        id: 'status',
        header: t('column.status'),
        width: 'minmax(80px, 1fr)',
        sortBy: (row) => String((row.values as RiskFields).status ?? ''),
        cell: (row) => words.code('risk', 'status', (row.values as RiskFields).status ?? 'open'),
      },
      {
        id: 'review',
        header: t('column.review'),
        width: 'minmax(76px, 0.9fr)',
        sortBy: (row) => (row.values as RiskFields).reviewOn ?? null,
        cell: (row) => {
          const { reviewOn } = row.values as RiskFields;
          return reviewOn ? formats.day(reviewOn) : t('notSet');
        },
      },
    ];
  }, [matrix, t, words, formats]);
}
