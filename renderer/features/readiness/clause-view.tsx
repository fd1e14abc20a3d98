import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { isDoubtful, partsOf } from '#shared/domain/readiness/crosswalk.ts';
import type { FrameworkEdition } from '#shared/domain/readiness/framework-data.ts';
import { BearingPanels } from './bearing-panels.tsx';
import { clauseHref } from './clause-href.ts';
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
  const { crosswalk } = useReadiness();
  const answers = useAnswers();
  const references = crosswalk.ofClause(edition.id, clause);
  const questions = useMemo(
    () => crosswalk.ofClause(edition.id, clause).map(({ row }) => row),
    [crosswalk, edition, clause],
  );
  const names = useMemo(() => [`${edition.id} ${clause}`, `${edition.instrument} ${clause}`], [edition, clause]);
  const bearing = useBearing({ names, instrument: edition.instrument, clause, questions, answers });
  const parts = partsOf(edition, clause);
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
      <BearingPanels questions={questions} answers={answers} bearing={bearing} />
    </>
  );
}
