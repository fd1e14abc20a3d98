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
        width: 'minmax(200px, 2.4fr)',
        sortBy: (row) => row.title,
        cell: (row) => {
          const { threat } = row.values as RiskFields;
          const about = [row.number, threat ? words.code('risk', 'threat', threat) : null].filter(Boolean).join(' · ');
          return <TwoLines first={row.title} second={about} />;
        },
      },
      {
        id: 'before',
        header: t('side.inherent'),
        width: 'minmax(116px, 1fr)',
        sortBy: (row) => before(row)?.score ?? null,
        cell: (row) => <LevelMark matrix={matrix} rating={before(row)} />,
      },
      {
        id: 'after',
        header: t('side.residual'),
        width: 'minmax(116px, 1fr)',
        sortBy: (row) => after(row)?.score ?? null,
        cell: (row) => <LevelMark matrix={matrix} rating={after(row)} />,
      },
      {
        id: 'status',
        header: t('column.status'),
        width: 'minmax(100px, 1fr)',
        sortBy: (row) => String((row.values as RiskFields).status ?? ''),
        cell: (row) => words.code('risk', 'status', (row.values as RiskFields).status ?? 'open'),
      },
      {
        id: 'review',
        header: t('column.review'),
        width: 'minmax(96px, 1fr)',
        sortBy: (row) => (row.values as RiskFields).reviewOn ?? null,
        cell: (row) => {
          const { reviewOn } = row.values as RiskFields;
          return reviewOn ? formats.day(reviewOn) : t('notSet');
        },
      },
    ];
  }, [matrix, t, words, formats]);
}
