import { Button, Table } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type RecordRow, useDue, useRecords } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { utcDay } from '#shared/domain/ship-time.ts';
import { AGE_GROUPS, type Aged, agedReports, ageMatrix, isLate } from './ageing.ts';
import { isSealed } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import classes from './reports.module.css';

const REPORTS = { collection: 'report' } as const;
/** More reports than any ship has. */
const ALL = { from: 0, count: 5000 } as const;
const NO_ROWS: readonly RecordRow[] = [];

/** What is open for how long: counted by grade and age, then one by one with the next limit. */
export function AgeingPage() {
  const { t } = useTranslation(['reports', 'ui']);
  const [, navigate] = useLocation();
  const now = useNow(3_600_000);
  const { rows, isLoading } = useRecords(REPORTS, ALL);
  const due = useDue();
  const aged = useMemo(() => agedReports(isLoading ? NO_ROWS : rows, due ?? [], now), [rows, isLoading, due, now]);
  const columns = useColumns(now);
  return (
    <Page
      title={t('reports:ageing.title')}
      sub={
        isLoading || due === undefined
          ? t('ui:shell.loading')
          : t('reports:ageing.sub', { count: aged.length, overdue: aged.filter(isLate).length })
      }
      actions={
        <Button component="a" href="#/reports" variant="subtle" leftSection={<Icon name="back" />}>
          {t('reports:ageing.back')}
        </Button>
      }
      fill
    >
      <div className={classes['list']}>
        {aged.length > 0 ? (
          <Panel title={t('reports:ageing.matrix')} padding="bare">
            <AgeTable aged={aged} />
          </Panel>
        ) : (
          <span />
        )}
        <Panel title={t('reports:ageing.list')} padding="bare">
          <DataTable
            label={t('reports:ageing.list')}
            rows={aged}
            columns={columns}
            keyOf={keyOf}
            onOpen={({ row }) => navigate(`/reports/${row.id}`)}
            leastWidthPx={820}
            empty={isLoading ? undefined : <EmptyState why={t('reports:ageing.empty')} />}
          />
        </Panel>
      </div>
    </Page>
  );
}

function keyOf({ row }: Aged): string {
  return row.id;
}

function useGradeWord(): (grade: Aged['grade']) => string {
  const { t } = useTranslation('reports');
  return (grade) => (grade === 'ungraded' || grade === 'sealed' ? t(`ageing.${grade}`) : t(`grade.${grade}`));
}

function AgeTable({ aged }: { readonly aged: readonly Aged[] }) {
  const { t } = useTranslation('reports');
  const word = useGradeWord();
  const number = classes['figure'];
  return (
    <Table className={classes['ages']} aria-label={t('ageing.matrix')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('ageing.grade')}</Table.Th>
          {AGE_GROUPS.map((group) => (
            <Table.Th key={group} className={number}>
              {t(`ageing.${group}`)}
            </Table.Th>
          ))}
          <Table.Th className={number}>{t('ageing.overdue')}</Table.Th>
          <Table.Th className={number}>{t('ageing.all')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ageMatrix(aged).map(({ grade, groups, overdue, all }) => (
          <Table.Tr key={grade}>
            <Table.Th scope="row">{word(grade)}</Table.Th>
            {AGE_GROUPS.map((group, at) => (
              <Table.Td key={group} className={number}>
                {groups[at]}
              </Table.Td>
            ))}
            <Table.Td className={number}>
              {overdue > 0 ? <StatusMark kind="warning">{String(overdue)}</StatusMark> : overdue}
            </Table.Td>
            <Table.Td className={number}>{all}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function useColumns(now: number): readonly TableColumn<Aged>[] {
  const { t } = useTranslation('reports');
  const words = useReportWords();
  const word = useGradeWord();
  return [
    {
      id: 'report',
      header: t('column.report'),
      width: 'minmax(240px, 3fr)',
      cell: ({ row }) => (
        <TwoLines
          first={isSealed(row) ? t('sealed.title') : row.title}
          second={row.number === null ? undefined : <bdi>{row.number}</bdi>}
          href={`#/reports/${row.id}`}
        />
      ),
      sortBy: ({ row }) => row.number,
    },
    {
      id: 'grade',
      header: t('ageing.grade'),
      width: 'minmax(130px, 1fr)',
      cell: ({ grade }) => word(grade),
      sortBy: ({ grade }) => word(grade),
    },
    {
      id: 'state',
      header: t('column.state'),
      width: 'minmax(130px, 1fr)',
      cell: ({ row }) => words.state(row.state ?? 'draft'),
      sortBy: ({ row }) => words.state(row.state),
    },
    {
      id: 'next',
      header: t('ageing.next'),
      width: 'minmax(200px, 1.6fr)',
      cell: (aged) => <NextLimit aged={aged} now={now} />,
      sortBy: ({ next }) => next?.dueAt ?? null,
    },
    {
      id: 'age',
      header: t('ageing.age'),
      width: '100px',
      align: 'end',
      cell: ({ days }) => t('ageing.days', { count: days }),
      sortBy: ({ days }) => days,
    },
  ];
}

/** What must happen next about it and by when; how late that is. */
function NextLimit({ aged, now }: { readonly aged: Aged; readonly now: number }) {
  const { t } = useTranslation(['reports', 'today']);
  const formats = useFormats();
  const { next } = aged;
  if (next === null) return <>{t('reports:ageing.noLimit')}</>;
  const duty = t(`today:duty.${next.kind.slice('report:'.length)}` as 'today:duty.closing');
  const limit = t('reports:ageing.limit', { duty, day: formats.day(utcDay(next.dueAt)) });
  if (!isLate(aged)) return <>{limit}</>;
  const late = t('reports:ageing.late', { time: formats.shortDuration(now - next.dueAt) });
  return <TwoLines first={limit} second={<StatusMark kind="warning">{late}</StatusMark>} />;
}
