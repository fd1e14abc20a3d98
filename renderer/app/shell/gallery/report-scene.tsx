import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { InstantField } from '#renderer/ui/fields/instant-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { RecordStepper } from '#renderer/ui/status/record-stepper.tsx';
import { REPORT_WORDS, useSampleWords } from './report-words.ts';
import { SampleFrame } from './sample-frame.tsx';
import { ago } from './sample-time.ts';
import classes from './scene.module.css';

type Kind = 'nonConformity' | 'observation' | 'nearMiss' | 'hazard' | 'mail';
type Audience = 'open' | 'confidential';

export function ReportScene() {
  const words = useSampleWords(REPORT_WORDS);
  const formats = useFormats();
  const [kind, setKind] = useState<Kind>('nonConformity');
  const [audience, setAudience] = useState<Audience>('confidential');
  const [happened, setHappened] = useState(words.happenedText);
  const [done, setDone] = useState(words.doneText);
  const [place, setPlace] = useState<'chart' | 'ecdis' | null>('chart');
  const [at, setAt] = useState<number | null>(ago(0, 43));
  return (
    <SampleFrame current="reports">
      <Page
        title={words.title}
        sub={
          <>
            <bdi>NCR-MVTEST-A-0007</bdi> · {words.sub}
          </>
        }
        actions={<RecordState state="draft" framed />}
        fill
      >
        <Columns>
          <Column span={8} rows="1fr">
            <Panel
              padding="reading"
              scrolls
              foot={
                <ActionBar
                  note={words.kept}
                  end={
                    <Button variant="subtle" leftSection={<Icon name="close" />}>
                      {words.discard}
                    </Button>
                  }
                >
                  <Button variant="filled" size="lg" leftSection={<Icon name="check" />}>
                    {words.handIn}
                  </Button>
                </ActionBar>
              }
            >
              <div className={classes['form']}>
                <ChoiceCards
                  label={words.what}
                  layout="row"
                  value={kind}
                  onChange={setKind}
                  options={[
                    { value: 'nonConformity', label: words.kinds[0] },
                    { value: 'observation', label: words.kinds[1] },
                    { value: 'nearMiss', label: words.kinds[2] },
                    { value: 'hazard', label: words.kinds[3] },
                    { value: 'mail', label: words.kinds[4] },
                  ]}
                />
                <TextAreaField
                  label={words.happened}
                  help={words.happenedHelp}
                  value={happened}
                  onChange={setHappened}
                  rows={4}
                />
                <div className={classes['pair']}>
                  <SelectField
                    label={words.where}
                    value={place}
                    onChange={setPlace}
                    options={[
                      { value: 'chart', label: words.chartPc },
                      { value: 'ecdis', label: 'ECDIS 1' },
                    ]}
                  />
                  <InstantField label={words.when} value={at} onChange={setAt} />
                </div>
                <TextAreaField label={words.done} value={done} onChange={setDone} rows={2} />
                <div className={classes['attach']}>
                  <Button leftSection={<Icon name="camera" />}>{words.photo}</Button>
                  <span>
                    <strong>{words.attached}</strong>{' '}
                    <span className={classes['dim']}>
                      · {words.preview} <bdi>{formats.bytes(64_000)}</bdi>
                    </span>
                  </span>
                </div>
              </div>
            </Panel>
          </Column>
          <Column span={4} rows="auto 1fr">
            <Panel>
              <ChoiceCards
                label={words.who}
                value={audience}
                onChange={setAudience}
                options={[
                  { value: 'open', label: words.open, text: words.openText, icon: 'visible' },
                  { value: 'confidential', label: words.confidential, text: words.confidentialText, icon: 'hidden' },
                ]}
              />
              <p className={classes['small']}>{words.change}</p>
            </Panel>
            <Panel title={words.whereNow}>
              <RecordStepper
                current="draft"
                notes={{
                  draft: (
                    <>
                      {words.saved} <bdi>14:32:51</bdi>
                    </>
                  ),
                  queued: (
                    <>
                      <bdi>{formats.bytes(900)}</bdi>, {words.contact} <bdi>18:00</bdi>
                    </>
                  ),
                }}
              />
            </Panel>
          </Column>
        </Columns>
      </Page>
    </SampleFrame>
  );
}
