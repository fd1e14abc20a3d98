import { useTranslation } from 'react-i18next';
import type { HubVessel } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import classes from './fleet.module.css';
import { HEARING_MARKS, hearingOf, notHereYet } from './fleet-model.ts';

export function useFleetColumns(): readonly TableColumn<HubVessel>[] {
  const { t } = useTranslation('fleet');
  const formats = useFormats();
  const now = useNow();
  return [
    {
      id: 'vessel',
      header: t('column.vessel'),
      width: 'minmax(180px, 1.6fr)',
      cell: ({ name, imoNumber, shortCode }) => (
        <TwoLines first={<bdi>{name}</bdi>} second={<bdi>{t('imo', { imo: imoNumber, code: shortCode })}</bdi>} />
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'heard',
      header: t('column.heard'),
      width: 'minmax(140px, 1fr)',
      cell: ({ lastContactAt }) =>
        lastContactAt === null ? (
          t('never')
        ) : (
          <TwoLines first={<Age at={lastContactAt} />} second={<Instant at={lastContactAt} />} />
        ),
      sortBy: ({ lastContactAt }) => (lastContactAt === null ? null : -lastContactAt),
    },
    {
      id: 'state',
      header: t('column.state'),
      width: 'minmax(140px, 1fr)',
      cell: (vessel) => {
        const hearing = hearingOf(vessel, now);
        const { usualGapMs } = vessel.rhythm;
        return (
          <TwoLines
            first={<StatusMark kind={HEARING_MARKS[hearing]}>{t(`hearing.${hearing}`)}</StatusMark>}
            second={usualGapMs === null ? undefined : t('usual', { age: formats.duration(usualGapMs) })}
          />
        );
      },
    },
    {
      id: 'here',
      header: t('column.here'),
      width: 'minmax(120px, 0.8fr)',
      cell: ({ isHere }) =>
        isHere ? (
          <StatusMark kind="stored">{t('here.yes')}</StatusMark>
        ) : (
          <StatusMark kind="pending">{t('here.no')}</StatusMark>
        ),
    },
    {
      id: 'stored',
      header: t('column.stored'),
      width: '112px',
      align: 'end',
      cell: ({ deliveredUpTo }) => formats.number(deliveredUpTo),
      sortBy: ({ deliveredUpTo }) => deliveredUpTo,
    },
    {
      id: 'missing',
      header: t('column.missing'),
      width: '124px',
      align: 'end',
      cell: (vessel) => {
        const missing = notHereYet(vessel, now);
        if (missing === null) return <span className={classes['dim']}>{t('unknown')}</span>;
        return missing === 0 ? t('nothing') : <strong>{formats.number(missing)}</strong>;
      },
      sortBy: (vessel) => notHereYet(vessel, now),
    },
    {
      id: 'conflicts',
      header: t('column.conflicts'),
      width: '92px',
      align: 'end',
      cell: ({ openConflicts }) =>
        openConflicts === 0 ? <span className={classes['dim']}>0</span> : <strong>{openConflicts}</strong>,
      sortBy: ({ openConflicts }) => openConflicts,
    },
    {
      id: 'open',
      header: t('column.open'),
      width: '68px',
      cell: () => <Icon name="chevron-end" />,
    },
  ];
}
