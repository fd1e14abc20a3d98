import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { SampleFrame } from './sample-frame.tsx';
import { ago } from './sample-time.ts';
import classes from './scene.module.css';

type Asset = {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly zone: string;
  readonly category: string;
  readonly version: string;
  readonly mark: MarkKind;
  readonly state: string;
  /** Hours; null where no backup is made. */
  readonly backupHours: number | null;
};

const FIRST: readonly (readonly [string, string, string, string, string, MarkKind, string, number | null])[] = [
  ['ECDIS 1', 'Navigation', 'Z1', 'III', '7.2.4', 'caution', 'Conflict', 22],
  ['ECDIS 2', 'Navigation', 'Z1', 'III', '7.2.4', 'done', 'Verified', 30],
  ['GNSS receiver 1', 'Navigation', 'Z1', 'III', '4.10', 'done', 'Verified', null],
  ['AIS transponder', 'Navigation', 'Z1', 'II', '2.8', 'pending', 'Verify in 9 d', 8_100],
  ['Autopilot', 'Navigation', 'Z1', 'III', '3.1', 'done', 'Verified', 3_700],
  ['VDR', 'Navigation', 'Z1', 'II', '1.9.2', 'warning', 'Advisory, 1 open', 6_000],
  ['Chart and permit PC', 'Bridge IT', 'Z6', 'II', '22H2', 'warning', 'Action overdue', 150],
  ['Passage-planning PC', 'Bridge IT', 'Z6', 'I', '22H2', 'done', 'Verified', 50],
  ['Conning display', 'Navigation', 'Z1', 'II', '5.0', 'done', 'Verified', null],
  ['Speed log', 'Navigation', 'Z1', 'II', '1.4', 'pending', 'Verify in 30 d', null],
];

const COUNT = Number(new URLSearchParams(location.search).get('rows') ?? FIRST.length);

const ASSETS: readonly Asset[] = Array.from({ length: COUNT }, (_, index) => {
  const [name, group, zone, category, version, mark, state, backupHours] =
    FIRST[index % FIRST.length] ?? FIRST[0] ?? [];
  if (name === undefined) throw new Error('no samples');
  const id = String(index);
  const shown = index < FIRST.length ? name : `${name} ${index}`;
  return { id, name: shown, group, zone, category, version, mark, state, backupHours } as Asset;
});

const COLUMNS: readonly TableColumn<Asset>[] = [
  {
    id: 'asset',
    header: 'Asset',
    width: 'minmax(140px, 2fr)',
    cell: ({ name, group, id }) => <TwoLines first={name} second={group} href={`#/assets/${id}`} />,
    sortBy: ({ name }) => name,
  },
  { id: 'zone', header: 'Zone', width: '44px', cell: ({ zone }) => zone, sortBy: ({ zone }) => zone },
  { id: 'category', header: 'Cat.', width: '36px', cell: ({ category }) => category },
  { id: 'version', header: 'Version', width: '58px', cell: ({ version }) => version },
  {
    id: 'state',
    header: 'State',
    width: '150px',
    cell: ({ mark, state }) => <StatusMark kind={mark}>{state}</StatusMark>,
  },
  {
    id: 'backup',
    header: 'Backup age',
    width: '76px',
    align: 'end',
    cell: ({ backupHours }) => (backupHours === null ? '–' : <Age at={ago(backupHours)} form="short" />),
    sortBy: ({ backupHours }) => backupHours,
  },
];

export function AssetsScene() {
  const [search, setSearch] = useState('');
  const [zone, setZone] = useState<'1' | '6' | null>('1');
  const [selected, setSelected] = useState('0');
  const found = ASSETS.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return (
    <SampleFrame current="assets">
      <Page
        title="Assets"
        sub="64 in use · 10 shown · verified by the second officer on 3 Nov"
        actions={
          <>
            <Button leftSection={<Icon name="download" />}>Export</Button>
            <Button variant="filled" leftSection={<Icon name="add" />}>
              Add asset
            </Button>
          </>
        }
        fill
      >
        <div className={classes['list']}>
          <FilterBar
            onClear={() => {
              setSearch('');
              setZone(null);
            }}
          >
            <SearchField label="Search name, maker, serial no." value={search} onChange={setSearch} />
            <FilterSelect
              label="Zone"
              all="All zones"
              value={zone}
              onChange={setZone}
              options={[
                { value: '1', label: 'Zones 1 and 6' },
                { value: '6', label: 'Zone 6' },
              ]}
            />
            <FilterSelect label="Category" all="All categories" value={null} onChange={() => {}} options={[]} />
            <FilterSelect label="State" all="All states" value={null} onChange={() => {}} options={[]} />
          </FilterBar>
          <Columns>
            <Column span={7} rows="1fr">
              <Panel padding="bare">
                <DataTable
                  label="Assets"
                  rows={found}
                  columns={COLUMNS}
                  keyOf={({ id }) => id}
                  selectedKey={selected}
                  onOpen={({ id }) => setSelected(id)}
                  empty={<EmptyState why="No asset has this name, maker or serial number." />}
                />
              </Panel>
            </Column>
            <Column span={5} rows="1fr">
              <Panel
                title="Zones and conduits"
                action={
                  <Button variant="subtle" leftSection={<Icon name="expand" />}>
                    Full map
                  </Button>
                }
                foot={
                  <div className={classes['remark']}>
                    <div className={classes['split']}>
                      <strong>Z1 to Z6 by USB, chart updates</strong>
                      <StatusMark kind="caution">Review due</StatusMark>
                    </div>
                    <p className={classes['dim']}>
                      Control: scan on the clean PC, sealed stick. Reviewed 12 Feb by the ETO.
                    </p>
                  </div>
                }
              >
                <p className={classes['dim']}>The map is drawn by the assets feature.</p>
              </Panel>
            </Column>
          </Columns>
        </div>
      </Page>
    </SampleFrame>
  );
}
