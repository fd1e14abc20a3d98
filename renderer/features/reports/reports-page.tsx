import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type RecordRow, useCount, useRecords, useSession } from '#renderer/data/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RECORD_STATES } from '#renderer/ui/status/record-state.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { REPORT_KINDS } from '#shared/domain/report.ts';
import { reportWorkflow } from '#shared/domain/report-workflow.ts';
import { DeliveryProbes, useDeliveryStates } from './delivery-filter.tsx';
import { useReportColumns } from './report-columns.tsx';
import { NO_FILTER, useReportFilter } from './report-filter.ts';
import { useReportWords } from './report-words.ts';
import classes from './reports.module.css';

/** What was reported on this ship. Longer lists than this are not read, they are searched. */
const ALL = { from: 0, count: 2000 } as const;

export function ReportsPage() {
  const { t } = useTranslation(['reports', 'ui']);
  const [, navigate] = useLocation();
  const { side } = useSession();
  const words = useReportWords();
  const columns = useReportColumns();
  const filter = useReportFilter();
  const { kind, state, delivery, text } = filter;
  const query = useMemo(() => {
    const where = { ...(kind === null ? {} : { kind }), ...(state === null ? {} : { state }) };
    const words = text.trim();
    return { collection: 'report', where, ...(words === '' ? { sort: 'createdAt', down: true } : { text: words }) };
  }, [kind, state, text]);
  const { rows, total, isLoading } = useRecords(query, ALL);
  const all = useCount({ collection: 'report' }) ?? 0;
  const [states, report] = useDeliveryStates();
  const shown = delivery === null ? rows : rows.filter(({ id }) => states.get(id) === delivery);
  const isFiltered = kind !== null || state !== null || delivery !== null || text !== '';

  return (
    <Page
      title={t('reports:list.title')}
      sub={
        isLoading
          ? t('ui:shell.loading')
          : isFiltered
            ? t('reports:list.shown', { count: shown.length, all })
            : t('reports:list.count', { count: total })
      }
      actions={
        <>
          <Button component="a" href="#/reports/ageing" leftSection={<Icon name="clock" />}>
            {t('reports:list.ageing')}
          </Button>
          <ListExport collection="report" load={async () => shown} />
          {side === 'ship' && (
            <Button component="a" href="#/reports/answer" variant="subtle" leftSection={<Icon name="message" />}>
              {t('reports:list.answer')}
            </Button>
          )}
          <Button component="a" href="#/reports/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('reports:list.new')}
          </Button>
        </>
      }
      fill
    >
      <div className={classes['list']}>
        <FilterBar onClear={isFiltered ? () => filter.set(NO_FILTER) : null}>
          <SearchField label={t('reports:list.search')} value={text} onChange={(next) => filter.set({ text: next })} />
          <FilterSelect
            label={t('reports:column.kind')}
            all={t('reports:list.allKinds')}
            value={kind}
            onChange={(next) => filter.set({ kind: next })}
            options={REPORT_KINDS.map((each) => ({ value: each as string, label: words.kind(each) }))}
          />
          <FilterSelect
            label={t('reports:column.state')}
            all={t('reports:list.allStates')}
            value={state}
            onChange={(next) => filter.set({ state: next })}
            options={reportWorkflow.states.map((each) => ({ value: each as string, label: words.state(each) }))}
          />
          <FilterSelect
            label={t('reports:column.delivery')}
            all={t('reports:list.allDelivery')}
            value={delivery}
            onChange={(next) => filter.set({ delivery: next })}
            options={RECORD_STATES.filter((each) => each !== 'draft').map((each) => ({
              value: each,
              label: t(`ui:state.${each}`),
            }))}
          />
        </FilterBar>
        {delivery !== null && <DeliveryProbes rows={rows} onState={report} />}
        <Panel padding="bare">
          <DataTable
            label={t('reports:list.title')}
            rows={shown}
            columns={columns}
            keyOf={keyOf}
            onOpen={({ id }) => navigate(`/reports/${id}`)}
            leastWidthPx={880}
            empty={
              isLoading ? undefined : isFiltered ? (
                <EmptyState
                  why={t('reports:list.nothingFound')}
                  action={<Button onClick={() => filter.set(NO_FILTER)}>{t('ui:filter.clear')}</Button>}
                />
              ) : (
                <EmptyState
                  why={t('reports:list.empty')}
                  action={
                    <Button component="a" href="#/reports/new" leftSection={<Icon name="add" />}>
                      {t('reports:list.new')}
                    </Button>
                  }
                />
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
