import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState, useRecords } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { utcDay } from '#shared/domain/ship-time.ts';
import classes from './today.module.css';

const LATEST = { collection: 'report', sort: 'createdAt', down: true } as const;
const SIX = { from: 0, count: 6 } as const;

/** What was reported last, and how far each is on its way ashore. */
export function LatestPanel() {
  const { t } = useTranslation('today');
  const { rows, total, isLoading } = useRecords(LATEST, SIX);
  return (
    <Panel
      title={t('latest.title')}
      aside={total > 0 ? t('latest.count', { count: total }) : undefined}
      action={
        total > 0 && (
          <Button component="a" href="#/reports" variant="subtle">
            {t('latest.all')}
          </Button>
        )
      }
      padding="bare"
    >
      {rows.length === 0 ? (
        !isLoading && <EmptyState why={t('latest.none')} />
      ) : (
        <div className={classes['latest']}>
          <Rows label={t('latest.title')}>
            {rows.map((row) => (
              <LatestRow key={row.id} row={row} />
            ))}
          </Rows>
        </div>
      )}
    </Panel>
  );
}

function LatestRow({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const state = useRecordState(row);
  // Its times are rounded to the day: an age in hours would be a lie.
  const isSealed = row.values['confidential'] === true;
  return (
    <Row
      compact
      title={
        <a className={classes['link']} href={`#/reports/${row.id}`}>
          {row.title === '' ? t('latest.sealed') : row.title}
        </a>
      }
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>} ·{' '}
          {isSealed ? formats.day(utcDay(row.createdAt)) : <Age at={row.createdAt} form="ago" />}
        </>
      }
      end={<RecordState state={state} />}
    />
  );
}
