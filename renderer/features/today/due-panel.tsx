import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dueMarkOf, useReportWords, useWaitingReports } from '#renderer/features/reports/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow, useShipOffset } from '#renderer/ui/time/time-provider.tsx';
import { shipDay } from '#shared/domain/ship-time.ts';

const SHOWN = 6;

/** Reports whose next step is mine, the latest first. */
export function DuePanel() {
  const { t } = useTranslation(['today', 'common']);
  const words = useReportWords();
  const { waiting, isLoading } = useWaitingReports();
  const now = useNow(3_600_000);
  const today = shipDay(now, useShipOffset() ?? 0);
  const marks = waiting.map(({ dueOn }) => (dueOn === null ? null : dueMarkOf(dueOn, today)));
  const overdue = marks.filter((mark) => mark?.kind === 'warning').length;

  return (
    <Panel
      title={t('today:due.title')}
      aside={waiting.length === 0 ? undefined : t('today:due.aside', { overdue, count: waiting.length })}
      action={
        waiting.length > SHOWN && (
          <Button component="a" href="#/reports" variant="subtle">
            {t('today:due.all')}
          </Button>
        )
      }
      padding="bare"
    >
      {waiting.length === 0 ? (
        !isLoading && <EmptyState why={t('today:due.none')} />
      ) : (
        <Rows label={t('today:due.title')}>
          {waiting.slice(0, SHOWN).map(({ row }, index) => {
            const mark = marks[index] ?? null;
            const kind = row.values['kind'];
            const title = row.title === '' ? t('today:latest.sealed') : row.title;
            return (
              <Row
                key={row.id}
                mark={
                  <StatusMark kind={mark?.kind ?? 'pending'}>
                    {mark === null
                      ? t('today:due.noDay')
                      : mark.days < 0
                        ? t('today:due.overdue', { count: -mark.days })
                        : mark.days === 0
                          ? t('today:due.today')
                          : t('today:due.in', { count: mark.days })}
                  </StatusMark>
                }
                title={title}
                sub={
                  <>
                    {row.number !== null && <bdi>{row.number}</bdi>}
                    {typeof kind === 'string' ? ` · ${words.kind(kind)}` : ''} · {words.state(row.state ?? 'draft')}
                  </>
                }
                end={
                  <Button component="a" href={`#/reports/${row.id}`} aria-label={t('today:due.open', { title })}>
                    {t('common:action.open')}
                  </Button>
                }
              />
            );
          })}
        </Rows>
      )}
    </Panel>
  );
}
