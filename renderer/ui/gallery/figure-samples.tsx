import { Button } from '@mantine/core';
import { Meter } from '../figures/meter.tsx';
import { ProgressLine } from '../figures/progress-line.tsx';
import { Readout } from '../figures/readout.tsx';
import { StepBar } from '../figures/step-bar.tsx';
import { StepList } from '../figures/step-list.tsx';
import { TimelineList } from '../figures/timeline-list.tsx';
import { EmptyState } from '../layout/empty-state.tsx';
import { KeyValue } from '../layout/key-value.tsx';
import { Panel } from '../layout/panel.tsx';
import { Row, Rows } from '../layout/rows.tsx';
import { StatusMark } from '../status/status-mark.tsx';
import { DataTable } from '../table/data-table.tsx';
import { TwoLines } from '../table/two-lines.tsx';
import { Age } from '../time/age.tsx';
import { Bytes } from '../time/bytes.tsx';
import { Instant } from '../time/instant.tsx';
import { useNow } from '../time/time-provider.tsx';
import classes from './gallery.module.css';

const HOUR = 3_600_000;

export function FigureSamples() {
  const now = useNow();
  return (
    <>
      <Panel title="Figures and times">
        <div className={classes['stack']}>
          <Readout unit="of 100">71</Readout>
          <Readout size="clock" timer="Sample clock" unit="of 4:00:00 allowed">
            1:47:32
          </Readout>
          <Meter label="Readiness" value={46} max={100} mark={70} text="46 of 100" />
          <Meter label="Late" value={1} max={1} mark={1} tone="alarm" text="31 min late" />
          <Meter label="Overdue" value={0.8} max={1} tone="warning" text="overdue" />
          <Meter label="Soon" value={0.5} max={1} tone="caution" text="due soon" />
          <KeyValue
            items={[
              { label: 'Heard', value: <Age at={now - 3.2 * HOUR} form="ago" />, strong: true },
              { label: 'In a column', value: <Age at={now - 9 * 24 * HOUR} form="short" /> },
              { label: 'Never', value: <Age at={null} /> },
              { label: 'Clock ahead', value: <Age at={now + 2 * HOUR} /> },
              { label: 'Aware', value: <Instant at={now - HOUR} withShip /> },
              { label: 'Another year', value: <Instant at={now - 400 * 24 * HOUR} /> },
              { label: 'Size', value: <Bytes value={48_200_000} /> },
            ]}
          />
        </div>
      </Panel>
      <Panel title="Progress">
        <div className={classes['stack']}>
          <ProgressLine label="Building the lists again" part={0.6} detail="1 204 of 2 000 records" />
          <ProgressLine label="Asking the shore" part={null} />
          <StepBar label="Incident" steps={['Safe', 'Call', 'Contain', 'Notify']} current={2} />
        </div>
      </Panel>
      <Panel title="History">
        <TimelineList
          label="History"
          entries={[
            { id: '1', at: now - 31 * 60_000, who: 'Third officer', what: 'Ransom note seen on office PC' },
            { id: '2', at: now - 20 * 60_000, who: 'Master', what: 'Filed', mark: 'done' },
            { id: '3', at: now - 5 * 60_000, what: 'Stored ashore', mark: 'stored' },
          ]}
        />
      </Panel>
      <Panel title="Steps" padding="bare">
        <StepList
          current="2"
          steps={[
            { id: '1', lead: '1', mark: 'done', state: 'done', title: 'Install from approved media', end: '0:41' },
            { id: '2', lead: '2', mark: 'running', state: 'now', title: 'Restore last condition file' },
            { id: '3', lead: '3', mark: 'pending', state: 'not yet', title: 'Compare drafts, GM, SF/BM' },
          ]}
        />
      </Panel>
      <Panel title="Rows" padding="bare">
        <Rows label="Rows">
          <Row
            compact
            title="Company security (CSO)"
            sub="at once · not told yet"
            end={<StatusMark kind="alarm">Late 31 min</StatusMark>}
          />
          <Row compact title="DPA, by voice" sub="limit 15:02 UTC" end={<Button>Call</Button>} />
        </Rows>
      </Panel>
      <Panel title="Empty" padding="bare">
        <EmptyState why="No drill has been run on this ship yet." action={<Button>Open the drill library</Button>} />
      </Panel>
      <Panel title="Empty table" padding="bare">
        <DataTable
          label="Nothing in it"
          rows={[] as readonly { readonly id: string }[]}
          columns={[
            { id: 'name', header: 'Name', cell: () => <TwoLines first="-" />, sortBy: ({ id }) => id },
            { id: 'age', header: 'Age', align: 'end', cell: () => null, sortBy: () => null },
          ]}
          keyOf={({ id }) => id}
          empty={<EmptyState why="No asset has this name." />}
        />
      </Panel>
    </>
  );
}
