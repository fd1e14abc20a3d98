import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { transition, useDue, useRecordState, useSession } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { IncidentsAbout } from '#renderer/features/incidents/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { RisksAbout } from '#renderer/features/risk/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordStepper } from '#renderer/ui/status/record-stepper.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { drillClock } from '#shared/domain/drill-clock.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { AttendancePanel } from './attendance-panel.tsx';
import { criteriaOf } from './criteria.ts';
import { DrillBanner } from './drill-banner.tsx';
import { DrillLog } from './drill-log.tsx';
import type { DrillParts } from './drill-page.tsx';
import { clockEntries, drillOf, drillState, mayMove, scoreOf } from './drill-values.ts';
import { markOf, useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { FollowPanel } from './follow-panel.tsx';
import { SavedText } from './saved-text.tsx';
import { useCommonText, useScenario, useScenarioText } from './scenario-content.ts';
import { SignaturesPanel } from './signatures-panel.tsx';
import { useSystemWords } from './system-words.ts';

/** The record of a drill, the same aboard and ashore; the shore acknowledges it here. */
export function RecordView({ row, steps, lines, attendance, scores }: DrillParts) {
  const { t } = useTranslation(['drills', 'ui']);
  const session = useSession();
  const words = useDrillWords();
  const state = drillState(row);
  const scenario = useScenario(drillOf(row).scenario);
  const delivery = useRecordState(row);
  const { run, isBusy, error } = useCommand();
  const mayReopen = state === 'completed' && mayMove(row, 'debrief', session);
  const mayPlanAgain = state === 'cancelled' && mayMove(row, 'draft', session);

  return (
    <Page
      title={words.title(row)}
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>} · {words.kind(drillOf(row).kind)}
        </>
      }
      actions={
        <>
          <Button component="a" href="#/drills" variant="subtle" leftSection={<Icon name="back" />}>
            {t('drills:toList')}
          </Button>
          {(mayReopen || mayPlanAgain) && (
            <Button disabled={isBusy} onClick={() => void run(() => transition(row, mayReopen ? 'debrief' : 'draft'))}>
              {mayReopen ? t('drills:record.reopen') : t('drills:record.planAgain')}
            </Button>
          )}
          <PrintButton papers={[{ kind: 'drillRecord', record: row.id }]} />
          <StatusMark kind={markOf(state)} framed>
            {row.isRemoved ? t('drills:voided') : words.state(state)}
          </StatusMark>
        </>
      }
    >
      <DrillBanner />
      <ConflictNote record={row.id} />
      {error !== null && <ErrorNote error={error} />}
      <Columns>
        <Column span={8}>
          <FactsPanel row={row} steps={steps} lines={lines} />
          <Results row={row} scores={scores} />
          <FollowPanel drill={row} scenario={scenario} steps={steps} scores={scores} isReadOnly />
          <Panel title={t('drills:log.title')}>
            <DrillLog lines={lines} steps={steps} />
          </Panel>
          <IncidentsAbout record={row.id} by="drills" />
          <RecordPhotos row={row} />
        </Column>
        <Column span={4}>
          <SignaturesPanel row={row} />
          {session.side === 'shore' && state !== 'cancelled' && (
            <Panel title={t('drills:record.shore')}>
              <SavedText row={row} field="shoreRemark" label={t('drills:record.remark')} />
            </Panel>
          )}
          <AttendancePanel drill={row} attendance={attendance} canSign={false} isReadOnly />
          <Panel title={t('ui:state.title')}>
            <RecordStepper current={delivery} />
          </Panel>
          <RisksAbout record={row.id} by="links" />
          <HistoryPanel record={row.id} />
        </Column>
      </Columns>
    </Page>
  );
}

function FactsPanel({ row, steps, lines }: Pick<DrillParts, 'row' | 'steps' | 'lines'>) {
  const { t } = useTranslation('drills');
  const formats = useFormats();
  const { side } = useSession();
  const words = useDrillWords();
  const fieldWords = useFieldWords();
  const common = useCommonText();
  const drill = drillOf(row);
  const clock = drillClock(clockEntries(lines, steps), Date.now());
  const scenario = useScenario(drill.scenario);
  const systemName = useSystemWords();
  const next = (useDue() ?? []).find(({ kind, record }) => kind === 'scenario' && record === drill.plan);
  const at = (instant: number | null | undefined) =>
    typeof instant === 'number' ? <Instant at={instant} withShip /> : t('noDay');
  return (
    <Panel title={t('ready.facts')}>
      <KeyValue
        layout="columns"
        items={[
          { label: t('debrief.started'), value: at(drill.startedAt) },
          { label: t('record.ended'), value: at(drill.endedAt) },
          { label: t('clock.title'), value: formats.clock(clock.elapsedMs) },
          {
            label: t('debrief.result'),
            value: drill.result ? fieldWords.code('drill', 'result', drill.result) : t('record.notScored'),
          },
          { label: t('plan.controller'), value: <bdi>{drill.controllerName ?? t('nobody')}</bdi> },
          { label: t('plan.combinedWith'), value: words.combinedWith(drill.combinedWith) },
          {
            label: fieldWords.label('drill', 'shipStatus'),
            value: drill.shipStatus ? fieldWords.code('drill', 'shipStatus', drill.shipStatus) : t('record.notSaid'),
          },
          {
            label: fieldWords.label('drill', 'port'),
            value: drill.port ? <bdi>{drill.port}</bdi> : t('record.notSaid'),
          },
          {
            label: t('record.position'),
            value:
              typeof drill.latDeg === 'number' && typeof drill.lonDeg === 'number' ? (
                <bdi>{`${drill.latDeg}, ${drill.lonDeg}`}</bdi>
              ) : (
                t('record.notSaid')
              ),
          },
          {
            label: t('scenario.systems'),
            value: drill.assets?.length
              ? drill.assets.map((id) => <RefTitle key={id} record={id} />)
              : (scenario?.systems.map(systemName).join(', ') ?? t('record.notSaid')),
          },
          {
            label: t('plan.scenario'),
            value: (
              <bdi>
                {drill.scenario ?? t('record.notSaid')} {drill.scenarioVersion ?? ''}
              </bdi>
            ),
          },
          { label: fieldWords.label('drill', 'rules'), value: drill.rules?.join(', ') || t('nobody') },
          {
            label: t('record.nextDue'),
            value: next === undefined ? t('record.noNext') : formats.day(utcDay(next.dueAt)),
          },
          {
            label: t('gate.title'),
            value:
              (drill.safetyGate ?? []).length === 0
                ? t('record.notSaid')
                : (drill.safetyGate ?? []).map((key) => common(`safetyGate.${key}`)).join(' '),
          },
          { label: t('plan.stopWord'), value: drill.stopWord ?? t('record.notSaid') },
          ...(side === 'ship' && drill.shoreRemark
            ? [{ label: t('record.shore'), value: <span dir="auto">{drill.shoreRemark}</span> }]
            : []),
        ]}
      />
    </Panel>
  );
}

function Results({ row, scores }: Pick<DrillParts, 'row' | 'scores'>) {
  const { t } = useTranslation('drills');
  const formats = useFormats();
  const scenario = useScenario(drillOf(row).scenario);
  const say = useScenarioText(scenario);
  const common = useCommonText();
  const fieldWords = useFieldWords();
  const { description, lessons, bestPractice, deviations } = drillOf(row);
  const held = new Map(scores.map((each) => [scoreOf(each).criterion, scoreOf(each)]));
  const texts = [
    [fieldWords.label('drill', 'description'), description],
    [t('debrief.lessons'), lessons],
    [t('debrief.best'), bestPractice],
    [t('debrief.deviations'), deviations],
  ] as const;
  return (
    <Panel title={t('debrief.title')}>
      <div className={classes['stack']}>
        {scenario !== null && (
          <KeyValue
            items={criteriaOf(scenario).map(({ key, isOwn }) => {
              const { score, actualMs } = held.get(key) ?? {};
              const time = typeof actualMs === 'number' ? ` · ${formats.clock(actualMs)}` : '';
              return {
                label: isOwn ? say(`criterion.${key}`) : common(`criterion.${key}`),
                value: typeof score === 'number' ? `${common(`score.${score}`)}${time}` : t('record.notScored'),
              };
            })}
          />
        )}
        {texts.map(([label, text]) =>
          text ? (
            <div key={label}>
              <p className={classes['over']}>{label}</p>
              <p className={classes['text']} dir="auto">
                {text}
              </p>
            </div>
          ) : null,
        )}
      </div>
    </Panel>
  );
}
