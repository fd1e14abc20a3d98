import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, type RecordRow, useCount, useRecords } from '#renderer/data/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { INCIDENT_TYPES, SEVERITIES } from '#shared/domain/incident.ts';
import { incidentWorkflow } from '#shared/domain/incident-workflow.ts';
import { useIncidentColumns } from './incident-columns.tsx';
import { NO_FILTER, useIncidentFilter } from './incident-filter.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';

/** Longer lists than this are not read, they are searched. */
const ALL = { from: 0, count: 2000 } as const;

export function IncidentsPage() {
  const { t } = useTranslation(['incidents', 'ui']);
  const [, navigate] = useLocation();
  const words = useIncidentWords();
  const columns = useIncidentColumns();
  const filter = useIncidentFilter();
  const { severity, state, type, text } = filter;
  const query = useMemo(() => {
    const where = {
      ...(severity === null ? {} : { severity: Number(severity) }),
      ...(state === null ? {} : { state }),
      ...(type === null ? {} : { type }),
    };
    const sought = text.trim();
    return { collection: 'incident', where, ...(sought === '' ? { sort: 'createdAt', down: true } : { text: sought }) };
  }, [severity, state, type, text]);
  const { rows, total, isLoading } = useRecords(query, ALL);
  const all = useCount({ collection: 'incident' }) ?? 0;
  const isFiltered = severity !== null || state !== null || type !== null || text !== '';

  const wrong = (
    <Button component="a" href="#/incidents/new" variant="filled" leftSection={<Icon name="incidents" />}>
      {t('incidents:wrong')}
    </Button>
  );
  return (
    <Page
      title={t('incidents:list.title')}
      sub={
        isLoading
          ? t('ui:shell.loading')
          : isFiltered
            ? t('incidents:list.shown', { count: total, all })
            : t('incidents:list.count', { count: total })
      }
      actions={
        <>
          {total > 0 && <ListExport collection="incident" load={() => getRecords(query)} />}
          {wrong}
        </>
      }
      fill
    >
      <div className={classes['list']}>
        <FilterBar onClear={isFiltered ? () => filter.set(NO_FILTER) : null}>
          <SearchField
            label={t('incidents:list.search')}
            value={text}
            onChange={(next) => filter.set({ text: next })}
          />
          <FilterSelect
            label={t('incidents:column.severity')}
            all={t('incidents:list.allSeverities')}
            value={severity}
            onChange={(next) => filter.set({ severity: next })}
            options={SEVERITIES.map((each) => ({ value: String(each), label: words.severity(each) }))}
          />
          <FilterSelect
            label={t('incidents:column.state')}
            all={t('incidents:list.allStates')}
            value={state}
            onChange={(next) => filter.set({ state: next })}
            options={incidentWorkflow.states.map((each) => ({ value: each as string, label: words.state(each) }))}
          />
          <FilterSelect
            label={t('incidents:column.type')}
            all={t('incidents:list.allTypes')}
            value={type}
            onChange={(next) => filter.set({ type: next })}
            options={INCIDENT_TYPES.map((each) => ({ value: each as string, label: words.type(each) }))}
          />
        </FilterBar>
        <Panel padding="bare">
          <DataTable
            label={t('incidents:list.title')}
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            onOpen={({ id }) => navigate(`/incidents/${id}`)}
            leastWidthPx={920}
            empty={
              isLoading ? undefined : isFiltered ? (
                <EmptyState
                  why={t('incidents:list.nothingFound')}
                  action={<Button onClick={() => filter.set(NO_FILTER)}>{t('ui:filter.clear')}</Button>}
                />
              ) : (
                <EmptyState why={t('incidents:list.empty')} />
              )
            }
          />
        </Panel>
      </div>
    </Page>
  );
}

function keyOf(row: RecordRow): string {
  return row.id;
}
