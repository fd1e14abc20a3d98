import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { save, useDue, useRecords, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { DUE_MARKS, useDueWords } from '#renderer/features/today/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { cutText } from '#shared/base/text.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { LINE_MAX } from '#shared/domain/field.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import classes from './drills.module.css';
import { heldAt, programmeRows, programmeYears } from './programme-model.ts';
import { useAllScenarioTexts, useScenarios } from './scenario-content.ts';

const ALL = { from: 0, count: 2000 } as const;

/** Which scenario was held in which year, and what is due next by which rule. */
export function ProgrammePage() {
  const { t } = useTranslation('drills');
  const now = useNow();
  const formats = useFormats();
  const { side } = useSession();
  const dueWords = useDueWords();
  const scenarios = useScenarios();
  const textsOf = useAllScenarioTexts();
  const drills = useRecords({ collection: 'drill' }, ALL);
  const plans = useRecords({ collection: 'drillPlan' }, ALL);
  const due = useDue() ?? [];
  const { run, isBusy, error } = useCommand();
  const rows = programmeRows({ scenarios, drills: drills.rows, plans: plans.rows, due });
  const years = programmeYears(rows, now);
  const whole = due.filter(({ kind }) => ['drill', 'exercise', 'securityDrill', 'securityExercise'].includes(kind));

  function take(scenario: Scenario) {
    const title = cutText(`${scenario.id} ${textsOf(scenario)('title')}`, LINE_MAX);
    void run(() =>
      save([{ collection: 'drillPlan', loaded: null, values: { title, scenario: scenario.id, status: 'active' } }]),
    );
  }

  return (
    <Page
      title={t('programme.title')}
      sub={t('programme.sub', { count: rows.filter(({ plan }) => plan !== null).length, all: rows.length })}
      actions={
        <Button component="a" href="#/drills" variant="subtle" leftSection={<Icon name="back" />}>
          {t('toList')}
        </Button>
      }
    >
      {error !== null && <ErrorNote error={error} />}
      {whole.length > 0 && (
        <Panel title={t('programme.next')} padding="bare">
          <ul className={classes['findings']}>
            {whole.map((entry) => (
              <li key={`${entry.kind} ${entry.ruleId}`} className={classes['finding']}>
                <div>
                  <p>{dueWords.title(entry)}</p>
                  <p className={classes['small']}>
                    {dueWords.why(entry)} {entry.unverified && t('unverified')}
                  </p>
                </div>
                <StatusMark kind={DUE_MARKS[entry.state]}>{dueWords.when(entry, now)}</StatusMark>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel padding="bare">
        <Table.ScrollContainer
          minWidth={760}
          type="native"
          scrollAreaProps={{ tabIndex: 0, role: 'region', 'aria-label': t('programme.title') }}
        >
          <Table aria-label={t('programme.title')} className={classes['programme'] ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('plan.scenario')}</Table.Th>
                {years.map((year) => (
                  <Table.Th key={year}>{year}</Table.Th>
                ))}
                <Table.Th>{t('programme.planned')}</Table.Th>
                <Table.Th>{t('programme.due')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ scenario: id, plan, held, plannedOn, due: entry }) => {
                const scenario = scenarios.find((each) => each.id === id);
                return (
                  <Table.Tr key={id}>
                    <Table.Th scope="row">
                      <a href={`#/drills/scenario/${id}`}>
                        <bdi>{id}</bdi> {scenario === undefined ? '' : textsOf(scenario)('title')}
                      </a>
                    </Table.Th>
                    {years.map((year) => (
                      <Table.Td key={year}>
                        {(held.get(year) ?? []).length === 0
                          ? t('programme.notHeld')
                          : held.get(year)?.map((row) => (
                              <div key={row.id}>
                                <a href={`#/drills/${row.id}`}>{formats.day(utcDay(heldAt(row)))}</a>
                              </div>
                            ))}
                      </Table.Td>
                    ))}
                    <Table.Td>{plannedOn === null ? t('programme.notPlanned') : formats.day(plannedOn)}</Table.Td>
                    <Table.Td>
                      {entry !== null ? (
                        <StatusMark kind={DUE_MARKS[entry.state]}>{dueWords.when(entry, now)}</StatusMark>
                      ) : plan !== null ? (
                        t('programme.noRule')
                      ) : side === 'ship' && scenario !== undefined ? (
                        <Button
                          disabled={isBusy}
                          onClick={() => take(scenario)}
                          aria-label={`${t('programme.take')}: ${id}`}
                        >
                          {t('programme.take')}
                        </Button>
                      ) : (
                        t('programme.outside')
                      )}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Panel>
    </Page>
  );
}
