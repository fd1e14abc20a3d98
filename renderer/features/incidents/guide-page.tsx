import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { isolate, type RecordRow, useChildren, useRecord, useSession, useSync } from '#renderer/data/index.ts';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { StepBar } from '#renderer/ui/figures/step-bar.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { GuideActionPanel } from './guide-action.tsx';
import { currentAction, guideActions, lastReachable } from './guide-model.ts';
import { incidentOf, mayWrite } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';
import { MissingIncident } from './missing-incident.tsx';
import { ShortTextPanel } from './short-text-panel.tsx';
import { ToldPanel } from './told-panel.tsx';
import { useFirstHour } from './use-content.ts';

/** The first hour, one action a screen. Where it stands follows from the log alone, so a restart changes nothing. */
export function GuidePage() {
  const { t } = useTranslation('ui');
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(id);
  const lines = useChildren(id, 'incidentTimeline');
  if (row === undefined || lines === undefined) return <p role="status">{t('shell.loading')}</p>;
  if (row === null) return <MissingIncident />;
  return <Guide row={row} lines={lines} />;
}

type GuideProps = { readonly row: RecordRow; readonly lines: readonly RecordRow[] };

function Guide({ row, lines }: GuideProps) {
  const { t } = useTranslation('incidents');
  const words = useIncidentWords();
  const session = useSession();
  const { guide, say } = useFirstHour();
  const [chosen, setChosen] = useState<string | null>(null);
  const actions = guideActions(guide, lines);
  const current = currentAction(actions);
  const found = chosen === null ? -1 : actions.findIndex(({ key }) => key === chosen);
  const at = found === -1 ? current : Math.min(found, lastReachable(actions));
  const shown = actions[at];
  const fields = incidentOf(row);
  return (
    <Page
      title={row.title}
      sub={
        <>
          <bdi>{row.number}</bdi> · {words.severity(fields.severity)}
          {typeof fields.awareShipAt === 'number' && (
            <>
              {' · '}
              {t('guide.aware')} <Instant at={fields.awareShipAt} form="time" /> ·{' '}
              <Age at={fields.awareShipAt} form="ago" />
            </>
          )}
        </>
      }
      actions={
        <>
          <IsolateButton />
          <Button component="a" href={`#/incidents/${row.id}`} leftSection={<Icon name="pause" />}>
            {t('guide.leave')}
          </Button>
        </>
      }
      fill
    >
      <div className={classes['guide']}>
        <StepBar
          label={say('title')}
          steps={guide.phases.map(({ key }) => say(`phase.${key}.title`))}
          current={shown?.phaseIndex ?? guide.phases.length}
        />
        <Columns>
          <Column span={7} rows="minmax(0, 1fr) auto">
            {shown === undefined ? (
              <AllDone row={row} onBack={() => setChosen(actions.at(-1)?.key ?? null)} />
            ) : (
              <GuideActionPanel
                key={shown.key}
                row={row}
                guide={guide}
                say={say}
                actions={actions}
                at={at}
                mayWrite={mayWrite(row, session)}
                onGo={(to) => setChosen(actions[to]?.key ?? null)}
                onMarked={() => setChosen(null)}
              />
            )}
            <p className={classes['dim']}>{say('intro')}</p>
          </Column>
          <Column span={5} rows="minmax(0, 1fr)">
            <div className={classes['side']}>
              <ToldPanel row={row} shown={4} />
              <ShortTextPanel row={row} />
              <Panel title={t('guide.never')}>
                <ul className={classes['never']}>
                  {guide.never.map((key) => (
                    <li key={key}>{say(`never.${key}`)}</li>
                  ))}
                </ul>
              </Panel>
            </div>
          </Column>
        </Columns>
      </div>
    </Page>
  );
}

function AllDone({ row, onBack }: { readonly row: RecordRow; readonly onBack: () => void }) {
  const { t } = useTranslation('incidents');
  return (
    <Panel padding="reading" title={t('guide.allDone')}>
      <div className={classes['stack']}>
        <p className={classes['reading']}>{t('guide.allDoneText')}</p>
        <div className={classes['buttons']}>
          <Button component="a" href={`#/incidents/${row.id}/after`} variant="filled">
            {t('guide.toRecord')}
          </Button>
          <Button onClick={onBack}>{t('guide.before')}</Button>
        </div>
      </div>
    </Panel>
  );
}

/** Bulwark's own link may be the way of an attack. */
function IsolateButton() {
  const { t } = useTranslation('incidents');
  const { isEnrolled, isIsolated } = useSync();
  const { side } = useSession();
  const [isAsking, setAsking] = useState(false);
  if (!isEnrolled || side === 'shore') return null;
  if (isIsolated) return <StatusMark kind="info">{t('guide.isolated')}</StatusMark>;
  return (
    <>
      <Button leftSection={<Icon name="isolate" />} onClick={() => setAsking(true)}>
        {t('guide.isolate')}
      </Button>
      <ReasonDialog
        opened={isAsking}
        title={t('guide.isolateTitle')}
        text={t('guide.isolateText')}
        confirm={t('guide.isolate')}
        onClose={() => setAsking(false)}
        onGiven={isolate}
      />
    </>
  );
}
