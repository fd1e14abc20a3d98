import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import { isUnverifiedFromLibrary, shownVersion } from './asset-state.ts';
import { AssetStateMark } from './asset-state-mark.tsx';
import classes from './assets.module.css';
import type { Zones } from './use-zones.ts';

/** A place in the list; its row may still be loading. */
export type Entry = { readonly id: RecordId; readonly at: number };

type Columns = {
  readonly at: (index: number) => RecordRow | undefined;
  readonly onSeen: (at: number, seen: boolean) => void;
  readonly zones: Zones;
  readonly everyDays: number;
};

export function useAssetColumns({ at, onSeen, zones, everyDays }: Columns): readonly TableColumn<Entry>[] {
  const { t } = useTranslation(['assets', 'common']);
  // Once for the table: a thousand rows that scroll by must not each prepare the words for ages.
  const formats = useFormats();
  const now = useNow(3_600_000);
  const dash = <span className={classes['dim']}>{t('common:unknown')}</span>;

  function cell(draw: (row: RecordRow) => ReactNode): (entry: Entry) => ReactNode {
    return (entry) => {
      const row = at(entry.at);
      return row === undefined ? <span className={classes['loading']} /> : draw(row);
    };
  }

  return [
    {
      id: 'asset',
      header: t('assets:column.asset'),
      width: 'minmax(200px, 2fr)',
      cell: (entry) => <NameCell entry={entry} row={at(entry.at)} onSeen={onSeen} />,
    },
    {
      id: 'zone',
      header: t('assets:column.zone'),
      width: '56px',
      cell: cell(({ values }) => {
        const zone = values['zone'];
        return typeof zone === 'string' ? <bdi>{zones.keyOf(zone) ?? '…'}</bdi> : dash;
      }),
    },
    {
      id: 'category',
      header: t('assets:column.category'),
      width: '72px',
      cell: cell(({ values }) => (typeof values['e22Category'] === 'string' ? values['e22Category'] : dash)),
    },
    {
      id: 'version',
      header: t('assets:column.version'),
      width: 'minmax(90px, 0.7fr)',
      cell: cell((row) => {
        const version = shownVersion(row);
        return version === null ? dash : <bdi>{version}</bdi>;
      }),
    },
    {
      id: 'state',
      header: t('assets:column.state'),
      width: 'minmax(168px, 1fr)',
      cell: cell((row) => <AssetStateMark row={row} everyDays={everyDays} />),
    },
    {
      id: 'verified',
      header: t('assets:column.verified'),
      width: '84px',
      cell: cell(({ values }) => {
        const on = values['verifiedOn'];
        if (typeof on !== 'string' || on === '') return dash;
        return <time dateTime={on}>{formats.shortDuration(Math.max(now - Date.parse(`${on}T00:00:00Z`), 0))}</time>;
      }),
    },
    {
      id: 'sent',
      header: t('assets:column.sent'),
      width: 'minmax(132px, 0.8fr)',
      cell: cell((row) => <Delivery row={row} />),
    },
  ];
}

function Delivery({ row }: { readonly row: RecordRow }) {
  return <RecordState state={useRecordState(row)} />;
}

type NameCellProps = {
  readonly entry: Entry;
  readonly row: RecordRow | undefined;
  readonly onSeen: (at: number, seen: boolean) => void;
};

function NameCell({ entry: { id, at }, row, onSeen }: NameCellProps) {
  const { t } = useTranslation('assets');
  const words = useFieldWords();
  useEffect(() => {
    onSeen(at, true);
    return () => onSeen(at, false);
  }, [at, onSeen]);
  if (row === undefined) return <span className={classes['loading']} />;
  const { group, maker, model } = row.values;
  const facts = [
    typeof group === 'string' ? words.code('asset', 'group', group) : '',
    [maker, model].filter((each) => typeof each === 'string' && each !== '').join(' '),
    isUnverifiedFromLibrary(row) ? t('fromLibrary') : '',
  ];
  return (
    <TwoLines
      first={<bdi>{row.title || row.number}</bdi>}
      second={facts.filter((fact) => fact !== '').join(' · ')}
      href={recordHref(id) ?? ''}
    />
  );
}
