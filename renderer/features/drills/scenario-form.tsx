import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { CheckSet } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { cutText } from '#shared/base/text.ts';
import type { Value } from '#shared/base/value.ts';
import { writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { DRILL_KINDS } from '#shared/domain/drill.ts';
import { LINE_MAX } from '#shared/domain/field.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { PickList } from './pick-list.tsx';
import { finished, keysFor, type ScenarioDraft, withNewStep } from './scenario-draft.ts';
import { ScenarioStepFields } from './scenario-step-fields.tsx';
import { textAnywhere, textIn, withText } from './scenario-texts.ts';
import { useSystemWords } from './system-words.ts';
import { WordsElsewhere } from './words-elsewhere.tsx';

type ScenarioFormProps = {
  readonly draftKey: string;
  readonly initial: ScenarioDraft;
  /** Where its words are changed first. */
  readonly language: string;
  /** Null: a new one. */
  readonly row: RecordRow | null;
  readonly copiedFrom: string | null;
  readonly systems: readonly string[];
};

/** The value of a record from what was read from a file: the same tree, without types of the program. */
function plain(bundle: unknown): Value {
  return JSON.parse(JSON.stringify(bundle)) as Value;
}

/** A scenario of the ship's or the company's own: words, steps, systems. What is typed is kept until it is saved. */
export function ScenarioForm({ draftKey, initial, language: first, row, copiedFrom, systems }: ScenarioFormProps) {
  const { t } = useTranslation(['drills', 'common']);
  const [, navigate] = useLocation();
  const { person } = useSession();
  const { offered } = useLanguage();
  const words = useDrillWords();
  const systemName = useSystemWords();
  const draft = useDraft<ScenarioDraft>(draftKey, initial);
  const [language, setLanguage] = useState(first);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;
  const { scenario } = value;
  const change = (next: (before: ScenarioDraft) => ScenarioDraft) => draft.set(next);
  const set = (part: Partial<ScenarioDraft['scenario']>) =>
    change((before) => ({ ...before, scenario: { ...before.scenario, ...part } }));
  const text = (path: string) => textIn(value, language, path);
  const elsewhere = (...paths: readonly string[]) => <WordsElsewhere draft={value} language={language} paths={paths} />;
  const write = (path: string) => (typed: string) => change((before) => withText(before, language, path, typed));

  /** Each line is one item; its words stand under a key of its own. */
  function setLines(kind: 'objective' | 'debrief', before: readonly string[], typed: string) {
    const lines = typed.split('\n');
    const keys = keysFor(lines.length, before, kind === 'objective' ? 'o' : 'q');
    change((held) => {
      const said = keys.reduce((at, key, i) => withText(at, language, `${kind}.${key}`, lines[i] ?? ''), held);
      const structure =
        kind === 'objective' ? { objectives: [...keys] } : { debrief: { ...said.scenario.debrief, own: [...keys] } };
      return { ...said, scenario: { ...said.scenario, ...structure } };
    });
  }

  async function keep() {
    if (value === null || isBusy) return;
    const done = await run(async () => {
      const bundle = finished(value);
      if (!bundle.ok) return bundle;
      const values = {
        code: scenario.id,
        title: cutText(textAnywhere(value, language, 'title') || scenario.id, LINE_MAX),
        scenarioFile: plain(writeScenarioBundle(bundle.value)),
        status: 'active',
        ...(row === null && copiedFrom !== null ? { copiedFrom } : {}),
        ...(row === null && person !== null ? { madeBy: person.record as RecordId } : {}),
      };
      return save([{ ...(row === null ? {} : { record: row.id }), collection: 'scenario', loaded: row, values }]);
    });
    if (!done.ok) return;
    await draft.clear();
    navigate(`/drills/scenario/${scenario.id}`);
  }

  return (
    <Page
      title={
        row === null ? t('drills:edit.title', { code: scenario.id }) : t('drills:edit.change', { code: scenario.id })
      }
      sub={copiedFrom === null ? t('drills:edit.sub') : t('drills:edit.copied', { code: copiedFrom })}
    >
      <Columns>
        <Column span={8}>
          <Panel title={t('drills:scenario.start')}>
            <div className={classes['form']}>
              <TextField
                label={t('drills:edit.name')}
                help={elsewhere('title')}
                required
                value={text('title')}
                onChange={write('title')}
              />
              <TextAreaField
                label={t('drills:edit.trigger')}
                help={elsewhere('trigger')}
                value={text('trigger')}
                onChange={write('trigger')}
                rows={2}
              />
              <TextAreaField
                label={t('drills:edit.objectives')}
                help={
                  <>
                    {t('drills:edit.lines')}
                    {elsewhere(...scenario.objectives.map((key) => `objective.${key}`))}
                  </>
                }
                value={scenario.objectives.map((key) => text(`objective.${key}`)).join('\n')}
                onChange={(typed) => setLines('objective', scenario.objectives, typed)}
                rows={3}
              />
            </div>
          </Panel>
          {scenario.steps.map((step, index) => (
            <ScenarioStepFields
              key={step.key}
              draft={value}
              step={step}
              index={index}
              language={language}
              onChange={change}
            />
          ))}
          <div>
            <Button leftSection={<Icon name="add" />} onClick={() => change(withNewStep)}>
              {t('drills:edit.addStep')}
            </Button>
          </div>
          <Panel
            title={t('drills:scenario.debrief')}
            foot={
              <ActionBar
                note={t('drills:plan.kept')}
                end={
                  <Button
                    variant="subtle"
                    leftSection={<Icon name="close" />}
                    disabled={isBusy}
                    onClick={() => void draft.clear().then(() => navigate('/drills'))}
                  >
                    {t('common:action.cancel')}
                  </Button>
                }
              >
                <Button
                  variant="filled"
                  size="lg"
                  leftSection={<Icon name="check" />}
                  disabled={isBusy}
                  onClick={() => void keep()}
                >
                  {t('drills:edit.save')}
                </Button>
              </ActionBar>
            }
          >
            <div className={classes['form']}>
              <TextAreaField
                label={t('drills:edit.questions')}
                help={
                  <>
                    {t('drills:edit.lines')}
                    {elsewhere(...scenario.debrief.own.map((key) => `debrief.${key}`))}
                  </>
                }
                value={scenario.debrief.own.map((key) => text(`debrief.${key}`)).join('\n')}
                onChange={(typed) => setLines('debrief', scenario.debrief.own, typed)}
                rows={3}
              />
              {error !== null && <ErrorNote error={error} />}
            </div>
          </Panel>
        </Column>
        <Column span={4}>
          <Panel title={t('drills:scenario.facts')}>
            <div className={classes['form']}>
              <SelectField
                label={t('drills:edit.language')}
                help={t('drills:edit.languageHelp')}
                value={language}
                onChange={(code) => code && setLanguage(code)}
                options={offered.map(({ code, name }) => ({ value: code as string, label: name }))}
              />
              <CheckSet
                label={t('drills:plan.kind')}
                value={scenario.drillKinds}
                onChange={(kinds) => set({ drillKinds: DRILL_KINDS.filter((kind) => kinds.includes(kind)) })}
                options={DRILL_KINDS.map((kind) => ({ value: kind as string, label: words.kind(kind) }))}
              />
              <PickList
                label={t('drills:scenario.systems')}
                value={scenario.systems}
                onChange={(next) => set({ systems: [...next] })}
                options={systems.map((key) => ({ value: key, label: systemName(key) }))}
              />
            </div>
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}
