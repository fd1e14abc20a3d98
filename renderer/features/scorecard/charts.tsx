import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  PolarAngleAxis,
  PolarGrid,
  PolarRadiusAxis,
  Radar,
  RadarChart,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

/** Charts beside a table that says the same: for the eye only, in the colours of the palette, without movement. */
const TEXT = 'var(--element-active-color)';
const GRID = 'var(--border-divider-color)';
const FILL = 'var(--element-inactive-color)';
const TICK = { fill: TEXT, fontSize: 12 } as const;

export type ChartPoint = { readonly name: string; readonly percent: number };

export function RadarFigure({ points }: { readonly points: readonly ChartPoint[] }) {
  return (
    <ResponsiveContainer width="100%" height={230}>
      <RadarChart
        data={[...points]}
        outerRadius="62%"
        margin={{ top: 4, right: 24, bottom: 4, left: 24 }}
        accessibilityLayer={false}
      >
        <PolarGrid stroke={GRID} />
        <PolarAngleAxis dataKey="name" tick={TICK} axisLine={{ stroke: GRID }} />
        <PolarRadiusAxis domain={[0, 100]} tick={false} axisLine={false} />
        <Radar dataKey="percent" stroke={TEXT} fill={FILL} fillOpacity={0.5} isAnimationActive={false} />
      </RadarChart>
    </ResponsiveContainer>
  );
}

export function BarFigure({ points }: { readonly points: readonly ChartPoint[] }) {
  return (
    <ResponsiveContainer width="100%" height={230}>
      <BarChart data={[...points]} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: -20 }}>
        <CartesianGrid stroke={GRID} vertical={false} />
        <XAxis dataKey="name" tick={TICK} stroke={GRID} interval={0} />
        <YAxis domain={[0, 100]} tick={TICK} stroke={GRID} />
        <Bar dataKey="percent" fill={FILL} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

export function TrendFigure({ points }: { readonly points: readonly ChartPoint[] }) {
  return (
    <ResponsiveContainer width="100%" height={180}>
      <LineChart data={[...points]} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: -20 }}>
        <CartesianGrid stroke={GRID} vertical={false} />
        <XAxis dataKey="name" tick={TICK} stroke={GRID} />
        <YAxis domain={[0, 100]} tick={TICK} stroke={GRID} />
        <Line
          dataKey="percent"
          stroke={TEXT}
          strokeWidth={2}
          dot={{ fill: TEXT, stroke: TEXT, r: 3 }}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
