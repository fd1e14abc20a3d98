import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { getRecords, useBackupFigures, useDue, useRecords } from '#renderer/data/index.ts';
import { ListExport } from '#renderer/features/lists/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import classes from './backups.module.css';
import { type PlanEntry, planEntries } from './plan-entries.ts';
import { usePlanColumns } from './use-plan-columns.tsx';

const PLANS = { collection: 'backupPlan', sort: 'title' } as const;
/** More systems than any ship backs up. */
const ALL = { from: 0, count: 1000 } as const;
const keyOf = ({ row }: PlanEntry) => row.id;

/** What is backed up on this ship, the late ones first. */
export function BackupsPage() {
  const { t } = useTranslation('backups');
  const [, navigate] = useLocation();
  const { rows, isLoading, total } = useRecords(PLANS, ALL);
  const figures = useBackupFigures();
  const due = useDue();
  const now = useNow();
  const columns = usePlanColumns(now);
  const entries = useMemo(() => planEntries(rows, figures ?? [], due ?? []), [rows, figures, due]);
  const late = entries.filter(({ backup, test }) => [backup, test].some((item) => item?.state === 'overdue')).length;

  return (
    <Page
      title={t('title')}
      sub={isLoading ? t('loading') : t('sub', { count: total, late })}
      actions={
        <>
          <PrintButton papers={[{ kind: 'backupRegister' }]} />
          <ListExport collection="backupPlan" load={() => getRecords(PLANS)} />
          <Button component="a" href="#/backups/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('add')}
          </Button>
        </>
      }
      fill
    >
      <div className={classes['register']}>
        <Panel padding="bare">
          <DataTable
            label={t('title')}
            rows={entries}
            columns={columns}
            keyOf={keyOf}
            onOpen={({ row }) => navigate(`/backups/plan/${encodeURIComponent(row.id)}`)}
            rowHeightPx={60}
            leastWidthPx={980}
            empty={
              isLoading ? null : (
                <EmptyState
                  why={t('empty')}
                  action={
                    <Button component="a" href="#/backups/new" leftSection={<Icon name="add" />}>
                      {t('add')}
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
