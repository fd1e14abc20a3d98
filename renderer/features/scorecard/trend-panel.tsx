import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadReadinessTrend, type ReadinessPoint, useWorkspace } from '#renderer/data/index.ts';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { MONTHS, monthEnds } from '#shared/domain/readiness/month-ends.ts';
import { Chart } from './chart.tsx';

/** Month by month, reckoned again from the log each time; no snapshot is kept that could differ from it. */
export function TrendPanel({ percent }: { readonly percent: number | null }) {
  const { t, i18n } = useTranslation('scorecard');
  const { info } = useWorkspace();
  const vessel = info?.vesselId ?? '';
  const [trend, setTrend] = useState<readonly ReadinessPoint[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: reckoned again when the figure of today moves
  useEffect(() => {
    let isWanted = true;
    loadReadinessTrend(monthEnds(Date.now(), MONTHS)).then(
      (points) => {
        if (isWanted) setTrend(points);
      },
      (error) => reportError(error),
    );
    return () => {
      isWanted = false;
    };
  }, [vessel, percent]);
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const full = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <Panel title={t('trend.title')}>
      {trend === undefined ? (
        <ProgressLine label={t('trend.working')} part={null} />
      ) : (
        <>
          <Chart
            kind="trend"
            caption={t('trend.caption')}
            points={trend.map(({ at, percent: then }) => ({ name: name.format(at), percent: then ?? 0 }))}
          />
          <VisuallyHidden>
            <ul>
              {trend.map(({ at, percent: then, answered }) => (
                <li key={at}>
                  {full.format(at)}: {then === null ? t('notApplicable') : t('percent', { percent: then })},{' '}
                  {t('trend.answered', { count: answered })}
                </li>
              ))}
            </ul>
          </VisuallyHidden>
        </>
      )}
    </Panel>
  );
}
