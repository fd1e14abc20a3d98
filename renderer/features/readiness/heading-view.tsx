import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { type AssessmentRow, questionsUnder } from '#shared/domain/readiness/question-set.ts';
import { ClausesPanel } from './clauses-panel.tsx';
import { QuestionList } from './question-list.tsx';
import classes from './readiness.module.css';
import { RowTags } from './row-tags.tsx';
import type { Answers } from './use-answers.ts';
import { useReadiness } from './use-readiness.ts';
import { useReadinessWords } from './use-words.ts';

type HeadingViewProps = { readonly row: AssessmentRow; readonly answers: Answers };

/** A heading is not answered itself: what is under it is. */
export function HeadingView({ row, answers }: HeadingViewProps) {
  const { t } = useTranslation('readiness');
  const words = useReadinessWords();
  const { rows } = useReadiness();
  const under = questionsUnder(rows, row.id);
  const open = under.find(({ id }) => answers.of(id)?.reasons.includes('unanswered'));
  return (
    <Page
      title={t('check.title')}
      sub={t('list.under', { count: under.length })}
      actions={<ReadinessNav current="check" />}
    >
      <Columns>
        <Column span={8}>
          <Panel padding="reading">
            <div className={classes['stack']}>
              <RowTags row={row} />
              <h2 className={classes['instruction']}>{words.question(row.id)}</h2>
              <p className={classes['reading']}>{words.guidance(row.id)}</p>
              {open !== undefined && (
                <div>
                  <Button
                    component="a"
                    href={`#/readiness/question/${open.id}`}
                    variant="filled"
                    rightSection={<Icon name="chevron-end" />}
                  >
                    {t('check.begin')}
                  </Button>
                </div>
              )}
            </div>
          </Panel>
          <Panel title={t('list.title')} padding="bare">
            <QuestionList rows={rows.filter(({ parent }) => parent === row.id)} answers={answers} />
          </Panel>
        </Column>
        <Column span={4}>
          <ClausesPanel row={row} />
        </Column>
      </Columns>
    </Page>
  );
}
