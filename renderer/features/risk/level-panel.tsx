import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { ratingOf } from '#shared/domain/risk/risk-rating.ts';
import { LevelMark } from './level-mark.tsx';
import classes from './risk.module.css';

/** How bad it is before and with the measures, and how that was reckoned. */
export function LevelPanel({ row, matrix }: { readonly row: RecordRow; readonly matrix: RiskMatrix }) {
  const { t } = useTranslation('risk');
  return (
    <Panel
      title={t('level.title')}
      aside={
        <>
          {t('matrix.edition', { edition: matrix.edition })}{' '}
          {matrix.unverified && <StatusMark kind="info">{t('unverified')}</StatusMark>}
        </>
      }
    >
      <div className={classes['two']}>
        {(['inherent', 'residual'] as const).map((side) => {
          const rating = ratingOf(matrix, row.values, side);
          return (
            <div key={side}>
              <p className={classes['over']}>{t(`side.${side}`)}</p>
              <LevelMark matrix={matrix} rating={rating} />
              <p className={classes['small']}>
                {rating === null
                  ? t('level.notRated')
                  : t('level.sum', {
                      likelihood: `${rating.likelihood} ${t(`likelihood.${rating.likelihood as 1}`)}`,
                      severity: `${rating.severity} ${t(`severity.${rating.severity as 1}`)}`,
                      axis: t(`axis.${rating.axis}`),
                      score: rating.score,
                    })}
              </p>
              {rating !== null && <p className={classes['small']}>{t(`means.${rating.level}`)}</p>}
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
