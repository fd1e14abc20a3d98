import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { DueItem, DueState } from '#shared/domain/due/due-items.ts';
import { limitsOfReport } from '#shared/domain/due/due-list.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { DEADLINES } from './ncr-content.ts';
import classes from './reports.module.css';

const FEW = { from: 0, count: 500 } as const;
const VESSEL = { collection: 'vessel' } as const;
const SETTINGS = { collection: 'setting' } as const;
const MARKS: Readonly<Record<DueState, MarkKind>> = {
  overdue: 'warning',
  due: 'caution',
  soon: 'pending',
  ok: 'pending',
};

/** By when what must have happened, and which rule says so. */
export function DeadlinesPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const now = useNow(3_600_000);
  const vessel = useRecords(VESSEL, FEW).rows;
  const setting = useRecords(SETTINGS, FEW).rows;
  const limits = limitsOfReport(DEADLINES, { vessel, setting }, row, now);
  if (limits.length === 0) return null;
  return (
    <Panel title={t('limits.title')} padding="bare">
      <ul className={classes['limits']}>
        {limits.map((limit) => (
          <LimitLine key={limit.ruleId} limit={limit} now={now} />
        ))}
      </ul>
    </Panel>
  );
}

function LimitLine({ limit, now }: { readonly limit: DueItem; readonly now: number }) {
  const { t } = useTranslation(['reports', 'today']);
  const formats = useFormats();
  const { params } = limit.explanation;
  const duty = String(params['duty']);
  const isEvent = typeof params['event'] === 'string';
  const day = isEvent
    ? t(`reports:limits.${params['event']}` as 'reports:limits.beforeSailing')
    : formats.day(utcDay(limit.dueAt));
  const late = formats.shortDuration(now - limit.dueAt);
  return (
    <li className={classes['limit']}>
      <span className={classes['limitHead']}>
        <span>{t(`today:duty.${duty}` as 'today:duty.closing')}</span>
        <StatusMark kind={MARKS[limit.state]}>
          {limit.state === 'overdue' && !isEvent ? t('reports:limits.late', { day, time: late }) : day}
        </StatusMark>
      </span>
      <span className={classes['small']}>
        <bdi>{limit.ruleId}</bdi> · {t(`today:basis.${limit.basis}`)} · {limit.source} · {limit.edition}
        {limit.unverified && ` · ${t('reports:limits.unverified')}`}
      </span>
    </li>
  );
}
