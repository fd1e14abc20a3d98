import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { DUE_MARKS, useDueWords } from '#renderer/features/today/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import classes from './backups.module.css';
import type { PlanEntry } from './plan-entries.ts';
import { planOf } from './plan-values.ts';

export function usePlanColumns(now: number): readonly TableColumn<PlanEntry>[] {
  const { t } = useTranslation(['backups', 'common']);
  const words = useFieldWords();
  const due = useDueWords();
  const formats = useFormats();
  const mark = (entry: DueEntry | null) =>
    entry === null ? (
      <span className={classes['dim']}>{t('backups:noDay')}</span>
    ) : (
      <StatusMark kind={DUE_MARKS[entry.state]}>{due.when(entry, now)}</StatusMark>
    );
  const day = (at: number | null | undefined) =>
    typeof at === 'number' ? formats.day(utcDay(at)) : t('backups:neverYet');
  return [
    {
      id: 'system',
      header: t('backups:column.system'),
      width: 'minmax(200px, 2fr)',
      sortBy: ({ row }) => row.title,
      cell: ({ row }) => {
        const { status } = planOf(row);
        const isQuiet = status === 'suspended' || status === 'ended';
        return (
          <TwoLines
            first={row.title}
            second={isQuiet ? words.code('backupPlan', 'status', status) : planOf(row).content}
          />
        );
      },
    },
    {
      id: 'backup',
      header: t('backups:column.backup'),
      width: 'minmax(150px, 1fr)',
      sortBy: ({ backup }) => backup?.dueAt ?? null,
      cell: ({ backup }) => mark(backup),
    },
    {
      id: 'lastBackup',
      header: t('backups:column.lastBackup'),
      width: '130px',
      sortBy: ({ figures }) => figures?.lastGoodAt ?? null,
      cell: ({ figures }) => day(figures?.lastGoodAt),
    },
    {
      id: 'test',
      header: t('backups:column.test'),
      width: 'minmax(150px, 1fr)',
      sortBy: ({ test }) => test?.dueAt ?? null,
      cell: ({ test, figures }) =>
        figures?.openTest ? <StatusMark kind="running">{t('backups:testRuns')}</StatusMark> : mark(test),
    },
    {
      id: 'lastTest',
      header: t('backups:column.lastTest'),
      width: '130px',
      sortBy: ({ figures }) => figures?.lastPassedAt ?? null,
      cell: ({ figures }) => day(figures?.lastPassedAt),
    },
    {
      id: 'by',
      header: words.label('backupPlan', 'restorableBy'),
      width: 'minmax(120px, 1fr)',
      cell: ({ row }) => {
        const { restorableBy } = planOf(row);
        return restorableBy ? words.code('backupPlan', 'restorableBy', restorableBy) : t('common:unknown');
      },
    },
  ];
}
