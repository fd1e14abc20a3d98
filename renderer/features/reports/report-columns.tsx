import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState } from '#renderer/data/index.ts';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { isClosed, isSealed, reportOf } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import { HowOld } from './when.tsx';

export function useReportColumns(): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('reports');
  const words = useReportWords();
  return useMemo<readonly TableColumn<RecordRow>[]>(
    () => [
      {
        id: 'report',
        header: t('column.report'),
        width: 'minmax(240px, 3fr)',
        cell: (row) => (
          <TwoLines
            first={isSealed(row) ? t('sealed.title') : row.title}
            second={row.number === null ? undefined : <bdi>{row.number}</bdi>}
            href={`#/reports/${row.id}`}
          />
        ),
        sortBy: (row) => row.number,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        width: 'minmax(110px, 1fr)',
        cell: (row) => (isSealed(row) ? t('sealed.word') : words.kind(reportOf(row).kind)),
        sortBy: (row) => (isSealed(row) ? null : words.kind(reportOf(row).kind)),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 'minmax(150px, 1.2fr)',
        cell: (row) => <StateCell row={row} />,
        sortBy: (row) => words.state(row.state),
      },
      {
        id: 'delivery',
        header: t('column.delivery'),
        width: '150px',
        cell: (row) => <DeliveryCell row={row} />,
      },
      {
        id: 'age',
        header: t('column.age'),
        width: '96px',
        align: 'end',
        cell: (row) => <HowOld at={row.createdAt} isDayOnly={isSealed(row)} form="short" />,
        sortBy: (row) => -row.createdAt,
      },
    ],
    [t, words],
  );
}

/** A conflict is the one thing in this column that needs a person; all else is a word. */
function StateCell({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const words = useReportWords();
  if (row.conflictCount > 0) return <StatusMark kind="caution">{t('list.conflict')}</StatusMark>;
  if (row.isRemoved) return <StatusMark kind="failed">{t('void.word')}</StatusMark>;
  return <StatusMark kind={isClosed(row) ? 'done' : 'running'}>{words.state(row.state ?? 'draft')}</StatusMark>;
}

function DeliveryCell({ row }: { readonly row: RecordRow }) {
  return <RecordState state={useRecordState(row)} />;
}
