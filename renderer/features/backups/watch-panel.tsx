import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { restoreWatch } from '#shared/domain/restore-watch.ts';
import classes from './backups.module.css';
import type { TestProgress } from './test-progress.ts';
import { moveTo, testOf, watchLine } from './test-values.ts';

type WatchPanelProps = { readonly row: RecordRow; readonly progress: TestProgress };

const MINUTE_MS = 60_000;
/** The bar goes on a little beyond the target. */
const BEYOND = 1.25;

/** The stop-watch against the target. It follows from saved lines, so it is the same after a restart. */
export function WatchPanel({ row, progress }: WatchPanelProps) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const { person } = useSession();
  const now = useNow(1_000);
  const { run, isBusy, error } = useCommand();
  const { state, startedAt, elapsedMs } = restoreWatch(progress.events, now);
  const { rtoTargetMin } = testOf(row);
  const targetMs = typeof rtoTargetMin === 'number' ? rtoTargetMin * MINUTE_MS : null;
  const isLate = targetMs !== null && elapsedMs > targetMs;

  /** Line and state in one save: neither is ever there without the other. */
  function press(kind: 'pause' | 'resume') {
    const at = Date.now();
    const by = person?.record ?? null;
    const values = { state: moveTo(kind === 'pause' ? 'paused' : 'running', by, at) };
    return run(() =>
      save([watchLine(row.id, kind, by, at), { record: row.id, collection: 'restoreTest', values, loaded: row }]),
    );
  }

  function target(): string | undefined {
    if (targetMs === null) return undefined;
    const all = formats.clock(targetMs);
    return isLate
      ? t('watch.over', { target: all, over: formats.clock(elapsedMs - targetMs) })
      : t('watch.left', { target: all, left: formats.clock(targetMs - elapsedMs) });
  }

  return (
    <Panel
      title={t('watch.title')}
      aside={
        startedAt === null ? (
          <StatusMark kind="pending">{t('watch.waiting')}</StatusMark>
        ) : (
          <StatusMark kind={state === 'running' ? 'running' : 'half'}>
            {t(`watch.${state}`)} <Instant at={startedAt} form="time" />
          </StatusMark>
        )
      }
      padding="reading"
    >
      <div className={classes['watch']}>
        <div className={classes['time']}>
          <Readout size="clock" timer={t('watch.title')} unit={target()}>
            {formats.clock(elapsedMs)}
          </Readout>
          {targetMs !== null && (
            <Meter
              label={t('watch.title')}
              value={elapsedMs}
              max={targetMs * BEYOND}
              mark={targetMs}
              text={`${formats.clock(elapsedMs)} / ${formats.clock(targetMs)}`}
              {...(isLate ? { tone: 'warning' as const } : {})}
            />
          )}
        </div>
        {state === 'running' && (
          <Button size="lg" leftSection={<Icon name="pause" />} onClick={() => void press('pause')} disabled={isBusy}>
            {t('watch.pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button size="lg" leftSection={<Icon name="play" />} onClick={() => void press('resume')} disabled={isBusy}>
            {t('watch.resume')}
          </Button>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </Panel>
  );
}
