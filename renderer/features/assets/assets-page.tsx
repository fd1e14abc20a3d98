import { Button } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, saveFile, useCount, useRecords, useWorkspace } from '#renderer/data/index.ts';
import { useFieldWords, useMaySeeRestricted, usePlainContext } from '#renderer/features/fields/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { utf8 } from '#shared/base/bytes.ts';
import type { AppError } from '#shared/base/result.ts';
import { type Entry, useAssetColumns } from './asset-columns.tsx';
import { assetCsv } from './asset-csv.ts';
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
          <ExportButton />
          <Button component="a" href="#/assets/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('assets:add')}
          </Button>
        </>
      }
      fill
    >
      <div className={classes['register']}>
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

/** The rows as filtered, as a file that a spreadsheet opens. */
function ExportButton() {
  const { t } = useTranslation(['assets', 'common']);
  const { info } = useWorkspace();
  const filter = useAssetList((state) => state.filter);
  const words = useFieldWords();
  const context = usePlainContext();
  const maySee = useMaySeeRestricted();
  const zones = useZones();
  const [error, setError] = useState<AppError | null>(null);
  const isBusy = useRef(false);

  async function run() {
    if (isBusy.current) return;
    isBusy.current = true;
    setError(null);
    const rows = await getRecords(assetQuery(filter));
    const titleOf = (id: string) => zones.keyOf(id) ?? rows.find((row) => row.id === id)?.title ?? null;
    const csv = assetCsv(rows, { words, context: { ...context, titleOf }, maySee });
    const saved = await saveFile(`${info?.shortCode ?? 'bulwark'}-assets.csv`, utf8(csv), 'text/csv');
    if (!saved.ok) setError(saved.error);
    isBusy.current = false;
  }

  return (
    <>
      <Button leftSection={<Icon name="download" />} onClick={() => void run()}>
        {t('common:action.export')}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
