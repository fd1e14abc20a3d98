import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, transition, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { isClosed, isSealed, movesOf, needsReason, roleFor, stateOfReport } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import classes from './reports.module.css';
import { usePersonName } from './use-person-name.ts';
import { When } from './when.tsx';

const DAY_MS = 86_400_000;

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
  const [asking, setAsking] = useState<string | null>(null);
  const { run, isBusy, error } = useCommand();
  const state = stateOfReport(row);
  const value = readWorkflow(row.values['state']);
  // Onward first; what sends a matter back or aside needs a reason and stands behind.
  const moves = movesOf(row, session).toSorted((a, b) => Number(needsReason(a)) - Number(needsReason(b)));
  const isDpa = session.roles.includes('DPA');
  // Ashore the answer is the one main action of this page.
  const main = session.side === 'ship' && !isQuiet ? moves.find((to) => !needsReason(to)) : undefined;
  const isIllegal = row.illegal.includes('state');

  function move(to: string, reason?: string) {
    const role = roleFor(state, to, session.roles);
    return transition(row, to, { ...(reason === undefined ? {} : { reason }), ...(role === null ? {} : { role }) });
  }

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
            {value.by !== undefined && ` · ${nameOf(value.by)}`}
          </p>
        )}
        {value?.reason !== undefined && <p className={classes['said']}>{value.reason}</p>}
        {isIllegal && <StatusMark kind="caution">{t('moves.illegal')}</StatusMark>}
        {error !== null && <ErrorNote error={error} />}
        {moves.length === 0 ? (
          <p className={classes['dim']}>{t(`moves.${waitingFor(row, state)}`)}</p>
        ) : (
          <div className={classes['moves']}>
            {moves.map((to) => (
              <Button
                key={to}
                variant={to === main ? 'filled' : 'default'}
                disabled={isBusy}
                onClick={() => (needsReason(to) ? setAsking(to) : void run(() => move(to)))}
              >
                {words.move(to, isDpa)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <ReasonDialog
        opened={asking !== null}
        title={asking === null ? '' : words.move(asking, isDpa)}
        text={t('moves.reason')}
        confirm={asking === null ? '' : words.move(asking, isDpa)}
        onClose={() => setAsking(null)}
        onGiven={(reason) => move(asking ?? state, reason)}
      />
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
