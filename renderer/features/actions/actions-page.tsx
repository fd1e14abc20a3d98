import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { action } from '#shared/domain/action.ts';
import { useActionColumns } from './action-columns.tsx';
import { NO_FILTER, useActionFilter } from './action-filter.ts';
import { ACTION_VIEWS, isEnded, isInView, isMine, isOverdue } from './action-values.ts';
import { useActionWords } from './action-words.ts';
import classes from './actions.module.css';

/** What is to be done on this ship. Longer lists than this are not read, they are searched. */
const ALL = { from: 0, count: 2000 } as const;
const KINDS = action.fields.kind.values ?? [];
const DEFAULT_SORT = { column: 'day', direction: 'ascending' } as const;

/** All actions of the ship, whatever they come from: mine, the late ones, those that are done. */
export function ActionsPage() {
  const { t } = useTranslation(['actions', 'ui']);
  const [, navigate] = useLocation();
  const session = useSession();
  const words = useActionWords();
  const now = useNow(3_600_000);
  const columns = useActionColumns(now);
  const { set, view, kind, owner, text } = useActionFilter();
  const query = useMemo(() => {
    const words = text.trim();
    return {
      collection: 'action',
      ...(kind === null ? {} : { where: { kind } }),
      ...(words === '' ? {} : { text: words }),
    };
  }, [kind, text]);
  const { rows, isLoading } = useRecords(query, ALL);
  const owners = [...new Set(rows.map(words.owner))].sort();
  const shown = rows.filter(
    (row) => (view === null || isInView(row, view, session, now)) && (owner === null || words.owner(row) === owner),
  );
  const isFiltered = view !== null || kind !== null || owner !== null || text !== '';
  const open = rows.filter((row) => !isEnded(row));

  return (
    <Page
      title={t('actions:title')}
      sub={
        isLoading
          ? t('ui:shell.loading')
          : t('actions:sub', {
              count: open.length,
              mine: open.filter((row) => isMine(row, session)).length,
              overdue: open.filter((row) => isOverdue(row, now)).length,
            })
      }
      actions={
        <>
          <PrintButton papers={[{ kind: 'actionList' }]} />
          <ListExport collection="action" load={async () => shown} />
          <Button component="a" href="#/actions/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('actions:new.title')}
          </Button>
        </>
      }
      fill
    >
      <div className={classes['list']}>
        <FilterBar onClear={isFiltered ? () => set(NO_FILTER) : null}>
          <SearchField label={t('actions:search')} value={text} onChange={(next) => set({ text: next })} />
          <FilterSelect
            label={t('actions:view.label')}
            all={t('actions:view.all')}
            value={view}
            onChange={(next) => set({ view: next })}
            options={ACTION_VIEWS.map((each) => ({ value: each, label: t(`actions:view.${each}`) }))}
          />
          <FilterSelect
            label={t('actions:column.owner')}
            all={t('actions:allOwners')}
            value={owner}
            onChange={(next) => set({ owner: next })}
            options={owners.map((each) => ({ value: each, label: each }))}
          />
          <FilterSelect
            label={t('actions:allKinds')}
            all={t('actions:allKinds')}
            value={kind}
            onChange={(next) => set({ kind: next })}
            options={KINDS.map((each) => ({ value: each as string, label: words.kind(each) }))}
          />
        </FilterBar>
        <Panel padding="bare">
          <DataTable
            label={t('actions:title')}
            rows={shown}
            columns={columns}
            keyOf={keyOf}
            defaultSort={DEFAULT_SORT}
            onOpen={({ id }) => navigate(`/actions/${id}`)}
            leastWidthPx={900}
            empty={
              isLoading ? undefined : rows.length > 0 || text !== '' || kind !== null ? (
                <EmptyState
                  why={t('actions:nothingFound')}
                  action={<Button onClick={() => set(NO_FILTER)}>{t('ui:filter.clear')}</Button>}
                />
              ) : (
                <EmptyState
                  why={t('actions:empty')}
                  action={
                    <Button component="a" href="#/actions/new" leftSection={<Icon name="add" />}>
                      {t('actions:new.title')}
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
