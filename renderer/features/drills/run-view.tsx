import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SaveDraft, save, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { drillClock } from '#shared/domain/drill-clock.ts';
import { AttendancePanel } from './attendance-panel.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { DrillLog, LastLine } from './drill-log.tsx';
import type { DrillParts } from './drill-page.tsx';
import { endPress, type Press, stopPress } from './drill-presses.ts';
import { attendanceOf, clockEntries, drillOf, mayMove } from './drill-values.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { PlayersLink } from './players-link.tsx';
import { currentStep, runSteps } from './run-model.ts';
import { useCommonText, useScenario } from './scenario-content.ts';
import { StepPanel } from './step-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';

/** The drill as the controller runs it. Every press is saved at once; what is shown follows from what is saved. */
export function RunView(parts: DrillParts) {
  const { row, steps: stepRows, lines, attendance } = parts;
  const { t } = useTranslation(['drills', 'ui']);
  const session = useSession();
  const words = useDrillWords();
  const common = useCommonText();
  const scenario = useScenario(drillOf(row).scenario);
  const now = useNow(1000);
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'end' | 'stop' | 'attendance' | 'log' | null>(null);
  const { run, isBusy, error } = useCommand();
  const entries = clockEntries(lines, stepRows);
  const clock = drillClock(entries, now);
  const steps = runSteps(scenario, stepRows, lines, clock.elapsedMs);
  const current = currentStep(steps);
  const at = Math.max(0, chosen === null ? current : steps.findIndex(({ step }) => step.key === chosen));
  const present = attendance.filter((each) => attendanceOf(each).present === true).length;

  /** As it stands at the press, not at the last tick. */
  function press(): Press {
    const pressedAt = Date.now();
    return { drill: row, worker: session, now: pressedAt, elapsedMs: drillClock(entries, pressedAt).elapsedMs };
  }

  function saveAll(drafts: readonly SaveDraft[]) {
    return run(() => save(drafts));
  }

  return (
    <Page
      title={words.title(row)}
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>} · {words.kind(drillOf(row).kind)} ·{' '}
          {t('drills:run.controller', { name: drillOf(row).controllerName ?? t('drills:nobody') })} ·{' '}
          {t('drills:run.present', { count: present })}
        </>
      }
      actions={
        <>
          <Button leftSection={<Icon name="people" />} onClick={() => setDialog('attendance')}>
            {t('drills:attendance.title')}
          </Button>
          <PlayersLink drill={row.id} />
          {mayMove(row, 'debrief', session) && (
            <Button leftSection={<Icon name="stop" />} onClick={() => setDialog('end')}>
              {t('drills:run.end')}
            </Button>
          )}
        </>
      }
      fill
    >
      {error !== null && <ErrorNote error={error} />}
      <Columns>
        <Column span={8} rows="minmax(0, 1fr)">
          <StepPanel
            drill={row}
            scenario={scenario}
            steps={steps}
            at={at}
            attendance={attendance}
            press={press}
            onSave={saveAll}
            onGo={(to) => setChosen(steps[to]?.step.key ?? null)}
            onMarked={() => setChosen(null)}
            isBusy={isBusy}
            lastLine={<LastLine lines={lines} steps={stepRows} />}
            onLog={() => setDialog('log')}
          />
        </Column>
        <Column span={4} rows="auto minmax(0, 1fr)">
          <ClockPanel
            drill={row}
            clock={clock}
            now={now}
            lines={lines}
            stepAtMin={steps[at]?.step.atMin ?? null}
            press={press}
            onSave={saveAll}
            onStopWord={() => setDialog('stop')}
          />
          <StepsPanel steps={steps} scenario={scenario} current={steps[at]?.step.key ?? null} />
        </Column>
      </Columns>
      <ConfirmDialog
        opened={dialog === 'end'}
        title={t('drills:run.endTitle')}
        confirm={t('drills:run.end')}
        onCancel={() => setDialog(null)}
        onConfirm={() => {
          setDialog(null);
          void saveAll(endPress(press()));
        }}
      >
        <ul className={classes['bullets']}>
          {['endDrill', 'restore', 'debrief'].map((key) => (
            <li key={key}>{common(`closing.${key}`)}</li>
          ))}
        </ul>
      </ConfirmDialog>
      <ReasonDialog
        opened={dialog === 'stop'}
        title={t('drills:run.stopTitle')}
        text={t('drills:run.stopText')}
        confirm={t('drills:run.stop')}
        onClose={() => setDialog(null)}
        onGiven={(reason) => save(stopPress(press(), reason))}
      />
      <Modal
        opened={dialog === 'attendance'}
        onClose={() => setDialog(null)}
        title={t('drills:attendance.title')}
        closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
        padding={24}
        size={640}
      >
        <AttendancePanel drill={row} attendance={attendance} canSign={false} />
      </Modal>
      <Modal
        opened={dialog === 'log'}
        onClose={() => setDialog(null)}
        title={t('drills:log.title')}
        closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
        padding={24}
        size={720}
      >
        <DrillLog lines={lines} steps={stepRows} newestFirst />
      </Modal>
    </Page>
  );
}
