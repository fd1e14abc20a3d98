import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecord } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { VisitState } from './visit-state.tsx';
import { beginsAt, isPlan, visitOf } from './visit-values.ts';

/** No link of its own: the row is one already. */
function AssetName({ record }: { readonly record: string }) {
  const row = useRecord(record);
  return <bdi>{row?.title || row?.number || '…'}</bdi>;
}

/** Who, on what, from when to when, and how it stands. */
export function useVisitColumns(): readonly TableColumn<RecordRow>[] {
  const { t } = useTranslation('visits');
  const words = useFieldWords();
  return useMemo(
    () => [
      {
        id: 'company',
        header: words.label('vendorSession', 'company'),
        width: 'minmax(200px, 2fr)',
        sortBy: (row) => row.title,
        cell: (row) => {
          const { kind, visitor } = visitOf(row);
          const about = [row.number, kind ? words.code('vendorSession', 'kind', kind) : null, visitor];
          return (
            <TwoLines
              first={<bdi>{row.title}</bdi>}
              second={about.filter(Boolean).join(' · ')}
              href={recordHref(row.id) ?? ''}
            />
          );
        },
      },
      {
        id: 'assets',
        header: words.label('vendorSession', 'assets'),
        width: 'minmax(150px, 1.4fr)',
        cell: (row) => {
          const assets = visitOf(row).assets ?? [];
          const [first] = assets;
          if (first === undefined) return '';
          return (
            <>
              <AssetName record={first} />
              {assets.length > 1 && ` +${assets.length - 1}`}
            </>
          );
        },
      },
      {
        id: 'time',
        header: t('column.time'),
        width: 'minmax(160px, 1.2fr)',
        sortBy: (row) => beginsAt(row),
        cell: (row) => {
          const from = beginsAt(row);
          const { plannedToAt, endedAt } = visitOf(row);
          const to = isPlan(row) ? plannedToAt : endedAt;
          return (
            <TwoLines
              first={from === null ? '' : <Instant at={from} />}
              second={typeof to === 'number' ? <Instant at={to} /> : undefined}
            />
          );
        },
      },
      {
        id: 'state',
        header: words.label('vendorSession', 'state'),
        width: 'minmax(150px, 1fr)',
        sortBy: (row) => row.state,
        cell: (row) => <VisitState row={row} />,
      },
    ],
    [t, words],
  );
}
