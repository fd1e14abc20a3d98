import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { saveFile, useSession } from '#renderer/data/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { utf8 } from '#shared/base/bytes.ts';
import type { AppError } from '#shared/base/result.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { useCompanyScenarios } from './company-scenarios.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { SaidWords } from './said-words.tsx';
import { useCommonText, useLibrary, useScenarioBundle, useScenarioText } from './scenario-content.ts';
import { useSystemWords } from './system-words.ts';

/** One scenario to read before it is planned: for the controller, since it tells what is expected of the players. */
export function ScenarioPage() {
  const { t } = useTranslation(['drills', 'ui']);
  const { id = '' } = useParams<{ id: string }>();
  const { scenarios, isLoading } = useLibrary();
  const scenario = scenarios.find((each) => each.id === id) ?? null;
  if (scenario === null && isLoading) return <p role="status">{t('ui:shell.loading')}</p>;
  if (scenario === null) {
    return (
      <Page title={t('drills:scenario.unknown')}>
        <ErrorNote
          error={{ code: 'record/unknown' }}
          action={
            <Button component="a" href="#/drills">
              {t('drills:toList')}
            </Button>
          }
        />
      </Page>
    );
  }
  return <KnownScenario scenario={scenario} />;
}

function KnownScenario({ scenario }: { readonly scenario: Scenario }) {
  const { t } = useTranslation('drills');
  const { side, may } = useSession();
  const own = useCompanyScenarios().records.get(scenario.id);
  const words = useDrillWords();
  const say = useScenarioText(scenario);
  const common = useCommonText();
  const systemName = useSystemWords();
  const bundle = useScenarioBundle(scenario);
  const [error, setError] = useState<AppError | null>(null);
  const { id, steps, criteria, debrief, basis, edition, safetyGate } = scenario;

  async function keep() {
    const done = await saveFile(
      `scenario-${id}.json`,
      utf8(JSON.stringify(await bundle(), null, 2)),
      'application/json',
    );
    setError(done.ok ? null : done.error);
  }

  return (
    <Page
      title={`${id} ${say('title')}`}
      sub={scenario.drillKinds.map(words.kind).join(' · ')}
      actions={
        <>
          <Button component="a" href="#/drills" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          <Button leftSection={<Icon name="download" />} onClick={() => void keep()}>
            {t('scenario.keep')}
          </Button>
          {may.includes('scenarioWrite') && (
            <Button
              component="a"
              href={`#/drills/scenario/${id}/${own === undefined ? 'copy' : 'edit'}`}
              leftSection={<Icon name={own === undefined ? 'copy' : 'edit'} />}
            >
              {own === undefined ? t('edit.copy') : t('edit.open')}
            </Button>
          )}
          <PrintButton papers={[{ kind: 'drillCard', record: id }]} />
          {side === 'ship' && may.includes('drillPlan') && (
            <Button component="a" href={`#/drills/plan/${id}`} variant="filled" leftSection={<Icon name="add" />}>
              {t('scenario.plan')}
            </Button>
          )}
        </>
      }
    >
      {error !== null && <ErrorNote error={error} />}
      <Columns>
        <Column span={8}>
          <Panel title={t('scenario.start')} padding="reading">
            <div className={classes['stack']}>
              <p className={classes['reading']}>
                <SaidWords say={say} path="trigger" />
              </p>
              <ul className={classes['bullets']}>
                {scenario.objectives.map((key) => (
                  <li key={key}>
                    <SaidWords say={say} path={`objective.${key}`} />
                  </li>
                ))}
              </ul>
            </div>
          </Panel>
          <Panel title={t('scenario.steps')} aside={t('scenario.controllerOnly')} padding="bare">
            <ol className={classes['steps']}>
              {steps.map((step) => (
                <li key={step.key} className={classes['step']}>
                  <bdi className={classes['lead']}>{t('atMin', { min: step.atMin })}</bdi>
                  <div className={classes['stepWords']}>
                    {step.inject !== undefined && (
                      <>
                        <p className={classes['over']}>
                          {words.actor(step.inject.from)} → {words.actors(step.inject.to)}
                        </p>
                        <p className={classes['inject']}>
                          <SaidWords say={say} path={`step.${step.key}.inject`} />
                        </p>
                      </>
                    )}
                    <p className={classes['over']}>
                      {words.actors(step.by)}
                      {step.to !== undefined && ` → ${words.actors(step.to)}`}
                    </p>
                    <p>
                      <SaidWords say={say} path={`step.${step.key}.expect`} />
                    </p>
                  </div>
                </li>
              ))}
            </ol>
          </Panel>
        </Column>
        <Column span={4}>
          {scenario.unverified && (
            <Notice kind="info" title={t('unverified')}>
              <p>{common(`unverified.${scenario.unverifiedReason ?? 'ownDesign'}`)}</p>
            </Notice>
          )}
          <Panel title={t('scenario.facts')}>
            <KeyValue
              layout="columns"
              items={[
                { label: t('scenario.systems'), value: scenario.systems.map(systemName).join(', ') },
                {
                  label: t('scenario.basis'),
                  value: basis.map(({ instrument, clauses }) => `${instrument} ${clauses.join(', ')}`).join(' · '),
                },
                {
                  label: t('plan.combinedWith'),
                  value: scenario.combineWith.map(words.combinedWith).join(', ') || t('scenario.nothing'),
                },
                { label: t('scenario.edition'), value: edition },
              ]}
            />
          </Panel>
          <Panel title={t('scenario.criteria')}>
            <ul className={classes['bullets']}>
              {criteria.own.map(({ key }) => (
                <li key={key}>
                  <SaidWords say={say} path={`criterion.${key}`} />
                </li>
              ))}
              {criteria.common.map((key) => (
                <li key={key}>{common(`criterion.${key}`)}</li>
              ))}
            </ul>
          </Panel>
          <Panel title={t('scenario.debrief')}>
            <ul className={classes['bullets']}>
              {debrief.common.map((key) => (
                <li key={key}>{common(`debrief.${key}`)}</li>
              ))}
              {debrief.own.map((key) => (
                <li key={key}>
                  <SaidWords say={say} path={`debrief.${key}`} />
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={t('gate.title')}>
            <p className={classes['dim']}>
              {t('gate.before', { kinds: safetyGate.before.map(words.kind).join(', ') })}
            </p>
            <ul className={classes['bullets']}>
              {safetyGate.conditions.map((key) => (
                <li key={key}>{common(`safetyGate.${key}`)}</li>
              ))}
            </ul>
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}
