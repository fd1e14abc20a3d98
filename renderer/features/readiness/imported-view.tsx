import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { BearingPanels } from './bearing-panels.tsx';
import { clauseHref } from './clause-href.ts';
import { itemOf, type PartTree, questionsOf } from './imported-parts.ts';
import classes from './readiness.module.css';
import { TieQuestions } from './tie-questions.tsx';
import { useAnswers } from './use-answers.ts';
import { useBearing } from './use-bearing.ts';

type ImportedViewProps = {
  readonly framework: RecordRow;
  readonly tree: PartTree;
  readonly item: RecordRow;
};

/** One part of a framework that was taken in: its words, its ties, and all that bears on it through them. */
export function ImportedView({ framework, tree, item }: ImportedViewProps) {
  const { t } = useTranslation('readiness');
  const answers = useAnswers();
  const { key = '', title, text } = itemOf(item);
  const clause = key ?? '';
  const questions = useMemo(() => questionsOf(tree, item), [tree, item]);
  const names = useMemo(() => [`${framework.title} ${clause}`], [framework.title, clause]);
  const bearing = useBearing({ names, instrument: framework.title, clause, questions, answers });
  const parts = tree.get(item.id) ?? [];
  return (
    <>
      <Panel padding="reading">
        <div className={classes['stack']}>
          <p className={classes['dim']}>
            <bdi>{framework.title}</bdi>
          </p>
          <h2 className={classes['instruction']}>
            <bdi>{clause}</bdi>
          </h2>
          <p className={classes['reading']}>
            <bdi>{title}</bdi>
          </p>
          {text && (
            <p className={classes['dim']}>
              <bdi>{text}</bdi>
            </p>
          )}
          {parts.length > 0 && (
            <p className={classes['dim']}>
              {t('crosswalk.parts')}{' '}
              {parts.map((part) => (
                <a key={part.id} className={classes['clause']} href={clauseHref(framework.id, part.id)}>
                  <bdi>{itemOf(part).key}</bdi>
                </a>
              ))}
            </p>
          )}
          <div className={classes['marks']}>
            <StatusMark kind="info">{t('crosswalk.byHand')}</StatusMark>
          </div>
          <TieQuestions item={item} />
        </div>
      </Panel>
      <BearingPanels questions={questions} answers={answers} bearing={bearing} none={t('crosswalk.notTied')} />
    </>
  );
}
