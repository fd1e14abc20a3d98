import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { lock, useSession, useSync, useVessels, useWorkspace } from '#renderer/data/index.ts';
import type { UrgentDuties } from '#renderer/features/incidents/index.ts';
import { countAlerts } from './alerts.ts';
import { CompanyTexts } from './company-texts.tsx';
import { LockNotice } from './lock-notice.tsx';
import { HOME, type Mode, Routes } from './routes.tsx';
import { AppFrame } from './shell/app-frame.tsx';
import type { LinkState } from './shell/link-age.tsx';
import { StateBanner } from './state-banner.tsx';
import { useAlerts } from './use-alerts.ts';
import { currentItem, useNav } from './use-nav.ts';
import { useUnread } from './use-unread.ts';

const AlertsDialog = lazy(async () => ({ default: (await import('./alerts-dialog.tsx')).AlertsDialog }));
const PersonDialog = lazy(async () => ({
  default: (await import('#renderer/features/session/index.ts')).PersonDialog,
}));

const DutyWatch = lazy(async () => ({
  default: (await import('#renderer/features/incidents/index.ts')).DutyWatch,
}));

/** A drill being prepared, run or debriefed: it needs the room. */
const GUIDED = /^\/drills\/drill\.[^/]+$/;

const NO_DUTIES: readonly UrgentDuties[] = [];

type Dialog = 'alerts' | 'person' | null;

/** The frame that stays while pages change, for whoever works: a person, nobody by name, or staff at a desk. */
export function WorkFrame() {
  const { t } = useTranslation('session');
  const { role, status, info } = useWorkspace();
  const { person, staff } = useSession();
  const [path] = useLocation();
  const [dialog, setDialog] = useState<Dialog>(null);
  const mode = modeOf(role, status === 'ready', person !== null);
  const [duties, setDuties] = useState<readonly UrgentDuties[]>(NO_DUTIES);
  const { alerts: all, conflicts } = useAlerts(duties);
  const alerts = mode === 'anonymous' ? all.filter(({ kind }) => kind === 'alarm') : all;
  const unread = useUnread(mode);
  const sitting = useSitting(person?.record ?? staff?.username ?? null);
  const items = useNav(mode, conflicts, unread);
  const link = useLink(mode);
  const vesselName = mode === 'fleet' ? t('desk') : (info?.vesselName ?? '');

  useEffect(() => {
    document.title = vesselName === '' ? 'Bulwark' : `${vesselName} · Bulwark`;
  }, [vesselName]);
  useTopOfPage(path);
  useHotkeys(
    [
      ['alt+W', () => setDialog('person')],
      ['alt+L', () => void (role === 'vessel' ? lock() : setDialog('person'))],
    ],
    [],
  );

  return (
    <>
      {(mode === 'ship' || mode === 'desk') && <CompanyTexts />}
      <AppFrame
        items={items}
        current={currentItem(mode, path)}
        guided={GUIDED.test(path)}
        banner={<StateBanner mode={mode} />}
        vesselName={vesselName}
        side={role}
        alerts={countAlerts(alerts)}
        onAlerts={() => setDialog('alerts')}
        link={link}
        linkHref={mode === 'fleet' ? '#/fleet' : mode === 'anonymous' ? `#${HOME.anonymous}` : '#/sync'}
        person={staff?.name ?? (person === null ? t('person.nobody') : (person.rank ?? person.name))}
        onPerson={() => setDialog('person')}
        homeHref={`#${role === 'shore' ? HOME.fleet : HOME[mode]}`}
      >
        <Routes key={sitting} mode={mode} />
      </AppFrame>
      <LockNotice />
      <Suspense>{(mode === 'ship' || mode === 'desk') && <DutyWatch onChange={setDuties} />}</Suspense>
      <Suspense>
        {dialog === 'alerts' && (
          <AlertsDialog opened onClose={() => setDialog(null)} alerts={alerts} canOpen={mode !== 'anonymous'} />
        )}
        {dialog === 'person' && <PersonDialog opened onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}

function modeOf(role: 'vessel' | 'shore', isOpen: boolean, hasPerson: boolean): Mode {
  if (role === 'shore') return isOpen ? 'desk' : 'fleet';
  return hasPerson ? 'ship' : 'anonymous';
}

function useLink(mode: Mode): LinkState {
  const { isIsolated, lastContactAt } = useSync();
  const { askedAt } = useVessels();
  if (mode === 'fleet') return { kind: 'stored', at: askedAt };
  if (isIsolated) return { kind: 'isolated' };
  return { kind: mode === 'desk' ? 'stored' : 'heard', at: lastContactAt };
}

/**
 * Counts who has worked here one after the other. Pages begin anew for the next person: nothing that somebody had typed,
 * chosen or opened stays on the screen. Who began without a name and then gave it goes on.
 */
function useSitting(who: string | null): number {
  const [sitting, setSitting] = useState({ count: 0, who });
  if (sitting.who === who) return sitting.count;
  const next = { count: sitting.who === null ? sitting.count : sitting.count + 1, who };
  setSitting(next);
  return next.count;
}

/** A new page begins at its top, wherever the page before was left. */
function useTopOfPage(path: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path says when, not what
  useEffect(() => {
    document.getElementById('bulwark-main')?.scrollTo(0, 0);
  }, [path]);
}
