import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { PlanFigures, TestFigure } from '#shared/domain/backup-figures.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import classes from './backups.module.css';

const MINUTE_MS = 60_000;
const MARKS: Readonly<Record<string, MarkKind>> = { pass: 'done', passWithRemarks: 'half', fail: 'warning' };

/** Measured time of each restore test against its target, all bars to one scale: the trend is seen, not computed. */
export function TestsPanel({ figures }: { readonly figures: PlanFigures | null }) {
  const { t } = useTranslation('backups');
  const tests = figures?.tests ?? [];
  const longest = Math.max(
    ...tests.flatMap(({ rtoActualMin, rtoTargetMin }) => [rtoActualMin ?? 0, rtoTargetMin ?? 0]),
    1,
  );
  return (
    <Panel title={t('tests.title')} padding={tests.length > 0 ? 'normal' : 'bare'}>
      {tests.length === 0 ? (
        figures !== null && <EmptyState why={t('tests.none')} />
      ) : (
        <ul className={classes['trend']}>
          {tests.map((test) => (
            <TestBar key={test.record} test={test} longest={longest} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function TestBar({ test, longest }: { readonly test: TestFigure; readonly longest: number }) {
  const { t } = useTranslation(['backups', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const { record, number, state, at, result, rtoActualMin, rtoTargetMin } = test;
  const isLate = rtoActualMin !== null && rtoTargetMin !== null && rtoActualMin > rtoTargetMin;
  const minutes = (value: number) => formats.duration(value * MINUTE_MS);
  const target = rtoTargetMin === null ? null : minutes(rtoTargetMin);

  function inWords(): string {
    if (rtoActualMin === null)
      return target === null ? t('backups:tests.notMeasured') : t('backups:tests.notMeasuredOf', { target });
    const measured = minutes(rtoActualMin);
    return target === null ? measured : t('backups:tests.of', { measured, target });
  }
  const text = inWords();

  return (
    <li className={classes['bar']}>
      <span>
        <a className={classes['link']} href={`#/backups/test/${encodeURIComponent(record)}`}>
          {formats.day(utcDay(at))}
        </a>{' '}
        <bdi className={classes['dim']}>{number}</bdi>
      </span>
      <StatusMark kind={MARKS[result ?? ''] ?? 'pending'}>
        {result ? words.code('restoreTest', 'result', result) : t('common:unknown')}
        {state === 'finished' ? ` · ${t('backups:tests.notConfirmed')}` : ''}
      </StatusMark>
      <Meter
        label={t('backups:tests.time')}
        value={rtoActualMin ?? 0}
        max={longest}
        text={text}
        {...(rtoTargetMin === null ? {} : { mark: rtoTargetMin })}
        {...(isLate ? { tone: 'warning' as const } : {})}
      />
      <span className={classes['figure']}>{text}</span>
    </li>
  );
}
