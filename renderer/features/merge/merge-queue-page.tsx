import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useConflicts, useWorkspace } from '#renderer/data/index.ts';
import { mergeHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import classes from './merge.module.css';
import { groupConflicts, type MergeGroup } from './merge-model.ts';
import { useMergeSession } from './merge-session.ts';
import { UndoButton } from './undo-button.tsx';

const RIGHTS: Readonly<Record<MergeGroup['rights'], MarkKind>> = { all: 'caution', some: 'caution', none: 'pending' };

/** Every record that two sides changed at once, waiting for a person. */
export function MergeQueuePage() {
  const { t } = useTranslation('merge');
  const [, navigate] = useLocation();
  const { info } = useWorkspace();
  const conflicts = useConflicts();
  const last = useMergeSession((state) => state.last);
  const columns = useQueueColumns();
  const groups = groupConflicts(conflicts ?? []);
  const fields = conflicts?.length ?? 0;
  return (
    <Page
      title={t('queue.title')}
      sub={
        conflicts === undefined ? (
          t('loading')
        ) : (
          <>
            <bdi>{info?.vesselName}</bdi>
            {' · '}
            {t('queue.records', { count: groups.length })}
            {' · '}
            {t('queue.fields', { count: fields })}
          </>
        )
      }
      fill
    >
      <div className={classes['queue']}>
        {last !== null && (
          <Notice kind="done" title={t('queue.last', { name: last.title })} actions={<UndoButton last={last} />}>
            <q className={classes['quote']}>{last.reason}</q>
          </Notice>
        )}
        <Panel padding="bare">
          <DataTable
            label={t('queue.title')}
            rows={groups}
            columns={columns}
            keyOf={({ record }) => record}
            onOpen={({ record }) => navigate(`/merge/${encodeURIComponent(record)}`)}
            leastWidthPx={820}
            empty={conflicts === undefined ? null : <EmptyState why={t('queue.empty')} />}
          />
        </Panel>
      </div>
    </Page>
  );
}

function useQueueColumns(): readonly TableColumn<MergeGroup>[] {
  const { t } = useTranslation('merge');
  const words = useFieldWords();
  return [
    {
      id: 'record',
      header: t('queue.record'),
      width: 'minmax(200px, 1.6fr)',
      cell: ({ record, title, number, collection }) => (
        <TwoLines
          first={<bdi>{title || number || words.record(collection)}</bdi>}
          second={[number, words.record(collection)].filter(Boolean).join(' · ')}
          href={mergeHref(record)}
        />
      ),
      sortBy: ({ title }) => title,
    },
    {
      id: 'fields',
      header: t('queue.differing'),
      width: 'minmax(160px, 2fr)',
      cell: ({ items, collection }) => items.map(({ field }) => words.label(collection, field)).join(', '),
    },
    {
      id: 'sides',
      header: t('queue.sides'),
      width: '150px',
      cell: ({ items }) => {
        const sides = new Set(items.flatMap(({ contenders }) => contenders.map(({ side }) => side)));
        return sides.size > 1 ? t('queue.both') : t(sides.has('ship') ? 'queue.twoOnShip' : 'queue.twoAshore');
      },
    },
    {
      id: 'since',
      header: t('queue.since'),
      width: '80px',
      cell: ({ toAt }) => <Age at={toAt} form="short" />,
      sortBy: ({ toAt }) => -toAt,
    },
    {
      id: 'rights',
      header: t('queue.who'),
      width: 'minmax(170px, 1fr)',
      cell: ({ rights }) => <StatusMark kind={RIGHTS[rights]}>{t(`queue.rights.${rights}`)}</StatusMark>,
    },
  ];
}
