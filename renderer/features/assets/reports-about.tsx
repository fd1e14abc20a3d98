import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import classes from './assets.module.css';

const SHOWN = { from: 0, count: 5 } as const;

/** What was reported about an asset, the newest first. */
export function ReportsAbout({ asset }: { readonly asset: RecordId }) {
  const { t } = useTranslation('assets');
  const { rows, total } = useRecords(
    { collection: 'report', where: { assets: asset }, sort: 'createdAt', down: true },
    SHOWN,
  );
  return (
    <Panel title={t('reports.title')} aside={total > 0 ? total : undefined} padding={total > 0 ? 'bare' : 'normal'}>
      {total === 0 ? (
        <p className={classes['small']}>{t('reports.none')}</p>
      ) : (
        <Rows label={t('reports.title')}>
          {rows.map((row) => (
            <ReportRow key={row.id} row={row} />
          ))}
        </Rows>
      )}
      {total > rows.length && rows.length > 0 && (
        <p className={classes['more']}>{t('reports.more', { count: total - rows.length })}</p>
      )}
    </Panel>
  );
}

function ReportRow({ row }: { readonly row: RecordRow }) {
  const words = useFieldWords();
  return (
    <Row
      compact
      title={
        <a className={classes['link']} href={recordHref(row.id) ?? ''}>
          <bdi>{row.title || row.number}</bdi>
        </a>
      }
      sub={
        <>
          <bdi>{row.number}</bdi> · <Age at={row.createdAt} form="ago" />
        </>
      }
      end={
        row.state === null ? undefined : (
          <span className={classes['state']}>{words.code('report', 'state', row.state)}</span>
        )
      }
    />
  );
}
