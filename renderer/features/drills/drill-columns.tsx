import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { drillOf, drillState } from './drill-values.ts';
import { markOf, useDrillWords } from './drill-words.ts';

/** @param dayOf the day that a drill is planned for. */
export function useDrillColumns(dayOf: (row: RecordRow) => string | null): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('drills');
  const words = useDrillWords();
  const formats = useFormats();
  return useMemo<readonly TableColumn<RecordRow>[]>(
    () => [
      {
        id: 'drill',
        header: t('column.drill'),
        width: 'minmax(180px, 3fr)',
        cell: (row) => (
          <TwoLines
            first={words.title(row)}
            second={
              <>
                {row.number !== null && <bdi>{row.number}</bdi>} · {words.kind(drillOf(row).kind)}
              </>
            }
            href={`#/drills/${row.id}`}
          />
        ),
        sortBy: (row) => row.number,
      },
      {
        id: 'when',
        header: t('column.when'),
        width: 'minmax(104px, 1.2fr)',
        cell: (row) => {
          const { startedAt } = drillOf(row);
          if (typeof startedAt === 'number') return <Instant at={startedAt} />;
          const day = dayOf(row);
          return day === null ? t('noDay') : t('plannedFor', { day: formats.day(day) });
        },
        sortBy: (row) => drillOf(row).startedAt ?? null,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 'minmax(116px, 1fr)',
        cell: (row) => <StateCell row={row} />,
        sortBy: (row) => words.state(drillState(row)),
      },
      { id: 'delivery', header: t('column.delivery'), width: '130px', cell: (row) => <DeliveryCell row={row} /> },
    ],
    [t, words, formats, dayOf],
  );
}

/** A conflict is the one thing in this column that needs a person; all else is a word. */
function StateCell({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('drills');
  const words = useDrillWords();
  if (row.conflictCount > 0) return <StatusMark kind="caution">{t('conflict')}</StatusMark>;
  if (row.isRemoved) return <StatusMark kind="failed">{t('voided')}</StatusMark>;
  const state = drillState(row);
  return <StatusMark kind={markOf(state)}>{words.state(state)}</StatusMark>;
}

function DeliveryCell({ row }: { readonly row: RecordRow }) {
  return <RecordState state={useRecordState(row)} />;
}
