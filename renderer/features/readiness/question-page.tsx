import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useSession } from '#renderer/data/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { HeadingView } from './heading-view.tsx';
import { QuestionView } from './question-view.tsx';
import { useAnswers } from './use-answers.ts';
import { useReadiness } from './use-readiness.ts';

/** One row of the assessment: a question to answer, or a heading with what is under it. */
export function QuestionPage() {
  const { t } = useTranslation('readiness');
  const { id = '' } = useParams<{ id: string }>();
  const { rows } = useReadiness();
  const answers = useAnswers();
  const { side } = useSession();
  const row = rows.find((each) => each.id === id);
  if (row === undefined)
    return (
      <Page title={t('check.title')}>
        <ReadinessNav current="check" />
        <Panel>
          <EmptyState why={t('check.unknown')} />
        </Panel>
      </Page>
    );
  if (row.kind === 'heading') return <HeadingView row={row} answers={answers} />;
  const entry = answers.of(row.id);
  // Whoever goes on to the next question finds a screen of its own: nothing of the last one stays.
  return answers.isLoading || entry === undefined ? null : (
    <QuestionView key={`${row.id} ${side}`} entry={entry} answers={answers} />
  );
}
