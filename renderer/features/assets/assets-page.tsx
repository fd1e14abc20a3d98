import { Button } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, useCount, useRecords } from '#renderer/data/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { ShipNav } from '#renderer/features/register/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { type Entry, useAssetColumns } from './asset-columns.tsx';
import { assetQuery, isFiltered, NO_FILTER, useAssetList } from './asset-filter.ts';
import { AssetFilters, AssetOrder } from './asset-filters.tsx';
import classes from './assets.module.css';
import { useRowWindow } from './use-row-window.ts';
import { useVerifyDays } from './use-verify-days.ts';
import { useZones } from './use-zones.ts';

const ALL = { collection: 'asset' } as const;
const IN_USE = { collection: 'asset', where: { status: 'inUse' } } as const;

/** The register of IT and OT: what is aboard, where it belongs, what needs a person. */
export function AssetsPage() {
  const { t } = useTranslation(['assets', 'common']);
  const [, navigate] = useLocation();
  const { filter, set, opened, open, setAdded } = useAssetList();
  const [added] = useState(() => useAssetList.getState().added);
  const deferred = useDeferredValue(filter);
  const query = useMemo(() => assetQuery(deferred), [deferred]);
  const { window, onSeen } = useRowWindow();
  const { ids, at, total, isLoading } = useRecords(query, window);
  const inUse = useCount(IN_USE);
  const all = useCount(ALL);
  const zones = useZones();
  const everyDays = useVerifyDays();
  const columns = useAssetColumns({ at, onSeen, zones, everyDays });
  const entries = useMemo<readonly Entry[]>(() => ids.map((id, index) => ({ id, at: index })), [ids]);
  const isEmpty = all === 0 && !isFiltered(filter);

  // Said once: the next visit of the list is about something else.
  useEffect(() => setAdded(0), [setAdded]);

  return (
    <Page
      title={t('assets:title')}
      sub={inUse === undefined || isLoading ? t('assets:loading') : t('assets:sub', { inUse, shown: total })}
      actions={
        <>
          <AssetOrder />
          <PrintButton
            papers={[{ kind: 'assetInventory' }, { kind: 'assetInspector' }, { kind: 'contingencyCards' }]}
          />
          <ListExport collection="asset" load={() => getRecords(assetQuery(filter))} />
          <Button component="a" href="#/assets/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('assets:add')}
          </Button>
        </>
      }
      fill
    >
      <div className={classes['register']}>
        <ShipNav current="assets" />
        {added > 0 && <Notice kind="done" announce title={t('assets:added', { count: added })} />}
        <AssetFilters zones={zones} />
        <Panel padding="bare">
          <DataTable
            label={t('assets:title')}
            rows={entries}
            columns={columns}
            keyOf={({ id }) => id}
            selectedKey={opened}
            onOpen={({ id }) => {
              open(id);
              navigate(`/assets/${encodeURIComponent(id)}`);
            }}
            leastWidthPx={900}
            empty={
              isLoading || all === undefined ? null : isEmpty ? (
                <EmptyState
                  why={t('assets:empty.why')}
                  action={
                    <Button component="a" href="#/assets/new" leftSection={<Icon name="add" />}>
                      {t('assets:empty.action')}
                    </Button>
                  }
                />
              ) : (
                <EmptyState
                  why={t('assets:empty.filtered')}
                  action={<Button onClick={() => set(NO_FILTER)}>{t('assets:empty.clear')}</Button>}
                />
              )
            }
          />
        </Panel>
      </div>
    </Page>
  );
}
