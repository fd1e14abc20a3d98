import { useTranslation } from 'react-i18next';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { collectionOf } from '#shared/oplog/record-id.ts';
import { QuestionList } from './question-list.tsx';
import type { Answers } from './use-answers.ts';
import type { Bearing } from './use-bearing.ts';
import { useReadiness } from './use-readiness.ts';

type BearingPanelsProps = {
  /** Ids of the questions that the clause bears on. */
  readonly questions: readonly string[];
  readonly answers: Answers;
  readonly bearing: Bearing | undefined;
  /** What to do when there is no question. */
  readonly none?: string;
};

/** Every gap, record and question of a clause. */
export function BearingPanels({ questions, answers, bearing, none }: BearingPanelsProps) {
  const { t } = useTranslation('readiness');
  const fieldWords = useFieldWords();
  const { rows } = useReadiness();
  const shown = rows.filter(({ id }) => questions.includes(id));
  return (
    <>
      <Panel title={t('crosswalk.gaps')} aside={bearing?.gaps.length} padding="bare">
        {bearing === undefined ? null : bearing.gaps.length === 0 ? (
          <EmptyState why={t('crosswalk.noGaps')} />
        ) : (
          <QuestionList rows={bearing.gaps.map(({ row }) => row)} answers={answers} />
        )}
      </Panel>
      <Panel title={t('crosswalk.records')} aside={bearing?.records.length} padding="bare">
        {bearing === undefined ? null : bearing.records.length === 0 ? (
          <EmptyState why={t('crosswalk.noRecords')} />
        ) : (
          <Rows label={t('crosswalk.records')}>
            {bearing.records.map(({ record, why, questions }) => (
              <Row
                key={record}
                title={<RefTitle record={record} />}
                sub={
                  <>
                    {fieldWords.record(collectionOf(record))} · {t(`why.${why}`)}
                    {questions.length > 0 && <bdi> {questions.join(', ')}</bdi>}
                  </>
                }
                compact
              />
            ))}
          </Rows>
        )}
      </Panel>
      <Panel title={t('crosswalk.questions')} aside={shown.length} padding="bare">
        {shown.length === 0 && none !== undefined ? (
          <EmptyState why={none} />
        ) : (
          <QuestionList rows={shown} answers={answers} />
        )}
      </Panel>
    </>
  );
}
