import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '#renderer/ui/icons/icon-names.ts';
import { AppFrame } from '../app-frame.tsx';
import type { NavItem } from '../nav-item.ts';
import { ago } from './sample-time.ts';

type Page = Extract<
  IconName,
  | 'today'
  | 'drills'
  | 'backups'
  | 'incidents'
  | 'reports'
  | 'actions'
  | 'assets'
  | 'readiness'
  | 'documents'
  | 'sync'
  | 'settings'
  | 'fleet'
  | 'merge'
>;

const SHIP: readonly (readonly [Page, number])[] = [
  ['today', 0],
  ['drills', 1],
  ['backups', 2],
  ['incidents', 1],
  ['reports', 0],
  ['actions', 3],
  ['assets', 0],
  ['readiness', 0],
  ['documents', 0],
  ['sync', 0],
  ['settings', 0],
];

const SHORE: readonly (readonly [Page, number])[] = [
  ['fleet', 0],
  ['merge', 4],
  ['incidents', 1],
  ['reports', 6],
  ['actions', 9],
  ['assets', 0],
  ['readiness', 0],
  ['documents', 0],
  ['sync', 0],
  ['settings', 0],
];

type SampleFrameProps = {
  readonly current: Page;
  readonly side?: 'vessel' | 'shore';
  readonly guided?: boolean;
  readonly alarms?: number;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
};

/** The whole frame with an invented ship in it. */
export function SampleFrame({ current, side = 'vessel', guided, alarms = 0, banner, children }: SampleFrameProps) {
  const { t } = useTranslation('nav');
  const isShip = side === 'vessel';
  const items: readonly NavItem[] = (isShip ? SHIP : SHORE).map(([id, waiting]) => ({
    id,
    label: t(id === 'assets' ? 'ship' : id),
    icon: id,
    href: `#/${id}`,
    waiting,
    place: id === 'settings' ? 'foot' : 'main',
  }));
  return (
    <AppFrame
      items={items}
      current={current}
      {...(guided ? { guided } : {})}
      banner={banner}
      vesselName={isShip ? 'MV TEST PIONEER' : 'Fleet desk'}
      side={side}
      alerts={{ alarm: isShip ? alarms : 1, warning: isShip ? 2 : 0, caution: 0 }}
      {...(isShip ? {} : { alertWords: '1 silent vessel' })}
      onAlerts={() => {}}
      link={isShip ? { kind: 'heard', at: ago(3, 12) } : { kind: 'stored', at: ago(0, 2) }}
      linkHref="#/sync"
      person={isShip ? 'Second officer' : 'DPA'}
      onPerson={() => {}}
      homeHref="#/"
    >
      {children}
    </AppFrame>
  );
}
