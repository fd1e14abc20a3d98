import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useDue } from '#renderer/data/index.ts';
import { useReportWords, useWaitingReports } from '#renderer/features/reports/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { DueRow } from './due-row.tsx';
import { useDueWords } from './due-words.ts';
import classes from './today.module.css';
import { WhyDialog } from './why-dialog.tsx';

const SHOWN = 7;

/** What is overdue, due and soon on this ship, and the reports whose next step is mine; the most urgent first. */
export function DuePanel() {
  const { t } = useTranslation('today');
  const now = useNow();
  const words = useDueWords();
  const all = useDue();
  const { waiting } = useWaitingReports();
  const [asked, setAsked] = useState<DueEntry | null>(null);

  const isMine = new Set(waiting.map(({ id }) => id));
  const mine = (all ?? []).filter(({ kind, record }) => !kind.startsWith('report:') || isMine.has(record ?? ''));
  const urgent = mine.filter(({ state }) => state !== 'ok');
  const dated = new Set(mine.map(({ record }) => record));
  const undated = waiting.filter(({ id }) => !dated.has(id));
  const overdue = urgent.filter(({ state }) => state === 'overdue').length;
  const [next] = mine;
  const isEmpty = urgent.length === 0 && undated.length === 0;

  return (
    <Panel
      title={t('due.title')}
      aside={isEmpty ? undefined : t('due.aside', { overdue, soon: urgent.length - overdue })}
      action={
        all !== undefined &&
        all.length > 0 && (
          <Button component="a" href="#/due" variant="subtle">
            {t('due.all', { count: all.length })}
          </Button>
        )
      }
      padding="bare"
    >
      {all === undefined ? (
        <p className={classes['loading']}>{t('due.loading')}</p>
      ) : isEmpty ? (
        <EmptyState
          why={
            next === undefined
              ? t('due.none')
              : t('due.next', { what: words.title(next), when: words.when(next, now).toLowerCase() })
          }
        />
      ) : (
        <Rows label={t('due.rows')}>
          {urgent.slice(0, SHOWN).map((entry) => (
            <DueRow key={`${entry.kind} ${entry.record}`} entry={entry} now={now} onWhy={() => setAsked(entry)} />
          ))}
          {undated.slice(0, Math.max(0, SHOWN - urgent.length)).map((row) => (
            <UndatedReport key={row.id} row={row} />
          ))}
        </Rows>
      )}
      <WhyDialog entry={asked} onClose={() => setAsked(null)} />
    </Panel>
  );
}

/** A report that waits for me and has no limit. */
function UndatedReport({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['today', 'common']);
  const words = useReportWords();
  const title = row.title === '' ? t('today:latest.sealed') : row.title;
  return (
    <Row
      mark={<StatusMark kind="pending">{t('today:due.noDay')}</StatusMark>}
      title={title}
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>} · {words.state(row.state ?? 'draft')}
        </>
      }
      end={
        <Button component="a" href={`#/reports/${row.id}`} aria-label={t('today:due.open', { title })}>
          {t('common:action.open')}
        </Button>
      }
    />
  );
}
