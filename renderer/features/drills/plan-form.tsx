import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { newId, type RecordRow, save, useDraft, useRecords, useSession } from '#renderer/data/index.ts';
import { useTooLong } from '#renderer/features/fields/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { FieldError } from '#renderer/ui/fields/field-error.tsx';
import { DayField } from '#renderer/ui/fields/instant-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { drillOf, planOf } from './drill-values.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import {
  crewOf,
  type PlanDraft,
  type PlanProblems,
  planPress,
  planProblems,
  proposedParticipants,
} from './plan-draft.ts';
import { useAllScenarioTexts, useScenarios } from './scenario-content.ts';
import { useRankOf, useWho } from './use-who.ts';

type PlanFormProps = {
  readonly draftKey: string;
  readonly initial: PlanDraft;
  /** Null: a new one. */
  readonly drill: RecordRow | null;
  readonly attendance: readonly RecordRow[];
};

const ALL = { from: 0, count: 500 } as const;

/** What, how, when, with whom, in which languages. What is typed is kept until it is planned. */
export function PlanForm({ draftKey, initial, drill, attendance }: PlanFormProps) {
  const { t } = useTranslation(['drills', 'common']);
  const [, navigate] = useLocation();
  const session = useSession();
  const { offered } = useLanguage();
  const words = useDrillWords();
  const scenarios = useScenarios();
  const textsOf = useAllScenarioTexts();
  const plans = useRecords({ collection: 'drillPlan' }, ALL);
  const draft = useDraft<PlanDraft>(draftKey, initial);
  const [problems, setProblems] = useState<PlanProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error, clearError } = useCommand();
  const rankOf = useRankOf();
  const tooLong = useTooLong();
  const who = useWho();
  const { value } = draft;
  if (value === null) return null;
  const scenario = scenarios.find(({ id }) => id === value.scenario) ?? null;
  const crew = crewOf(session.persons);

  function change(part: Partial<PlanDraft>) {
    draft.set((before) => ({ ...before, ...part }));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
    clearError();
  }

  function chooseScenario(id: string | null) {
    const next = scenarios.find((each) => each.id === id);
    if (next === undefined) return;
    const kind = next.drillKinds.find((each) => each === value?.kind) ?? next.drillKinds[0] ?? null;
    const combinedWith = next.combineWith.find((each) => each === value?.combinedWith) ?? null;
    change({ scenario: next.id, kind, combinedWith, participants: proposedParticipants(next, crew) });
  }

  async function plan(event: FormEvent) {
    event.preventDefault();
    if (value === null || isBusy) return;
    const found = planProblems(value);
    setProblems(found);
    if (Object.keys(found).length > 0 || scenario === null) return focusFirstError(form.current);
    const line = plans.rows.find(
      (row) => planOf(row).scenario === scenario.id && (planOf(row).status ?? 'active') === 'active',
    );
    const result = await run(async () => {
      const planId = line === undefined ? await newId('drillPlan') : { ok: true as const, value: line.id };
      const drillId = drill === null ? await newId('drill') : { ok: true as const, value: drill.id };
      if (!planId.ok) return planId;
      if (!drillId.ok) return drillId;
      return save(
        planPress(value, {
          persons: session.persons,
          worker: session,
          scenario,
          title: `${scenario.id} ${textsOf(scenario)('title')}`,
          plan: line ?? null,
          planId: planId.value,
          drillId: drillId.value,
          drill,
          attendance,
          now: Date.now(),
        }),
      );
    });
    const saved = result.ok ? result.value.find(({ record }) => record.startsWith('drill.')) : undefined;
    if (saved === undefined) return;
    await draft.clear();
    navigate(`/drills/${saved.record}`);
  }

  const [first = null, second = null] = value.languages;
  const languages = offered.map(({ code, name }) => ({ value: code as string, label: name }));
  const needed = (field: keyof PlanProblems) => (problems[field] ? t(`drills:plan.needed.${field}`) : null);
  return (
    <form className={classes['whole']} ref={form} onSubmit={(event) => void plan(event)} noValidate>
      <Page
        title={drill === null ? t('drills:plan.title') : t('drills:plan.change')}
        sub={drill === null ? t('drills:plan.sub') : drillOf(drill).number}
        fill
      >
        <Columns>
          <Column span={7} rows="1fr">
            <Panel
              padding="reading"
              scrolls
              foot={
                <ActionBar
                  note={t('drills:plan.kept')}
                  end={
                    <Button
                      variant="subtle"
                      component="a"
                      href={drill === null ? '#/drills' : `#/drills/${drill.id}`}
                      leftSection={<Icon name="back" />}
                    >
                      {t('common:action.leave')}
                    </Button>
                  }
                >
                  <Button
                    variant="filled"
                    size="lg"
                    type="submit"
                    leftSection={<Icon name="check" />}
                    disabled={isBusy}
                  >
                    {drill === null ? t('drills:plan.save') : t('drills:plan.saveChange')}
                  </Button>
                </ActionBar>
              }
            >
              <div className={classes['form']}>
                {error !== null && <ErrorNote error={error} />}
                <SelectField
                  label={t('drills:plan.scenario')}
                  required
                  error={needed('scenario')}
                  value={value.scenario}
                  onChange={chooseScenario}
                  options={scenarios.map((each) => ({ value: each.id, label: `${each.id} ${textsOf(each)('title')}` }))}
                  searchable
                />
                <ChoiceCards
                  label={t('drills:plan.kind')}
                  required
                  layout="row"
                  error={needed('kind')}
                  value={value.kind}
                  onChange={(kind) => change({ kind })}
                  options={(scenario?.drillKinds ?? ['talkThrough', 'tabletop']).map((each) => ({
                    value: each as string,
                    label: words.kind(each),
                  }))}
                />
                <div className={classes['pair']}>
                  <DayField
                    label={t('drills:plan.day')}
                    help={t('drills:plan.dayForm')}
                    required
                    error={needed('plannedOn')}
                    value={value.plannedOn}
                    onChange={(plannedOn) => change({ plannedOn })}
                  />
                  <SelectField
                    label={t('drills:plan.level')}
                    help={t('drills:plan.levelHelp')}
                    value={value.level}
                    onChange={(level) => change({ level: level ?? 'drill' })}
                    options={(['drill', 'exercise'] as const).map((each) => ({
                      value: each,
                      label: words.level(each),
                    }))}
                  />
                </div>
                <div className={classes['pair']}>
                  <SelectField
                    label={t('drills:plan.combinedWith')}
                    value={value.combinedWith}
                    onChange={(combinedWith) => change({ combinedWith })}
                    options={(scenario?.combineWith ?? []).map((each) => ({
                      value: each as string,
                      label: words.combinedWith(each),
                    }))}
                    clearable
                  />
                  <TextField
                    label={t('drills:plan.stopWord')}
                    required
                    error={needed('stopWord') ?? tooLong('drill', 'stopWord', value.stopWord)}
                    value={value.stopWord}
                    onChange={(stopWord) => change({ stopWord })}
                  />
                </div>
                <div className={classes['pair']}>
                  <SelectField
                    label={t('drills:plan.language')}
                    value={first}
                    onChange={(code) => code && change({ languages: [code, ...(second ? [second] : [])] })}
                    options={languages}
                  />
                  <SelectField
                    label={t('drills:plan.second')}
                    value={second}
                    onChange={(code) => change({ languages: [...(first ? [first] : []), ...(code ? [code] : [])] })}
                    options={languages.filter(({ value: code }) => code !== first)}
                    clearable
                  />
                </div>
              </div>
            </Panel>
          </Column>
          <Column span={5} rows="1fr">
            <Panel
              title={t('drills:plan.who')}
              aside={t('drills:plan.chosen', { count: value.participants.length })}
              scrolls
            >
              <div className={classes['form']}>
                <SelectField
                  label={t('drills:plan.controller')}
                  help={t('drills:plan.controllerHelp')}
                  required
                  error={needed('controller')}
                  value={value.controller}
                  onChange={(controller) =>
                    change({
                      controller,
                      participants:
                        controller === null || value.participants.includes(controller)
                          ? value.participants
                          : [...value.participants, controller],
                    })
                  }
                  options={crew.map((each) => ({ value: each.record, label: who(each) }))}
                />
                <Checkbox.Group
                  label={t('drills:plan.participants')}
                  description={t('drills:plan.participantsHelp')}
                  required
                  error={problems.participants ? <FieldError>{t('drills:plan.needed.participants')}</FieldError> : null}
                  value={[...value.participants]}
                  onChange={(participants) => change({ participants })}
                >
                  <div className={classes['checks']}>
                    {crew.map((each) => (
                      <Checkbox
                        key={each.record}
                        className={classes['check']}
                        value={each.record}
                        label={<bdi>{each.name}</bdi>}
                        description={rankOf(each)}
                      />
                    ))}
                  </div>
                </Checkbox.Group>
              </div>
            </Panel>
          </Column>
        </Columns>
      </Page>
    </form>
  );
}
