import { type ComponentType, lazy, Suspense } from 'react';
import type { ChartPoint } from './charts.tsx';
import classes from './scorecard.module.css';

/** The library for charts is a chunk of its own that is fetched when a chart is in sight. */
type Drawing = ComponentType<{ readonly points: readonly ChartPoint[] }>;
const CHARTS: Readonly<Record<'radar' | 'bars' | 'trend', Drawing>> = {
  radar: lazy(async () => ({ default: (await import('./charts.tsx')).RadarFigure })),
  bars: lazy(async () => ({ default: (await import('./charts.tsx')).BarFigure })),
  trend: lazy(async () => ({ default: (await import('./charts.tsx')).TrendFigure })),
};

type ChartProps = {
  readonly kind: keyof typeof CHARTS;
  readonly points: readonly ChartPoint[];
  /** What it shows, and where the same stands as a table. */
  readonly caption: string;
};

export function Chart({ kind, points, caption }: ChartProps) {
  const Drawn = CHARTS[kind];
  return (
    <figure className={classes['chart']}>
      <div aria-hidden="true" className={kind === 'trend' ? classes['low'] : classes['high']}>
        <Suspense fallback={null}>
          <Drawn points={points} />
        </Suspense>
      </div>
      <figcaption className={classes['small']}>{caption}</figcaption>
    </figure>
  );
}
