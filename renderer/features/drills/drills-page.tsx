import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { useDrillColumns } from './drill-columns.tsx';
import { drillState, isHeld, planOf } from './drill-values.ts';
import classes from './drills.module.css';
import { ScenarioList } from './scenario-list.tsx';

const ALL = { from: 0, count: 1000 } as const;
const DRILLS = { collection: 'drill', sort: 'createdAt', down: true } as const;

/** Drills held and planned, and the library that they come from. */
export function DrillsPage() {
  const { t } = useTranslation('drills');
  const [, navigate] = useLocation();
  const { side } = useSession();
  const drills = useRecords(DRILLS, ALL);
  const plans = useRecords({ collection: 'drillPlan' }, ALL);
  const dayOf = useMemo(() => {
    const days = new Map(plans.rows.map((row) => [row.id, planOf(row).plannedOn ?? null]));
    return (row: RecordRow) => days.get(String(row.values['plan'])) ?? null;
  }, [plans.rows]);
  const columns = useDrillColumns(dayOf);
  const rows = useMemo(() => drills.rows.toSorted((a, b) => rankOf(a) - rankOf(b)), [drills.rows]);
  const held = drills.rows.filter(isHeld).length;

  return (
    <Page
      title={t('list.title')}
      sub={drills.isLoading ? t('list.loading') : t('list.sub', { count: drills.total, held })}
      actions={
        <>
          <Button component="a" href="#/drills/programme" leftSection={<Icon name="calendar" />}>
            {t('list.programme')}
          </Button>
          <ListExport collection="drill" load={() => getRecords(DRILLS)} />
          {side === 'ship' && (
            <Button component="a" href="#/drills/plan" variant="filled" leftSection={<Icon name="add" />}>
              {t('list.plan')}
            </Button>
          )}
        </>
      }
      fill
    >
      <div className={classes['two']}>
        <Panel padding="bare">
          <DataTable
            label={t('list.title')}
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            onOpen={({ id }) => navigate(`/drills/${id}`)}
            leastWidthPx={598}
            empty={drills.isLoading ? undefined : <EmptyState why={t('list.empty')} />}
          />
        </Panel>
        <ScenarioList />
      </div>
    </Page>
  );
}

function keyOf(row: RecordRow): string {
  return row.id;
}

const FIRST = ['running', 'paused', 'debrief', 'aborted', 'ready', 'draft'];

/** What needs somebody stands first; the rest by age. */
function rankOf(row: RecordRow): number {
  const rank = FIRST.indexOf(drillState(row));
  return rank === -1 || row.isRemoved ? FIRST.length : rank;
}
