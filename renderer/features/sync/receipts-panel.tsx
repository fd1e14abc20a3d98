import { useTranslation } from 'react-i18next';
import { isWithShip, type RecordRow, useRecords, useVessels, useWorkspace } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './sync.module.css';

const SHOWN = { from: 0, count: 20 } as const;
const newest = <C extends string>(collection: C) => ({ collection, sort: 'updatedAt', down: true }) as const;
const SETTINGS = newest('setting');
const ACTIONS = newest('action');
const REPORTS = newest('report');
const REMARKS = newest('reportRemark');
const LISTED = 12;

/** What this desk wrote last, and whether the ship has it: she confirms what she holds with each contact. */
export function ReceiptsPanel() {
  const { t } = useTranslation('sync');
  const words = useFieldWords();
  const { info } = useWorkspace();
  const { vessels } = useVessels();
  const lists = [
    useRecords(SETTINGS, SHOWN),
    useRecords(ACTIONS, SHOWN),
    useRecords(REPORTS, SHOWN),
    useRecords(REMARKS, SHOWN),
  ];
  const toShip = vessels.find(({ vesselId }) => vesselId === info?.vesselId)?.toShip ?? {};
  const own = lists
    .flatMap(({ rows }) => rows)
    .map((row): [RecordRow, boolean | null] => [row, isWithShip(row, info?.replica ?? '', toShip)])
    .filter(([, isThere]) => isThere !== null)
    .sort(([a], [b]) => b.updatedAt - a.updatedAt)
    .slice(0, LISTED);
  return (
    <Panel title={t('receipts.title')}>
      <div className={classes['stack']}>
        <p className={classes['small']}>{own.length === 0 ? t('receipts.none') : t('receipts.words')}</p>
        {own.map(([row, isThere]) => (
          <div key={row.id} className={classes['words']}>
            <StatusMark kind={isThere ? 'stored' : 'pending'}>{t(isThere ? 'receipts.yes' : 'receipts.no')}</StatusMark>{' '}
            {words.record(row.collection)} <bdi>{row.number ?? row.title}</bdi> · <Instant at={row.updatedAt} />
          </div>
        ))}
      </div>
    </Panel>
  );
}
