import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState } from '#renderer/data/index.ts';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { incidentOf, isOver, stateOfIncident } from './incident-values.ts';
import { severityMark, useIncidentWords } from './incident-words.ts';

export function useIncidentColumns(): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('incidents');
  const words = useIncidentWords();
  return useMemo<readonly TableColumn<RecordRow>[]>(
    () => [
      {
        id: 'incident',
        header: t('column.incident'),
        width: 'minmax(240px, 3fr)',
        cell: (row) => (
          <TwoLines
            first={row.title}
            second={row.number === null ? undefined : <bdi>{row.number}</bdi>}
            href={`#/incidents/${row.id}`}
          />
        ),
        sortBy: (row) => row.number,
      },
      {
        id: 'severity',
        header: t('column.severity'),
        width: 'minmax(150px, 1.1fr)',
        cell: (row) => {
          const { severity } = incidentOf(row);
          return <StatusMark kind={severityMark(severity, isOver(row))}>{words.severity(severity)}</StatusMark>;
        },
        sortBy: (row) => incidentOf(row).severity ?? 0,
      },
      {
        id: 'type',
        header: t('column.type'),
        width: 'minmax(130px, 1.2fr)',
        cell: (row) => words.type(incidentOf(row).type),
        sortBy: (row) => words.type(incidentOf(row).type),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 'minmax(140px, 1fr)',
        cell: (row) => <StateCell row={row} />,
        sortBy: (row) => words.state(stateOfIncident(row)),
      },
      {
        id: 'delivery',
        header: t('column.delivery'),
        width: '150px',
        cell: (row) => <DeliveryCell row={row} />,
      },
      {
        id: 'aware',
        header: t('column.aware'),
        width: '104px',
        align: 'end',
        cell: (row) => <Age at={incidentOf(row).awareShipAt ?? row.createdAt} form="short" />,
        sortBy: (row) => -(incidentOf(row).awareShipAt ?? row.createdAt),
      },
    ],
    [t, words],
  );
}

/** A conflict is the one thing in this column that needs a person; all else is a word. */
export function StateCell({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const words = useIncidentWords();
  if (row.conflictCount > 0) return <StatusMark kind="caution">{t('conflict')}</StatusMark>;
  if (row.isRemoved) return <StatusMark kind="failed">{t('voided')}</StatusMark>;
  return <StatusMark kind={isOver(row) ? 'done' : 'running'}>{words.state(stateOfIncident(row))}</StatusMark>;
}

function DeliveryCell({ row }: { readonly row: RecordRow }) {
  return <RecordState state={useRecordState(row)} />;
}
