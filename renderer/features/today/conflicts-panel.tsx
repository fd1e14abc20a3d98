import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useConflicts } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';

const SHOWN = 2;

/** Records that ship and shore changed at once; not there at all while there are none. */
export function ConflictsPanel() {
  const { t } = useTranslation(['today', 'common']);
  const items = useConflicts() ?? [];
  const records = [...new Map(items.map((item) => [item.record, item])).values()];
  if (records.length === 0) return null;
  return (
    <Panel
      title={t('today:conflicts.title')}
      aside={t('today:conflicts.count', { count: records.length })}
      action={
        <Button component="a" href="#/merge" variant="subtle">
          {t('today:conflicts.all')}
        </Button>
      }
      padding="bare"
    >
      <Rows label={t('today:conflicts.title')}>
        {records.slice(0, SHOWN).map(({ record, title, number, updatedAt, maySettle }) => (
          <Row
            key={record}
            mark={<StatusMark kind="caution">{t('today:conflicts.word')}</StatusMark>}
            title={title}
            sub={
              <>
                {number !== null && <bdi>{number}</bdi>} · <Age at={updatedAt} form="ago" />
                {maySettle ? '' : ` · ${t('today:conflicts.others')}`}
              </>
            }
            end={
              <Button component="a" href={`#/merge/${record}`} aria-label={t('today:conflicts.decide', { title })}>
                {t('common:action.open')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Panel>
  );
}
