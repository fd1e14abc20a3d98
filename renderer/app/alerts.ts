import type { StoreHealth, SyncInfo } from '#renderer/data/index.ts';
import type { UrgentDuties } from '#renderer/features/incidents/index.ts';
import type { AlertKind } from '#renderer/ui/status/mark.tsx';

export type AlertId =
  | 'journal'
  | 'full'
  | 'tellNow'
  | 'tellSoon'
  | 'revoked'
  | 'newerApp'
  | 'low'
  | 'sessionOver'
  | 'stalled'
  | 'refused'
  | 'rebuilding'
  | 'clock'
  | 'conflicts'
  | 'isolated';

/** Something that needs a person. One per condition, however many records it concerns; one per incident that has calls open. */
export type Alert = {
  readonly id: AlertId;
  /** What its text names. */
  readonly words?: Readonly<Record<string, string | number>>;
  readonly kind: AlertKind;
  /** Records or batches that it concerns. */
  readonly count: number;
  /** The page where it is dealt with. */
  readonly href: string;
};

/** From here a clock is worth looking at: reports carry its time. Product default. */
const SKEW_LIMIT_MS = 5 * 60_000;

type Facts = {
  readonly sync: SyncInfo;
  readonly health: StoreHealth | null;
  /** Records that wait for a decision. */
  readonly conflicts: number;
  /** Of each open incident: who must be told now, and who within the hour. */
  readonly duties: readonly UrgentDuties[];
  /** Visits and remote sessions that are open over their time. */
  readonly sessionsOver: number;
};

/** Most urgent first. Alarm only where a person must act now or records are at risk. */
export function alertsOf({ sync, health, conflicts, duties, sessionsOver }: Facts): readonly Alert[] {
  const { isIsolated, isStalled, phase, refused, skewMs } = sync;
  const hasSkew = skewMs !== null && Math.abs(skewMs) > SKEW_LIMIT_MS;
  const all: readonly (Alert & { readonly isOn: boolean })[] = [
    { id: 'journal', kind: 'alarm', count: 1, href: '#/settings', isOn: health?.journal === 'failed' },
    { id: 'full', kind: 'alarm', count: 1, href: '#/settings', isOn: health?.space === 'full' },
    ...duties.map((urgent) => ({ ...alertOf(urgent), isOn: true })),
    { id: 'revoked', kind: 'warning', count: 1, href: '#/sync', isOn: phase === 'revoked' },
    { id: 'newerApp', kind: 'warning', count: 1, href: '#/settings', isOn: health?.isReadOnly === true },
    { id: 'low', kind: 'warning', count: 1, href: '#/settings', isOn: health?.space === 'low' },
    { id: 'sessionOver', kind: 'warning', count: sessionsOver, href: '#/visits', isOn: sessionsOver > 0 },
    { id: 'stalled', kind: 'warning', count: 1, href: '#/sync', isOn: isStalled },
    { id: 'refused', kind: 'warning', count: refused.length, href: '#/sync', isOn: refused.length > 0 },
    { id: 'rebuilding', kind: 'caution', count: 1, href: '#/settings', isOn: health?.store === 'rebuilding' },
    { id: 'clock', kind: 'caution', count: 1, href: '#/sync', isOn: hasSkew },
    { id: 'conflicts', kind: 'caution', count: conflicts, href: '#/merge', isOn: conflicts > 0 },
    { id: 'isolated', kind: 'caution', count: 1, href: '#/sync', isOn: isIsolated },
  ];
  return all.filter(({ isOn }) => isOn).map(({ isOn: _isOn, ...alert }) => alert);
}

/** The last hour is a caution, as on the clock itself: the alarm is for what has passed or has to be done at once. */
function alertOf({ incident, number, degree, first, who, count }: UrgentDuties): Alert {
  return {
    id: degree === 'now' ? 'tellNow' : 'tellSoon',
    kind: degree === 'now' ? 'alarm' : 'caution',
    count,
    words: { who, incident: number, calls: count },
    href: `#/incidents/${incident}/tell/${first}`,
  };
}

export function countAlerts(alerts: readonly Alert[]): Readonly<Record<AlertKind, number>> {
  const count = (kind: AlertKind) => alerts.filter((alert) => alert.kind === kind).length;
  return { alarm: count('alarm'), warning: count('warning'), caution: count('caution') };
}
