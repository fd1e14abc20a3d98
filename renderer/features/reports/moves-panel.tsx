import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { movesOf } from '#shared/domain/moves.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { MoveWords, useReportMove } from './move-words.tsx';
import { isClosed, isSealed, needsReason, stateOfReport } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import classes from './reports.module.css';
import { usePersonName } from './use-person-name.ts';
import { When } from './when.tsx';

const DAY_MS = 86_400_000;
/** These bring a matter on although they need words; the others send it back or aside and stand behind. */
const ONWARD: readonly string[] = ['verification', 'closed'];

type MovesPanelProps = {
  readonly row: RecordRow;
  /** Something else on the page is the main action: a form that is being filled in. */
  readonly isQuiet: boolean;
};

/** How far the matter has come, and what who works here may do next. */
export function MovesPanel({ row, isQuiet }: MovesPanelProps) {
  const { t } = useTranslation('reports');
  const words = useReportWords();
  const session = useSession();
  const nameOf = usePersonName();
  const move = useReportMove(row);
  const [asking, setAsking] = useState<string | null>(null);
  const { run, isBusy, error } = useCommand();
  const state = stateOfReport(row);
  const value = readWorkflow(row.values['state']);
  const isAside = (to: string) => needsReason(to) && !ONWARD.includes(to);
  const moves = movesOf(row, session).toSorted((a, b) => Number(isAside(a)) - Number(isAside(b)));
  const isDpa = session.roles.includes('DPA');
  // Ashore the answer is the one main action of this page.
  const main = session.side === 'ship' && !isQuiet ? moves.find((to) => !isAside(to)) : undefined;
  // A confidential report is moved without words: they would stand open beside the seal.
  const asksWords = (to: string) => needsReason(to) && !isSealed(row);
  const by = session.persons.some(({ record }) => record === value?.by);

  return (
    <Panel
      title={t('moves.title')}
      aside={
        <StatusMark kind={isClosed(row) ? 'done' : 'running'}>
          {row.isRemoved ? t('void.word') : words.state(state)}
        </StatusMark>
      }
    >
      <div className={classes['stack']}>
        {value?.at !== undefined && (
          <p className={classes['dim']}>
            {t('moves.since')} <When at={value.at} isDayOnly={isSealed(row) && value.at % DAY_MS === 0} />
            {value.by !== undefined &&
              ` · ${!by && value.role !== undefined ? words.role(value.role) : nameOf(value.by)}`}
          </p>
        )}
        {value?.reason !== undefined && (
          <p className={classes['said']} dir="auto">
            {value.reason}
          </p>
        )}
        {row.illegal.includes('state') && <StatusMark kind="caution">{t('moves.illegal')}</StatusMark>}
        {error !== null && <ErrorNote error={error} />}
        {asking !== null && moves.includes(asking) ? (
          <MoveWords row={row} to={asking} onDone={() => setAsking(null)} />
        ) : moves.length === 0 ? (
          <p className={classes['dim']}>{t(`moves.${waitingFor(row, state)}`)}</p>
        ) : (
          <div className={classes['moves']}>
            {moves.map((to) => (
              <Button
                key={to}
                variant={to === main ? 'filled' : 'default'}
                disabled={isBusy}
                onClick={() =>
                  asksWords(to)
                    ? setAsking(to)
                    : void run(() => move(to, needsReason(to) ? { reason: t('moves.sealedReason') } : {}))
                }
              >
                {words.move(to, isDpa)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}

/** Whose turn it is, when it is not mine. */
function waitingFor(row: RecordRow, state: string): 'nothing' | 'dpa' | 'master' | 'doer' | 'author' {
  if (row.isRemoved || isClosed(row)) return 'nothing';
  if (isSealed(row) || state === 'dpaReview' || state === 'verification') return 'dpa';
  if (state === 'submitted' || state === 'masterReview' || state === 'reopened') return 'master';
  return state === 'returned' || state === 'draft' ? 'author' : 'doer';
}
