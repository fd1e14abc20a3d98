import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { type CompareField, CompareTable } from '#renderer/ui/table/compare-table.tsx';
import { SampleFrame } from './sample-frame.tsx';
import classes from './scene.module.css';

const FIELDS: readonly CompareField[] = [
  {
    id: 'version',
    title: 'Software version',
    sub: 'Ship owns facts',
    base: '7.2.1',
    options: [
      { id: 'v1', side: 'ship', value: '7.2.4', why: 'Read from the screen, photo', inUse: true },
      { id: 'v2', side: 'shore', value: '7.3.0', why: 'From the service report' },
    ],
  },
  {
    id: 'category',
    title: 'Category',
    sub: 'Shore owns class data',
    base: 'II',
    options: [
      { id: 'c1', side: 'ship', value: 'II, planned III', why: 'Set in inventory check' },
      { id: 'c2', side: 'shore', value: 'III', why: 'Class letter 114/26', inUse: true },
    ],
  },
  {
    id: 'location',
    title: 'Location of maker USB',
    sub: 'Ship owns facts',
    base: 'Chart room drawer',
    options: [
      { id: 'l1', side: 'ship', value: 'Master’s safe', why: 'Moved after NCR-0004', inUse: true },
      { id: 'l2', side: 'shore', value: 'Bridge locker, sealed', why: 'Audit advice' },
      { id: 'l3', side: 'shore', value: 'Ship office safe', why: 'Superintendent, by mail on 20 Nov' },
    ],
  },
];

export function MergeScene() {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({
    version: 'v1',
    category: 'c2',
    location: 'l1',
  });
  const [reason, setReason] = useState(
    'Version as read on board; the service report was for ECDIS 2. Category III per class letter 114/26.',
  );
  return (
    <SampleFrame current="merge" side="shore">
      <Page
        title="ECDIS 1: three fields differ"
        sub="AST-MVTEST-A-0002 · Asset · MV TEST PIONEER · changed on both sides while the link was down, 18 to 21 Nov"
        actions={
          <>
            <span className={classes['dim']}>1 of 4 waiting</span>
            <Button leftSection={<Icon name="chevron-start" />}>Back</Button>
            <Button>Next</Button>
          </>
        }
        fill
      >
        <div className={classes['list']}>
          <Panel padding="bare">
            <CompareTable
              label="Fields that differ"
              base={{ title: 'As it was', sub: 'Both knew this, 17 Nov' }}
              sides={[
                { id: 'ship', title: 'Ship', sub: 'ETO on board, 19 Nov 08:12 UTC' },
                { id: 'shore', title: 'Shore', sub: 'Superintendent, 20 Nov 10:40 UTC' },
              ]}
              fields={FIELDS}
              chosen={chosen}
              onChoose={(field, option) => setChosen({ ...chosen, [field]: option })}
            />
          </Panel>
          <Columns>
            <Column span={5} rows="1fr">
              <Panel title="Record after your decision">
                <KeyValue
                  layout="columns"
                  items={[
                    { label: 'Software version', value: '7.2.4 ship', strong: true },
                    { label: 'Category', value: 'III shore', strong: true },
                    { label: 'Location of maker USB', value: 'Master’s safe ship', strong: true },
                    { label: 'Kept in history', value: '3 values not chosen, with who and when' },
                    { label: 'Goes to vessel', value: '214 B, next contact about 18:00 UTC' },
                  ]}
                />
              </Panel>
            </Column>
            <Column span={7} rows="1fr">
              <Panel
                foot={
                  <ActionBar end={<Button variant="subtle">Later</Button>}>
                    <Button variant="filled" size="lg" leftSection={<Icon name="check" />}>
                      Settle and tell the vessel
                    </Button>
                    <Button leftSection={<Icon name="help" />}>Ask the ship first</Button>
                  </ActionBar>
                }
              >
                <TextAreaField
                  label="Reason, the vessel will read it"
                  required
                  value={reason}
                  onChange={setReason}
                  rows={5}
                />
              </Panel>
            </Column>
          </Columns>
        </div>
      </Page>
    </SampleFrame>
  );
}
