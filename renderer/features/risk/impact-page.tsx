import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import type { AssetFields } from '#shared/domain/asset.ts';
import { circlesIn, needsOf, type Stop, stopsWith } from '#shared/domain/risk/impact.ts';
import { ImpactMapPanel } from './impact-map.tsx';
import { ImpactView } from './impact-view.tsx';
import classes from './risk.module.css';

const ASSETS = { collection: 'asset', sort: 'title' } as const;
/** More than any ship has. */
const ALL = { from: 0, count: 5000 } as const;

type Entry = { readonly row: RecordRow; readonly stops: readonly Stop[]; readonly tooLate: number };
const keyOf = ({ row }: Entry) => row.id;

/** What stops if this stops, for every system of the register; those that most depend on stand first. */
export function ImpactPage() {
  const { t } = useTranslation(['risk', 'common']);
  const [, navigate] = useLocation();
  const { id } = useParams<{ id?: string }>();
  const { rows, isLoading } = useRecords(ASSETS, ALL);
  const live = useMemo(() => rows.filter((row) => (row.values as AssetFields).status !== 'scrapped'), [rows]);
  const entries = useMemo<readonly Entry[]>(
    () =>
      live
        .map((row) => {
          const stops = stopsWith(row.id, live);
          return { row, stops, tooLate: stops.filter(({ isTooLate }) => isTooLate).length };
        })
        .sort((a, b) => b.tooLate - a.tooLate || b.stops.length - a.stops.length),
    [live],
  );
  const circles = useMemo(() => circlesIn(live), [live]);
  const isConnected = live.some((row) => needsOf(row).length > 0);
  const columns = useMemo<readonly TableColumn<Entry>[]>(
    () => [
      {
        id: 'name',
        header: t('risk:impact.system'),
        width: 'minmax(88px, 2fr)',
        sortBy: ({ row }) => row.title,
        cell: ({ row }) => row.title,
      },
      {
        id: 'stops',
        header: t('risk:impact.stops'),
        align: 'end',
        width: '88px',
        sortBy: ({ stops }) => stops.length,
        cell: ({ stops }) => stops.length,
      },
      {
        id: 'late',
        header: t('risk:impact.late'),
        width: '92px',
        sortBy: ({ tooLate }) => tooLate,
        cell: ({ tooLate }) =>
          tooLate === 0 ? t('risk:impact.noneLate') : <StatusMark kind="warning">{tooLate}</StatusMark>,
      },
    ],
    [t],
  );
  const wanted = id === undefined ? entries.find(({ stops }) => stops.length > 0)?.row.id : decodeURIComponent(id);
  const chosen = entries.find(({ row }) => row.id === wanted);
  const titleOf = (asset: string) => rows.find((row) => row.id === asset)?.title ?? t('common:unknown');

  return (
    <Page title={t('risk:impact.title')} sub={t('risk:impact.sub')}>
      <ReadinessNav current="impact" />
      {circles.length > 0 && (
        <Notice kind="caution" title={t('risk:impact.circle', { count: circles.length })}>
          {circles.slice(0, 3).map((circle) => (
            <p key={circle.join()} className={classes['small']}>
              <bdi>{[...circle, circle[0] ?? ''].map(titleOf).join(' → ')}</bdi>
            </p>
          ))}
        </Notice>
      )}
      {!isLoading && !isConnected ? (
        <Panel padding="bare">
          <EmptyState
            why={live.length === 0 ? t('risk:impact.noAssets') : t('risk:impact.noNeeds')}
            action={
              <Button component="a" href="#/assets">
                {t('risk:impact.toAssets')}
              </Button>
            }
          />
        </Panel>
      ) : (
        <Columns>
          <Column span={4}>
            <div className={classes['tall']}>
              <Panel padding="bare">
                <DataTable
                  label={t('risk:impact.title')}
                  rows={entries}
                  columns={columns}
                  keyOf={keyOf}
                  selectedKey={wanted ?? null}
                  onOpen={({ row }) => navigate(`/risk/impact/${encodeURIComponent(row.id)}`)}
                  rowHeightPx={46}
                  leastWidthPx={320}
                />
              </Panel>
            </div>
          </Column>
          <Column span={8}>
            {chosen !== undefined && (
              <>
                <ImpactMapPanel
                  middle={chosen.row.id}
                  assets={live}
                  titleOf={titleOf}
                  onChoose={(asset) => navigate(`/risk/impact/${encodeURIComponent(asset)}`)}
                />
                <ImpactView row={chosen.row} stops={chosen.stops} titleOf={titleOf} />
              </>
            )}
          </Column>
        </Columns>
      )}
    </Page>
  );
}
