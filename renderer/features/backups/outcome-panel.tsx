import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { readWorkflow } from '#shared/domain/workflow.ts';
import classes from './backups.module.css';
import { EvidenceLine } from './evidence-panel.tsx';
import { stepOf } from './test-progress.ts';
import { testOf } from './test-values.ts';

const MINUTE_MS = 60_000;
const MARKS: Readonly<Record<string, MarkKind>> = {
  pass: 'done',
  passWithRemarks: 'half',
  fail: 'warning',
  aborted: 'failed',
};

/** What came of a test: result, measured time, reports, readings and proofs. The same on board and ashore. */
export function OutcomePanel({ row, lines }: { readonly row: RecordRow; readonly lines: readonly RecordRow[] }) {
  const { t } = useTranslation(['backups', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const { result, remarks, defects, report, startedAt, endedAt, rtoActualMin, rtoTargetMin } = testOf(row);
  const unknown = t('common:unknown');
  const isLate = typeof rtoActualMin === 'number' && typeof rtoTargetMin === 'number' && rtoActualMin > rtoTargetMin;
  const steps = lines.filter(({ values }) => values['kind'] === 'step' && (values['reading'] || values['note']));
  const proofs = lines.filter(({ values }) => values['kind'] === 'check' || values['kind'] === 'note');
  const reason = readWorkflow(row.values['state'])?.reason;
  return (
    <Panel
      title={t('backups:outcome.title')}
      aside={
        <StatusMark kind={MARKS[result ?? ''] ?? 'pending'}>
          {result ? words.code('restoreTest', 'result', result) : t('backups:outcome.none')}
        </StatusMark>
      }
      padding="reading"
    >
      <div className={classes['form']}>
        <div className={classes['time']}>
          <Readout
            unit={
              typeof rtoTargetMin === 'number'
                ? t('backups:outcome.target', { target: formats.duration(rtoTargetMin * MINUTE_MS) })
                : undefined
            }
          >
            {typeof rtoActualMin === 'number'
              ? formats.duration(rtoActualMin * MINUTE_MS)
              : t('backups:tests.notMeasured')}
          </Readout>
          {typeof rtoActualMin === 'number' && typeof rtoTargetMin === 'number' && (
            <Meter
              label={t('backups:tests.time')}
              value={rtoActualMin}
              max={Math.max(rtoActualMin, rtoTargetMin) * 1.25}
              mark={rtoTargetMin}
              text={formats.duration(rtoActualMin * MINUTE_MS)}
              {...(isLate ? { tone: 'warning' as const } : {})}
            />
          )}
        </div>
        <KeyValue
          layout="columns"
          items={[
            { label: t('backups:outcome.started'), value: startedAt ? <Instant at={startedAt} withShip /> : unknown },
            { label: t('backups:outcome.ended'), value: endedAt ? <Instant at={endedAt} withShip /> : unknown },
            ...(reason ? [{ label: t('backups:outcome.reason'), value: reason }] : []),
            ...(remarks ? [{ label: words.label('restoreTest', 'remarks'), value: remarks }] : []),
            ...(defects ? [{ label: words.label('restoreTest', 'defects'), value: defects }] : []),
            ...(report ? [{ label: words.record('report'), value: <RefTitle record={report} /> }] : []),
          ]}
        />
        {steps.length > 0 && (
          <KeyValue
            layout="columns"
            items={steps.map((line) => {
              const { order, title, reading, note } = stepOf(line);
              return { label: `${order ?? ''}. ${title ?? ''}`, value: [reading, note].filter(Boolean).join(' · ') };
            })}
          />
        )}
        {proofs.length > 0 && (
          <ul className={classes['taken']}>
            {proofs.map((line) => (
              <EvidenceLine key={line.id} line={line} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
