import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { RefTitle } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { endOfDay } from '#shared/domain/due/calendar.ts';
import { dayOfAction, isOverdue, stateOfAction } from './action-values.ts';
import { markOf, useActionWords } from './action-words.ts';

/** @param now UTC ms. */
export function useActionColumns(now: number): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('actions');
  const words = useActionWords();
  const formats = useFormats();
  return useMemo<readonly TableColumn<RecordRow>[]>(
    () => [
      {
        id: 'action',
        header: t('column.action'),
        width: 'minmax(260px, 3fr)',
        cell: (row) => (
          <TwoLines
            first={row.title}
            second={row.number === null ? undefined : <bdi>{row.number}</bdi>}
            href={`#/actions/${row.id}`}
          />
        ),
        sortBy: (row) => row.number,
      },
      {
        id: 'owner',
        header: t('column.owner'),
        width: 'minmax(130px, 1fr)',
        cell: (row) => <bdi>{words.owner(row)}</bdi>,
        sortBy: (row) => words.owner(row),
      },
      {
        id: 'source',
        header: t('column.source'),
        width: 'minmax(160px, 1.4fr)',
        cell: (row) => (row.parent === null ? t('noSource') : <RefTitle record={row.parent} />),
      },
      {
        id: 'day',
        header: t('column.day'),
        width: '170px',
        cell: (row) => <DayCell row={row} now={now} formats={formats} none={t('noDay')} />,
        sortBy: (row) => dayOfAction(row),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 'minmax(130px, 1fr)',
        cell: (row) => (
          <StatusMark kind={markOf(row, now) === 'warning' ? 'running' : markOf(row, now)}>
            {row.isRemoved ? t('voided') : words.state(stateOfAction(row))}
          </StatusMark>
        ),
        sortBy: (row) => words.state(stateOfAction(row)),
      },
    ],
    [t, words, formats, now],
  );
}

type DayCellProps = {
  readonly row: RecordRow;
  readonly now: number;
  readonly formats: ReturnType<typeof useFormats>;
  readonly none: string;
};

/** The day, and how late it is: late work is what a person must see. */
function DayCell({ row, now, formats, none }: DayCellProps) {
  const { t } = useTranslation('actions');
  const day = dayOfAction(row);
  if (day === null) return <>{none}</>;
  if (!isOverdue(row, now)) return <>{formats.day(day)}</>;
  return (
    <TwoLines
      first={formats.day(day)}
      second={<StatusMark kind="warning">{t('late', { time: formats.shortDuration(now - endOfDay(day)) })}</StatusMark>}
    />
  );
}
