import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, type RecordQuery, type RecordRow, useRecords } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { RegisterList, ShipNav } from '#renderer/features/register/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { mediaLog } from '#shared/domain/media-log.ts';
import { mediumOf } from './media-values.ts';
import { ScanMark } from './scan-mark.tsx';

const ALL = { from: 0, count: 1000 } as const;
const keyOf = (row: RecordRow) => row.id;

/** Sticks, disks and the like that are used on board: where they stand, and what their last scan said. */
export function MediaPage() {
  const { t } = useTranslation(['media', 'register']);
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [status, setStatus] = useState<string | null>(null);
  const query = useMemo<RecordQuery>(
    () => ({
      collection: 'mediaLog',
      ...(status === null ? {} : { where: { status } }),
      ...(text.trim() === '' ? { sort: 'title' } : { text: text.trim() }),
    }),
    [text, status],
  );
  const { rows, total, isLoading } = useRecords(query, ALL);
  const columns = useMediaColumns();
  const isFiltered = text.trim() !== '' || status !== null;
  const clear = () => {
    setText('');
    setStatus(null);
  };
  return (
    <Page
      title={t('media:title')}
      sub={isLoading ? t('register:loading') : t('media:sub', { count: total })}
      actions={
        <>
          <ListExport collection="mediaLog" load={() => getRecords(query)} />
          <Button component="a" href="#/media/log" variant="filled" leftSection={<Icon name="add" />}>
            {t('media:add')}
          </Button>
        </>
      }
      fill
    >
      <RegisterList
        nav={<ShipNav current="media" />}
        filters={
          <FilterBar onClear={isFiltered ? clear : null}>
            <SearchField label={t('media:search')} value={text} onChange={setText} />
            <FilterSelect
              label={words.label('mediaLog', 'status')}
              all={t('media:allStates')}
              value={status}
              onChange={setStatus}
              options={(mediaLog.fields.status.values ?? []).map((value) => ({
                value: value as string,
                label: words.code('mediaLog', 'status', value),
              }))}
            />
          </FilterBar>
        }
      >
        <DataTable
          label={t('media:title')}
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          onOpen={({ id }) => navigate(`/media/${encodeURIComponent(id)}`)}
          rowHeightPx={60}
          leastWidthPx={680}
          empty={
            isLoading ? null : isFiltered ? (
              <EmptyState why={t('register:nothingFound')} />
            ) : (
              <EmptyState
                why={t('media:empty')}
                action={
                  <Button component="a" href="#/media/log" leftSection={<Icon name="add" />}>
                    {t('media:add')}
                  </Button>
                }
              />
            )
          }
        />
      </RegisterList>
    </Page>
  );
}

function useMediaColumns(): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('media');
  const words = useFieldWords();
  return useMemo(
    () => [
      {
        id: 'label',
        header: words.label('mediaLog', 'label'),
        width: 'minmax(200px, 2fr)',
        sortBy: (row) => row.title,
        cell: (row) => {
          const { kind } = mediumOf(row);
          const about = [row.number, kind ? words.code('mediaLog', 'kind', kind) : null];
          return (
            <TwoLines
              first={<bdi>{row.title}</bdi>}
              second={about.filter(Boolean).join(' · ')}
              href={recordHref(row.id) ?? ''}
            />
          );
        },
      },
      {
        id: 'scan',
        header: words.label('mediaLog', 'scanResult'),
        width: 'minmax(150px, 1fr)',
        sortBy: (row) => mediumOf(row).scanResult ?? null,
        cell: (row) => <ScanMark result={mediumOf(row).scanResult} />,
      },
      {
        id: 'scanned',
        header: words.label('mediaLog', 'lastScanAt'),
        width: 'minmax(150px, 1fr)',
        sortBy: (row) => mediumOf(row).lastScanAt ?? null,
        cell: (row) => {
          const { lastScanAt, scanTool } = mediumOf(row);
          return typeof lastScanAt === 'number' ? (
            <TwoLines first={<Age at={lastScanAt} form="ago" />} second={<bdi>{scanTool}</bdi>} />
          ) : (
            t('never')
          );
        },
      },
      {
        id: 'status',
        header: words.label('mediaLog', 'status'),
        width: 'minmax(120px, 1fr)',
        sortBy: (row) => mediumOf(row).status ?? null,
        cell: (row) => words.code('mediaLog', 'status', mediumOf(row).status ?? 'stored'),
      },
    ],
    [t, words],
  );
}
