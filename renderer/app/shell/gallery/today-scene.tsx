import { Button } from '@mantine/core';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { AlertKind, MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { SampleFrame } from './sample-frame.tsx';
import { ago } from './sample-time.ts';
import classes from './scene.module.css';

type Clock = {
  readonly who: string;
  readonly mark: MarkKind;
  readonly word: string;
  readonly left: string;
  readonly part: number;
  readonly tone?: AlertKind;
  readonly rule: string;
};

const CLOCKS: readonly Clock[] = [
  {
    who: 'Company security',
    mark: 'alarm',
    word: 'Late',
    left: '31 min',
    part: 1,
    tone: 'alarm',
    rule: 'since aware · rule: at once',
  },
  {
    who: 'DPA, by voice',
    mark: 'caution',
    word: 'Due soon',
    left: '29 min',
    part: 0.52,
    tone: 'caution',
    rule: 'left of 1 h · limit 15:02',
  },
  {
    who: 'DPA, in writing',
    mark: 'pending',
    word: 'Running',
    left: '23 h 29 min',
    part: 0.02,
    rule: 'left of 24 h · limit Mon 14:02',
  },
];

const DUE: readonly (readonly [MarkKind, string, string, string, string])[] = [
  ['warning', 'Overdue 6 d', 'Restore test: loading computer', 'Quarterly on second PC · Chief officer', 'Start test'],
  ['warning', 'Overdue 2 d', 'Action: lock USB ports on chart PC', 'From NCR-MVTEST-A-0004 · ETO', 'Open'],
  [
    'caution',
    'Due today',
    'Backup: ECDIS 1 routes and settings',
    'Weekly, maker USB no. 3 · Second officer',
    'Start backup',
  ],
  ['pending', 'In 3 days', 'Drill S01: GNSS spoofing on coastal approach', 'Each quarter · Master', 'Open plan'],
  [
    'pending',
    'In 5 days',
    'Opening check: break-glass envelope 2',
    '6-monthly, two persons · Master, chief engineer',
    'Open',
  ],
  ['pending', 'In 7 days', 'Verify asset: AIS transponder', 'Yearly · Second officer', 'Open'],
  ['pending', 'In 9 days', 'Read: fleet notice on maker USB sticks', 'From shore, 21 Nov · All officers', 'Read'],
];

const READINESS: readonly (readonly [string, number, AlertKind?])[] = [
  ['Identify', 88],
  ['Protect', 74],
  ['Detect', 69, 'caution'],
  ['Respond', 81],
  ['Recover', 46, 'warning'],
];

export function TodayScene() {
  return (
    <SampleFrame current="today" alarms={1}>
      <Page title="Today" sub="Sunday 22 November 2026 · At sea, next port in 2 d 4 h" fill>
        <Columns>
          <Column span={8} rows="auto 1fr">
            <Panel
              title="Clocks running · INC-MVTEST-A-0003"
              aside="Ship aware 14:02 UTC · 2 of 9 told"
              action={
                <Button variant="subtle" rightSection={<Icon name="chevron-end" />}>
                  Open incident
                </Button>
              }
              padding="bare"
            >
              <div className={classes['cells']}>
                {CLOCKS.map(({ who, mark, word, left, part, tone, rule }) => (
                  <div key={who} className={classes['cell']}>
                    <div className={classes['cellHead']}>
                      <strong>{who}</strong>
                      <StatusMark kind={mark}>{word}</StatusMark>
                    </div>
                    <Readout timer={who}>{left}</Readout>
                    <Meter
                      label={who}
                      value={part}
                      max={1}
                      mark={1}
                      text={`${left} ${rule}`}
                      {...(tone ? { tone } : {})}
                    />
                    <p className={classes['dim']}>{rule}</p>
                  </div>
                ))}
              </div>
            </Panel>
            <Panel
              title="Due"
              aside="2 overdue · 1 today · 4 later"
              action={<Button variant="subtle">All 15</Button>}
              padding="bare"
              scrolls
            >
              <Rows label="Due">
                {DUE.map(([mark, word, title, sub, verb]) => (
                  <Row
                    key={title}
                    mark={<StatusMark kind={mark}>{word}</StatusMark>}
                    title={title}
                    sub={sub}
                    end={<Button>{verb}</Button>}
                  />
                ))}
              </Rows>
            </Panel>
          </Column>
          <Column span={4} rows="auto auto 1fr">
            <button type="button" className={classes['report']}>
              <Icon name="add" size={36} />
              <span>
                <span className={classes['reportWord']}>Report</span>
                <span className={classes['reportSub']}>Something wrong, unsafe or strange</span>
              </span>
            </button>
            <Panel title="Readiness" aside="as of now">
              <div className={classes['split']}>
                <Readout unit="of 100">71</Readout>
                <span className={classes['dim']}>5 less than on 1 Nov</span>
              </div>
              <div className={classes['readiness']}>
                {READINESS.map(([name, value, alert]) => (
                  <div key={name} className={classes['line']}>
                    <span>{name}</span>
                    <Meter label={name} value={value} max={100} mark={70} text={`${value} of 100`} />
                    <strong>{value}</strong>
                    <span>{alert && <StatusMark kind={alert} shapeOnly>{`${name} is low`}</StatusMark>}</span>
                  </div>
                ))}
              </div>
              <p className={classes['small']}>
                Mark at 70: company target. Recover falls because 2 restore tests are late.
              </p>
            </Panel>
            <Panel title="Shore link" aside={<StatusMark kind="pending">Not connected</StatusMark>}>
              <Readout unit="since shore heard us">
                <Age at={ago(3, 12)} />
              </Readout>
              <div className={classes['facts']}>
                <KeyValue
                  items={[
                    {
                      label: 'Waiting to send',
                      value: (
                        <>
                          14 records · <Bytes value={6_200} />
                        </>
                      ),
                      strong: true,
                    },
                    { label: 'Urgent among them', value: '0', strong: true },
                    { label: 'Shore has all up to', value: <Instant at={ago(3, 12)} form="time" />, strong: true },
                    { label: 'Next try', value: <Instant at={ago(-3, -27)} form="time" />, strong: true },
                  ]}
                />
              </div>
            </Panel>
          </Column>
        </Columns>
      </Page>
    </SampleFrame>
  );
}
