import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords, useSync, useWorkspace } from '#renderer/data/index.ts';
import { Banner } from '#renderer/ui/feedback/banner.tsx';
import type { Mode } from './routes.tsx';
import { RunningDrillBanner } from './running-drill-banner.tsx';
import { useIsDemo } from './use-is-demo.ts';

const NamedDrillBanner = lazy(async () => ({ default: (await import('./named-drill-banner.tsx')).NamedDrillBanner }));

/** What holds for every page until its cause ends; one at a time, the one that matters most. */
export function StateBanner({ mode }: { readonly mode: Mode }) {
  return mode === 'fleet' ? <DemoBanner /> : <VesselBanner mode={mode} />;
}

const RUNNING = { collection: 'drill', anyOf: { state: ['running', 'paused'] } } as const;
const FIRST = { from: 0, count: 1 } as const;

function VesselBanner({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation('session');
  const { info, role } = useWorkspace();
  const sync = useSync();
  const [drill] = useRecords(RUNNING, FIRST).rows;
  if (drill !== undefined) {
    return (
      <Suspense fallback={<RunningDrillBanner drill={drill} title={drill.title} />}>
        <NamedDrillBanner drill={drill} />
      </Suspense>
    );
  }
  if (sync.phase === 'revoked') return <Banner kind="warning">{t('banner.revoked')}</Banner>;
  if (info?.health.isReadOnly) return <Banner kind="warning">{t('banner.newerApp')}</Banner>;
  const toSync = mode !== 'anonymous' && (
    <Button component="a" href="#/sync">
      {t('banner.openSync')}
    </Button>
  );
  if (sync.isIsolated) {
    return (
      <Banner kind="caution" end={toSync}>
        {sync.isolatedReason ? t('banner.isolatedFor', { reason: sync.isolatedReason }) : t('banner.isolated')}
      </Banner>
    );
  }
  if (role === 'vessel' && sync.lastError?.code === 'sync/unknown-device') {
    return (
      <Banner kind="caution" end={toSync}>
        {t('banner.forgotten')}
      </Banner>
    );
  }
  return <DemoBanner />;
}

function DemoBanner() {
  const { t } = useTranslation('session');
  const isDemo = useIsDemo();
  return isDemo ? <Banner kind="info">{t('banner.demo')}</Banner> : null;
}
