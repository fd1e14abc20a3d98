import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, type SaveDraft, save, useSession } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { Result } from '#shared/base/result.ts';
import type { DrillClock } from '#shared/domain/drill-clock.ts';
import { type Press, pausePress, resumePress } from './drill-presses.ts';
import { drillOf, lineOf, mayMove } from './drill-values.ts';
import classes from './drills.module.css';

type ClockPanelProps = {
  readonly drill: RecordRow;
  readonly clock: DrillClock;
  /** UTC ms. */
  readonly now: number;
  readonly lines: readonly RecordRow[];
  /** Of the step that is shown, minutes of the drill clock. */
  readonly stepAtMin: number | null;
  readonly press: () => Press;
  readonly onSave: (drafts: readonly SaveDraft[]) => Promise<Result<unknown>>;
  readonly onStopWord: () => void;
};

/** The drill clock; paused when something real happens, and by whom and why. */
export function ClockPanel(props: ClockPanelProps) {
  const { drill, clock, now, lines, stepAtMin, press, onSave, onStopWord } = props;
  const { t } = useTranslation('drills');
  const formats = useFormats();
  const session = useSession();
  const [isPausing, setPausing] = useState(false);
  const isPaused = clock.state === 'paused';
  const reason = isPaused ? lines.findLast((row) => lineOf(row).kind === 'pause') : undefined;
  const untilMs = stepAtMin === null ? null : stepAtMin * 60_000 - clock.elapsedMs;

  return (
    <Panel
      title={t('clock.title')}
      aside={
        <StatusMark kind={isPaused ? 'half' : 'running'}>{t(isPaused ? 'clock.paused' : 'clock.running')}</StatusMark>
      }
    >
      <div className={classes['stack']}>
        <div className={classes['clock']}>
          <Readout size="clock" timer={t('clock.title')}>
            {formats.clock(clock.elapsedMs)}
          </Readout>
          {isPaused ? (
            <Button
              variant="filled"
              size="lg"
              leftSection={<Icon name="play" />}
              disabled={!mayMove(drill, 'running', session)}
              onClick={() => void onSave(resumePress(press()))}
            >
              {t('clock.resume')}
            </Button>
          ) : (
            <Button size="lg" leftSection={<Icon name="pause" />} onClick={() => setPausing(true)}>
              {t('clock.pause')}
            </Button>
          )}
        </div>
        {isPaused && (
          <p className={classes['said']} role="status">
            <strong>{t('clock.pausedFor', { time: formats.clock(Math.max(0, now - (clock.pausedAt ?? now))) })}</strong>{' '}
            <span dir="auto">{reason === undefined ? '' : lineOf(reason).text}</span>
          </p>
        )}
        <KeyValue
          items={[
            ...(untilMs === null
              ? []
              : [
                  {
                    label: t('clock.thisStep'),
                    value:
                      untilMs > 0
                        ? t('clock.dueIn', { time: formats.clock(untilMs) })
                        : t('clock.dueSince', { time: formats.clock(-untilMs) }),
                    strong: true,
                  },
                ]),
            { label: t('plan.stopWord'), value: drillOf(drill).stopWord ?? t('nobody'), strong: true },
          ]}
        />
        <div>
          <Button variant="subtle" leftSection={<Icon name="close" />} onClick={onStopWord}>
            {t('run.stop')}
          </Button>
        </div>
      </div>
      <ReasonDialog
        opened={isPausing}
        title={t('clock.pauseTitle')}
        text={t('clock.pauseText')}
        confirm={t('clock.pause')}
        onClose={() => setPausing(false)}
        onGiven={(why) => save(pausePress(press(), why))}
      />
    </Panel>
  );
}
