import { useTranslation } from 'react-i18next';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { isDoubtful, partsOf } from '#shared/domain/readiness/crosswalk.ts';
import type { FrameworkEdition } from '#shared/domain/readiness/framework-data.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import { clauseHref } from './clause-href.ts';
import { QuestionList } from './question-list.tsx';
import classes from './readiness.module.css';
import { useAnswers } from './use-answers.ts';
import { useBearing } from './use-bearing.ts';
import { useReadiness } from './use-readiness.ts';
import { useReadinessWords } from './use-words.ts';

type ClauseViewProps = { readonly edition: FrameworkEdition; readonly clause: string };

/** One clause: its gist, and every question, gap and record that bears on it. */
export function ClauseView({ edition, clause }: ClauseViewProps) {
  const { t } = useTranslation('readiness');
  const words = useReadinessWords();
  const fieldWords = useFieldWords();
  const { rows, crosswalk } = useReadiness();
  const answers = useAnswers();
  const references = crosswalk.ofClause(edition.id, clause);
  const bearing = useBearing({ edition, clause, references, answers });
  const parts = partsOf(edition, clause);
  const shown = rows.filter(({ id }) => references.some(({ row }) => row === id));
  const isOurs = references.every(({ origin }) => origin !== 'seed');
  return (
    <>
      <Panel padding="reading">
        <div className={classes['stack']}>
          <p className={classes['dim']}>
            {edition.name}, {edition.edition}
          </p>
          <h2 className={classes['instruction']}>
            <bdi>{clause}</bdi>
          </h2>
          <p className={classes['reading']}>{words.clause(edition.id, clause)}</p>
          {parts.length > 0 && (
            <p className={classes['dim']}>
              {t('crosswalk.parts')}{' '}
              {parts.map((part) => (
                <a key={part} className={classes['clause']} href={clauseHref(edition.id, part)}>
                  <bdi>{part}</bdi>
                </a>
              ))}
            </p>
          )}
          <div className={classes['marks']}>
            {isDoubtful(edition, clause) && <StatusMark kind="info">{t('verify')}</StatusMark>}
            <StatusMark kind="info">{t(isOurs ? 'crosswalk.ours' : 'crosswalk.seed')}</StatusMark>
          </div>
        </div>
      </Panel>
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
        <QuestionList rows={shown} answers={answers} />
      </Panel>
    </>
  );
}
