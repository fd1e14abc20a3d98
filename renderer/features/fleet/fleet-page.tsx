import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  closeVessel,
  type HubVessel,
  loadVessels,
  openVessel,
  type Progress,
  useSession,
  useVessels,
  useWorkspace,
} from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './fleet.module.css';
import { FleetFigures } from './fleet-figures.tsx';
import { findVessels, hearingOf, sortVessels } from './fleet-model.ts';
import { SilentNotice } from './silent-notice.tsx';
import { useFleetColumns } from './use-fleet-columns.tsx';

/** A vessel on its way to this desk. */
type Opening = { readonly name: string; readonly progress: Progress };

/** Every vessel of the company: when it was heard, what is not here yet, what waits for a decision. */
export function FleetPage() {
  const { t, i18n } = useTranslation(['fleet', 'common']);
  const { isLoading, vessels, askedAt } = useVessels();
  const { info } = useWorkspace();
  const { staff } = useSession();
  const [, navigate] = useLocation();
  const now = useNow();
  const [typed, setTyped] = useState('');
  const [opening, setOpening] = useState<Opening | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const columns = useFleetColumns();
  // The ship's own record may still be on its way; the hub knows a name from the first day.
  const openName = info?.vesselName || vessels.find(({ vesselId }) => vesselId === info?.vesselId)?.name || '';
  const rows = sortVessels(findVessels(vessels, typed), now, i18n.language);
  const silent = sortVessels(vessels, now, i18n.language).filter((vessel) => hearingOf(vessel, now) === 'silent');

  const ask = useCallback(async () => {
    const done = await loadVessels();
    setError(done.ok ? null : done.error);
  }, []);

  useEffect(() => {
    void ask();
  }, [ask]);

  async function open({ vesselId, name }: HubVessel) {
    if (opening !== null) return;
    if (info?.vesselId === vesselId) {
      navigate('/');
      return;
    }
    setError(null);
    setOpening({ name, progress: { done: 0, total: null } });
    const done = await openVessel(vesselId, (progress) => setOpening({ name, progress }));
    setOpening(null);
    // Which vessels this desk holds has changed.
    if (done.ok) await ask();
    else setError(done.error);
  }

  return (
    <Page
      title={t('fleet:title')}
      sub={
        <>
          {t('fleet:vessels', { count: vessels.length })}
          {' · '}
          {askedAt === null ? (
            t('fleet:notAsked')
          ) : (
            <>
              {t('fleet:asked')} <Age at={askedAt} form="ago" />
            </>
          )}
        </>
      }
      actions={
        <>
          <div className={classes['search']}>
            <SearchField label={t('fleet:search')} value={typed} onChange={setTyped} />
          </div>
          {staff?.may.includes('enrol') && (
            <Button component="a" href="#/enrolment" leftSection={<Icon name="add" />}>
              {t('fleet:add')}
            </Button>
          )}
          <Button leftSection={<Icon name="refresh" />} onClick={() => void ask()}>
            {t('fleet:refresh')}
          </Button>
        </>
      }
      fill
    >
      <div className={classes['fleet']}>
        {error !== null && <ErrorNote error={error} />}
        {opening !== null && <OpeningPanel opening={opening} />}
        {info !== null && opening === null && <OpenVessel name={openName} onShow={() => navigate('/')} />}
        {silent.length > 0 && <SilentNotice silent={silent} />}
        <FleetFigures vessels={vessels} />
        <Panel padding="bare">
          <DataTable
            label={t('fleet:title')}
            rows={rows}
            columns={columns}
            keyOf={({ vesselId }) => vesselId}
            selectedKey={info?.vesselId ?? null}
            onOpen={(vessel) => void open(vessel)}
            leastWidthPx={860}
            empty={
              isLoading || askedAt === null ? null : (
                <EmptyState
                  why={vessels.length === 0 ? t('fleet:empty.none') : t('fleet:empty.notFound')}
                  action={
                    vessels.length === 0 ? (
                      <Button component="a" href="#/enrolment">
                        {t('fleet:empty.enrol')}
                      </Button>
                    ) : (
                      <Button onClick={() => setTyped('')}>{t('fleet:empty.clear')}</Button>
                    )
                  }
                />
              )
            }
          />
        </Panel>
        <p className={classes['small']}>{t('fleet:rule')}</p>
      </div>
    </Page>
  );
}

function OpeningPanel({ opening: { name, progress } }: { readonly opening: Opening }) {
  const { t } = useTranslation('fleet');
  const formats = useFormats();
  return (
    <Panel>
      <ProgressLine
        label={t('opening', { name })}
        part={progress.total ? progress.done / progress.total : null}
        detail={
          progress.total === null
            ? undefined
            : t('progress', { done: formats.number(progress.done), total: formats.number(progress.total) })
        }
      />
    </Panel>
  );
}

/** Appears when a vessel has opened, and takes the focus: the way to her records is the next thing wanted. */
function OpenVessel({ name, onShow }: { readonly name: string; readonly onShow: () => void }) {
  const { t } = useTranslation('fleet');
  return (
    <div className={classes['open']} role="status">
      <p className={classes['openWords']}>{t('isOpen', { name })}</p>
      <Button variant="filled" leftSection={<Icon name="ship" />} onClick={onShow}>
        {t('show')}
      </Button>
      <Button leftSection={<Icon name="close" />} onClick={() => void closeVessel()}>
        {t('close')}
      </Button>
    </div>
  );
}
