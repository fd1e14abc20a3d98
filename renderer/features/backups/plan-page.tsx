import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useBackupFigures, useRecord, useSession } from '#renderer/data/index.ts';
import { ActionsPanel } from '#renderer/features/actions/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { BackupsPanel } from './backups-panel.tsx';
import { Missing } from './missing.tsx';
import { PlanDue } from './plan-due.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { PlanForm } from './plan-form.tsx';
import { planOf } from './plan-values.ts';
import { TestsPanel } from './tests-panel.tsx';

/** One system: its copies, its restore tests with their times, and what the plan says. */
export function PlanPage() {
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(decodeURIComponent(id));
  if (row === undefined) return null;
  return row === null ? <Missing /> : <KnownPlan row={row} />;
}

function KnownPlan({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['backups', 'common']);
  const { person } = useSession();
  const figures = useBackupFigures()?.find(({ plan }) => plan === row.id) ?? null;
  const [isEditing, setEditing] = useState(false);
  const open = figures?.openTest ?? null;
  const page = `#/backups/plan/${encodeURIComponent(row.id)}`;
  return (
    <Page
      title={row.title}
      sub={planOf(row).content ?? ''}
      actions={
        <>
          <Button component="a" href="#/backups" variant="subtle" leftSection={<Icon name="back" />}>
            {t('backups:toList')}
          </Button>
          {!isEditing && (
            <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
              {t('backups:plan.edit')}
            </Button>
          )}
          {person !== null && (
            <Button
              component="a"
              href={open === null ? `${page}/test` : `#/backups/test/${encodeURIComponent(open)}`}
              leftSection={<Icon name="play" />}
            >
              {open === null ? t('backups:plan.test') : t('backups:plan.goOn')}
            </Button>
          )}
          {person !== null && !isEditing && (
            <Button component="a" href={`${page}/log`} variant="filled" leftSection={<Icon name="check" />}>
              {t('backups:plan.log')}
            </Button>
          )}
        </>
      }
    >
      <ConflictNote record={row.id} />
      <Columns>
        <Column span={8}>
          {isEditing && <PlanForm row={row} onDone={() => setEditing(false)} />}
          <TestsPanel figures={figures} />
          <BackupsPanel plan={row} />
        </Column>
        <Column span={4}>
          <PlanDue plan={row} />
          <PlanFacts row={row} figures={figures} />
          <RecordPhotos row={row} />
          <ActionsPanel row={row} isReadOnly={row.isRemoved} />
          <HistoryPanel record={row.id} />
        </Column>
      </Columns>
    </Page>
  );
}
