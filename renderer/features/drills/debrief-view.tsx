import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { save, transition, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { drillClock } from '#shared/domain/drill-clock.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { AttendancePanel } from './attendance-panel.tsx';
import { DrillBanner } from './drill-banner.tsx';
import { DrillLog } from './drill-log.tsx';
import type { DrillParts } from './drill-page.tsx';
import { resumePress } from './drill-presses.ts';
import { clockEntries, drillOf, drillState, mayMove } from './drill-values.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { FollowPanel } from './follow-panel.tsx';
import { SaidWords } from './said-words.tsx';
import { SavedText } from './saved-text.tsx';
import { useCommonText, useScenario, useScenarioText } from './scenario-content.ts';
import { ScoresPanel } from './scores-panel.tsx';
import { SignaturesPanel } from './signatures-panel.tsx';

const RESULTS = ['met', 'partlyMet', 'notMet'] as const;

/** After the drill: what was reached, what was learned, what is done about it, who signs. */
export function DebriefView({ row, steps, lines, attendance, scores }: DrillParts) {
  const { t } = useTranslation('drills');
  const formats = useFormats();
  const session = useSession();
  const words = useDrillWords();
  const fieldWords = useFieldWords();
  const drill = drillOf(row);
  const scenario = useScenario(drill.scenario);
  const say = useScenarioText(scenario);
  const common = useCommonText();
  const { run, isBusy, error } = useCommand();
  const clock = drillClock(clockEntries(lines, steps), Date.now());
  const isAborted = drillState(row) === 'aborted';

  return (
    <Page
      title={words.title(row)}
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>} · {words.state(drillState(row))}
        </>
      }
      actions={
        <>
          <Button component="a" href="#/drills" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          {!isAborted && mayMove(row, 'running', session) && (
            <Button
              variant="subtle"
              leftSection={<Icon name="play" />}
              disabled={isBusy}
              onClick={() =>
                void run(() =>
                  save(resumePress({ drill: row, worker: session, now: Date.now(), elapsedMs: clock.elapsedMs })),
                )
              }
            >
              {t('debrief.goOn')}
            </Button>
          )}
        </>
      }
    >
      <DrillBanner />
      <ConflictNote record={row.id} />
      {error !== null && <ErrorNote error={error} />}
      {isAborted && (
        <Notice
          kind="info"
          title={t('debrief.aborted')}
          actions={
            mayMove(row, 'debrief', session) && (
              <Button disabled={isBusy} onClick={() => void run(() => transition(row, 'debrief'))}>
                {t('debrief.hold')}
              </Button>
            )
          }
        >
          <p dir="auto">{readWorkflow(row.values['state'])?.reason}</p>
        </Notice>
      )}
      <Columns>
        <Column span={8}>
          {scenario !== null && <ScoresPanel drill={row} scenario={scenario} scores={scores} />}
          <Panel title={t('debrief.title')}>
            <div className={classes['form']}>
              {scenario !== null && (
                <ul className={classes['bullets']}>
                  {scenario.debrief.common.map((key) => (
                    <li key={key}>{common(`debrief.${key}`)}</li>
                  ))}
                  {scenario.debrief.own.map((key) => (
                    <li key={key}>
                      <SaidWords say={say} path={`debrief.${key}`} />
                    </li>
                  ))}
                </ul>
              )}
              <SavedText row={row} field="description" label={fieldWords.label('drill', 'description')} rows={2} />
              <SavedText row={row} field="lessons" label={t('debrief.lessons')} help={t('debrief.lessonsHelp')} />
              <SavedText row={row} field="bestPractice" label={t('debrief.best')} rows={2} />
              <SavedText row={row} field="deviations" label={t('debrief.deviations')} rows={2} />
            </div>
          </Panel>
          <FollowPanel drill={row} scenario={scenario} steps={steps} scores={scores} />
          <RecordPhotos row={row} />
          <Panel title={t('log.title')}>
            <DrillLog lines={lines} steps={steps} />
          </Panel>
        </Column>
        <Column span={4}>
          <Panel title={t('ready.facts')}>
            <div className={classes['form']}>
              <KeyValue
                items={[
                  {
                    label: t('debrief.started'),
                    value: typeof drill.startedAt === 'number' ? <Instant at={drill.startedAt} /> : t('noDay'),
                  },
                  { label: t('clock.title'), value: formats.clock(clock.elapsedMs), strong: true },
                  { label: t('plan.controller'), value: <bdi>{drill.controllerName ?? t('nobody')}</bdi> },
                ]}
              />
              <SelectField
                label={t('debrief.result')}
                value={drill.result ?? null}
                onChange={(result) =>
                  void run(() => save([{ record: row.id, collection: 'drill', loaded: row, values: { result } }]))
                }
                options={RESULTS.map((each) => ({
                  value: each as string,
                  label: fieldWords.code('drill', 'result', each),
                }))}
              />
            </div>
          </Panel>
          <AttendancePanel drill={row} attendance={attendance} canSign />
          <SignaturesPanel row={row} />
        </Column>
      </Columns>
    </Page>
  );
}
