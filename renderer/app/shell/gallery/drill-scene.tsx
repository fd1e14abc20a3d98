import { Button } from '@mantine/core';
import { Banner } from '#renderer/ui/feedback/banner.tsx';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { StepBar } from '#renderer/ui/figures/step-bar.tsx';
import { type StepItem, StepList } from '#renderer/ui/figures/step-list.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { SampleFrame } from './sample-frame.tsx';
import classes from './scene.module.css';

const STEPS: readonly StepItem[] = [
  { id: '1', lead: 'T+0', mark: 'done', state: 'done', title: 'Position jump: cross-check', end: '0:40' },
  { id: '2', lead: 'T+2', mark: 'done', state: 'done', title: 'Call Master, hand steering', end: '1:35' },
  { id: '3', lead: 'T+4', mark: 'done', state: 'done', title: 'ECDIS to DR, radar overlay', end: '5:10' },
  { id: '4', lead: 'T+6', mark: 'running', state: 'now', title: 'Speed input lost' },
  { id: '5', lead: 'T+9', mark: 'pending', state: 'not yet', title: 'Wider margin, less speed' },
  { id: '6', lead: 'T+12', mark: 'pending', state: 'not yet', title: 'VHF to VTS' },
  { id: '7', lead: 'T+15', mark: 'pending', state: 'not yet', title: 'Save VDR and screenshots' },
  { id: '8', lead: 'T+25', mark: 'pending', state: 'not yet', title: 'Signal good: regain trust' },
];

const BANNER = (
  <Banner
    kind="drill"
    end={
      <>
        <span>
          Stop word: <strong>NO DRILL</strong>
        </span>
        <Button leftSection={<Icon name="stop" />}>End drill</Button>
      </>
    }
  >
    Say “DRILL” in every message. This is not a real incident.
  </Banner>
);

export function DrillScene() {
  return (
    <SampleFrame current="drills" guided banner={BANNER}>
      <Page
        title="S01 GNSS spoofing on coastal approach"
        sub="DRL-MVTEST-A-0012 · Talk-through on the bridge · Controller: Second officer · 5 present"
        actions={
          <>
            <Button leftSection={<Icon name="people" />}>Attendance</Button>
            <Button leftSection={<Icon name="print" />}>Print card</Button>
          </>
        }
        fill
      >
        <div className={classes['list']}>
          <StepBar
            label="Incident"
            steps={['Safe', 'Call', 'Fallback', 'Contain', 'Preserve', 'Scope', 'Notify', 'Decide']}
            current={3}
          />
          <Columns>
            <Column span={8} rows="1fr">
              <Panel
                title="T+6 · Step 4 of 9"
                aside="English · Русский"
                padding="reading"
                scrolls
                foot={
                  <ActionBar
                    end={
                      <>
                        <Button leftSection={<Icon name="edit" />}>Note</Button>
                        <Button leftSection={<Icon name="camera" />}>Photo</Button>
                        <Button variant="subtle" leftSection={<Icon name="chevron-start" />}>
                          Step 3
                        </Button>
                      </>
                    }
                  >
                    <Button variant="filled" size="lg" leftSection={<Icon name="check" />}>
                      Done
                    </Button>
                    <Button size="lg" leftSection={<Icon name="close" />}>
                      Not done
                    </Button>
                  </ActionBar>
                }
              >
                <p className={classes['over']}>Say or hand over</p>
                <div className={classes['two']}>
                  <p className={classes['instruction']}>AIS alarms. VDR and radar lose speed input.</p>
                  <p className={classes['instruction']} lang="ru">
                    Тревоги АИС. РДР и радар не получают скорость.
                  </p>
                </div>
                <p className={classes['over']}>What good looks like</p>
                <div className={classes['two']}>
                  <ul className={classes['good']}>
                    <li>Log or water speed is set as input</li>
                    <li>Alarms are read and understood, not only acknowledged</li>
                    <li>Nobody goes back to GNSS</li>
                  </ul>
                  <ul className={classes['good']} lang="ru">
                    <li>Источник скорости: лаг (скорость относительно воды)</li>
                    <li>Тревоги прочитаны и поняты, не только квитированы</li>
                    <li>К ГНСС никто не возвращается</li>
                  </ul>
                </div>
              </Panel>
            </Column>
            <Column span={4} rows="auto 1fr">
              <Panel>
                <div className={classes['split']}>
                  <strong>Drill clock</strong>
                  <StatusMark kind="running">Running</StatusMark>
                </div>
                <div className={classes['split']}>
                  <Readout size="clock" timer="Drill clock">
                    07:42
                  </Readout>
                  <Button size="lg" leftSection={<Icon name="pause" />}>
                    Pause
                  </Button>
                </div>
                <div className={classes['facts']}>
                  <KeyValue
                    items={[
                      { label: 'This step', value: '1:42', strong: true },
                      { label: 'Master called (limit 2:00)', value: <StatusMark kind="done">1:35</StatusMark> },
                      { label: 'Radar fix (limit 5:00)', value: <StatusMark kind="caution">5:10 late</StatusMark> },
                    ]}
                  />
                </div>
              </Panel>
              <Panel title="Steps" aside="3 done · 5 to do" padding="bare" scrolls>
                <StepList steps={STEPS} current="4" leadPx={40} />
              </Panel>
            </Column>
          </Columns>
        </div>
      </Page>
    </SampleFrame>
  );
}
