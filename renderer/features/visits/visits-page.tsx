import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, type RecordQuery, type RecordRow, useCount, useRecords } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { RegisterList, ShipNav } from '#renderer/features/register/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { vendorSessionWorkflow } from '#shared/domain/vendor-session.ts';
import { OpenVisits } from './open-visits.tsx';
import { useVisitColumns } from './visit-columns.tsx';

const ALL = { from: 0, count: 1000 } as const;
const OPEN = { collection: 'vendorSession', where: { state: 'active' } } as const;
const keyOf = (row: RecordRow) => row.id;

/** Who came aboard or connected from outside, the newest first. */
export function VisitsPage() {
  const { t } = useTranslation(['visits', 'register']);
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [state, setState] = useState<string | null>(null);
  const query = useMemo<RecordQuery>(
    () => ({
      collection: 'vendorSession',
      ...(state === null ? {} : { where: { state } }),
      ...(text.trim() === '' ? { sort: 'createdAt', down: true } : { text: text.trim() }),
    }),
    [text, state],
  );
  const { rows, total, isLoading } = useRecords(query, ALL);
  const open = useCount(OPEN) ?? 0;
  const columns = useVisitColumns();
  const isFiltered = text.trim() !== '' || state !== null;
  const clear = () => {
    setText('');
    setState(null);
  };
  const log = (
    <Button component="a" href="#/visits/new" leftSection={<Icon name="add" />}>
      {t('visits:add')}
    </Button>
  );
  return (
    <Page
      title={t('visits:title')}
      sub={isLoading ? t('register:loading') : t('visits:sub', { count: total, open })}
      actions={
        <>
          <ListExport collection="vendorSession" load={() => getRecords(query)} />
          <Button component="a" href="#/visits/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('visits:add')}
          </Button>
        </>
      }
      fill
    >
      <RegisterList
        nav={<ShipNav current="visits" />}
        filters={
          <FilterBar onClear={isFiltered ? clear : null}>
            <SearchField label={t('visits:search')} value={text} onChange={setText} />
            <FilterSelect
              label={words.label('vendorSession', 'state')}
              all={t('visits:allStates')}
              value={state}
              onChange={setState}
              options={vendorSessionWorkflow.states.map((value) => ({
                value: value as string,
                label: words.code('vendorSession', 'state', value),
              }))}
            />
          </FilterBar>
        }
        aside={open > 0 && <OpenVisits />}
      >
        <DataTable
          label={t('visits:title')}
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          onOpen={({ id }) => navigate(`/visits/${encodeURIComponent(id)}`)}
          rowHeightPx={60}
          leastWidthPx={680}
          empty={
            isLoading ? null : isFiltered ? (
              <EmptyState why={t('register:nothingFound')} />
            ) : (
              <EmptyState why={t('visits:empty')} action={log} />
            )
          }
        />
      </RegisterList>
    </Page>
  );
}
