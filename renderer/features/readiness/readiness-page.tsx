import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDue, useSession } from '#renderer/data/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { DUE_MARKS, useDueWords } from '#renderer/features/today/index.ts';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { asksAgain } from '#shared/domain/readiness/answers.ts';
import { PHASES } from '#shared/domain/readiness/readiness-codes.ts';
import { nextQuestion } from './next-question.ts';
import { depthIn, LIST_FILTERS, type ListFilter, listedRows } from './question-filter.ts';
import { QuestionList } from './question-list.tsx';
import classes from './readiness.module.css';
import { useAnswers } from './use-answers.ts';
import { useReadiness } from './use-readiness.ts';

/** The self-check: how far it has come, what is to be looked at again, and every row of it. */
export function ReadinessPage() {
  const { t } = useTranslation('readiness');
  const { rows } = useReadiness();
  const answers = useAnswers();
  const { person } = useSession();
  const [filter, setFilter] = useState<ListFilter | null>(null);
  const { entries } = answers;
  const shown = useMemo(() => listedRows(rows, entries, filter), [rows, entries, filter]);
  const depthOf = useMemo(() => depthIn(rows), [rows]);
  const done = entries.filter(({ reasons }) => !reasons.includes('unanswered')).length;
  const again = entries.filter(({ reasons }) => asksAgain(reasons) && !reasons.includes('unanswered')).length;
  const next = nextQuestion(entries, null);
  return (
    <Page title={t('title')} sub={answers.isLoading ? t('loading') : t('sub', { count: entries.length, done, again })}>
      <ReadinessNav current="check" />
      <Columns>
        <Column span={8}>
          <Panel
            title={t('list.title')}
            padding="bare"
            action={
              <div className={classes['headTool']}>
                <FilterSelect
                  label={t('list.filter')}
                  all={t('filter.all')}
                  value={filter}
                  onChange={setFilter}
                  options={LIST_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
                />
              </div>
            }
          >
            {answers.isLoading ? null : shown.length === 0 ? (
              <EmptyState why={t(`empty.${filter ?? 'open'}`)} />
            ) : (
              <QuestionList rows={shown} answers={answers} depthOf={depthOf} />
            )}
          </Panel>
        </Column>
        <Column span={4}>
          <Panel title={t('progress.title')}>
            <div className={classes['stack']}>
              <p className={classes['reading']}>{t(person === null ? 'progress.shore' : 'progress.text')}</p>
              {PHASES.map((phase) => {
                const own = entries.filter(({ row }) => row.phase === phase);
                const part = own.filter(({ reasons }) => !asksAgain(reasons)).length;
                const text = t('progress.of', { count: own.length, done: part });
                return (
                  <div key={phase}>
                    <p className={classes['figure']}>
                      <span>{t(`phase.${phase}`)}</span>
                      <span>{text}</span>
                    </p>
                    <Meter label={t(`phase.${phase}`)} value={part} max={own.length} text={text} />
                  </div>
                );
              })}
              {answers.isLoading ? null : next === null ? (
                <StatusMark kind="done">{t('progress.all')}</StatusMark>
              ) : (
                <Button
                  component="a"
                  href={`#/readiness/question/${next}`}
                  variant="filled"
                  size="lg"
                  rightSection={<Icon name="chevron-end" />}
                >
                  {t(
                    done === 0 ? 'check.begin' : again > 0 && done === entries.length ? 'check.again' : 'check.resume',
                  )}
                </Button>
              )}
            </div>
          </Panel>
          <CyclePanel />
        </Column>
      </Columns>
    </Page>
  );
}

/** When the whole assessment is due again, and by which rule. */
function CyclePanel() {
  const { t } = useTranslation('readiness');
  const words = useDueWords();
  const now = useNow();
  const entry = useDue()?.find(({ kind }) => kind === 'reassessment');
  if (entry === undefined) return null;
  return (
    <Panel
      title={t('cycle.title')}
      action={
        <Button component="a" href="#/due" variant="subtle">
          {t('cycle.dates')}
        </Button>
      }
    >
      <div className={classes['stack']}>
        <div>
          <StatusMark kind={DUE_MARKS[entry.state]}>{words.when(entry, now)}</StatusMark>
        </div>
        <p className={classes['reading']}>{words.why(entry)}</p>
        <p className={classes['dim']}>{t('cycle.help')}</p>
        {entry.unverified && <StatusMark kind="info">{t('verify')}</StatusMark>}
      </div>
    </Panel>
  );
}
