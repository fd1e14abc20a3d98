import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useSession } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { useCommonText, useScenario, useScenarioText } from './scenario-content.ts';
import { useSystemWords } from './system-words.ts';

/** One scenario to read before it is planned: for the controller, since it tells what is expected of the players. */
export function ScenarioPage() {
  const { t } = useTranslation('drills');
  const { id = '' } = useParams<{ id: string }>();
  const scenario = useScenario(id);
  if (scenario === null) {
    return (
      <Page title={t('scenario.unknown')}>
        <ErrorNote
          error={{ code: 'record/unknown' }}
          action={
            <Button component="a" href="#/drills">
              {t('toList')}
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
  const { side } = useSession();
  const words = useDrillWords();
  const say = useScenarioText(scenario);
  const common = useCommonText();
  const systemName = useSystemWords();
  const { id, steps, criteria, debrief, basis, edition, safetyGate } = scenario;

  return (
    <Page
      title={`${id} ${say('title')}`}
      sub={scenario.drillKinds.map(words.kind).join(' · ')}
      actions={
        <>
          <Button component="a" href="#/drills" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          {side === 'ship' && (
            <Button component="a" href={`#/drills/plan/${id}`} variant="filled" leftSection={<Icon name="add" />}>
              {t('scenario.plan')}
            </Button>
          )}
        </>
      }
    >
      <Columns>
        <Column span={8}>
          <Panel title={t('scenario.start')} padding="reading">
            <div className={classes['stack']}>
              <p className={classes['reading']}>{say('trigger')}</p>
              <ul className={classes['bullets']}>
                {scenario.objectives.map((key) => (
                  <li key={key}>{say(`objective.${key}`)}</li>
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
                        <p className={classes['inject']}>{say(`step.${step.key}.inject`)}</p>
                      </>
                    )}
                    <p className={classes['over']}>
                      {words.actors(step.by)}
                      {step.to !== undefined && ` → ${words.actors(step.to)}`}
                    </p>
                    <p>{say(`step.${step.key}.expect`)}</p>
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
                <li key={key}>{say(`criterion.${key}`)}</li>
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
                <li key={key}>{say(`debrief.${key}`)}</li>
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
