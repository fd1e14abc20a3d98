import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useChildren, useSession } from '#renderer/data/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { movesOf } from '#shared/domain/moves.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { isOpenDuty } from './duties.ts';
import { type CloseGap, closeGaps, isOver, needsReason, stateOfIncident } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';
import { movePress } from './move-press.ts';
import { useDuties } from './use-duties.ts';

/** How far the matter has come, and what who works here may do next. */
export function MovesPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const words = useIncidentWords();
  const session = useSession();
  const author = useAuthor();
  const actions = useChildren(row.id, 'action') ?? [];
  const openDuties = useDuties(row).filter(isOpenDuty).length;
  const [asking, setAsking] = useState<string | null>(null);
  const { run, isBusy, error } = useCommand();
  const state = stateOfIncident(row);
  const value = readWorkflow(row.values['state']);
  // Onward first; what sets a matter aside needs a reason and stands behind.
  const moves = movesOf(row, session).toSorted((a, b) => Number(needsReason(a)) - Number(needsReason(b)));
  const gaps = closeGaps(row, actions);
  const name = session.persons.find(({ record }) => record === value?.by)?.name;

  function move(to: string, more: { readonly reason?: string; readonly closingNote?: string } = {}) {
    return save(movePress({ row, to, worker: session, author, now: Date.now(), ...more }));
  }

  function press(to: string) {
    if (needsReason(to) || to === 'closed') setAsking(to);
    else void run(() => move(to));
  }

  return (
    <Panel
      title={t('moves.title')}
      aside={
        <StatusMark kind={isOver(row) ? 'done' : 'running'}>
          {row.isRemoved ? t('voided') : words.state(state)}
        </StatusMark>
      }
    >
      <div className={classes['stack']}>
        {value?.at !== undefined && (
          <p className={classes['dim']}>
            {t('moves.since')} <Instant at={value.at} withShip />
            {name !== undefined && (
              <>
                {' · '}
                <bdi>{name}</bdi>
              </>
            )}
            {value.role !== undefined && ` · ${words.role(value.role)}`}
          </p>
        )}
        {value?.reason !== undefined && (
          <p className={classes['said']} dir="auto">
            {value.reason}
          </p>
        )}
        {row.illegal.includes('state') && <StatusMark kind="caution">{t('moves.illegal')}</StatusMark>}
        {error !== null && <ErrorNote error={error} />}
        {moves.length === 0 ? (
          <p className={classes['dim']}>{t(isOver(row) ? 'moves.nothing' : 'moves.others')}</p>
        ) : (
          <div className={classes['buttons']}>
            {moves.map((to) => (
              <Button key={to} disabled={isBusy || (to === 'closed' && gaps.length > 0)} onClick={() => press(to)}>
                {words.move(to)}
              </Button>
            ))}
          </div>
        )}
        {state === 'underReview' && <BeforeClose gaps={gaps} openDuties={openDuties} />}
      </div>
      <ReasonDialog
        opened={asking !== null}
        title={asking === null ? '' : words.move(asking)}
        text={t(asking === 'closed' ? 'moves.closeText' : 'moves.reason')}
        confirm={asking === null ? '' : words.move(asking)}
        onClose={() => setAsking(null)}
        onGiven={(text) => move(asking ?? state, asking === 'closed' ? { closingNote: text } : { reason: text })}
      />
    </Panel>
  );
}

/** Why it cannot be closed yet; what is still to be told does not stop the DPA and is said. */
function BeforeClose({ gaps, openDuties }: { readonly gaps: readonly CloseGap[]; readonly openDuties: number }) {
  const { t } = useTranslation('incidents');
  if (gaps.length === 0 && openDuties === 0) return <StatusMark kind="done">{t('close.ready')}</StatusMark>;
  return (
    <div>
      {gaps.length > 0 && (
        <>
          <p className={classes['over']}>{t('close.missing')}</p>
          <ul className={classes['bullets']}>
            {gaps.map((gap) => (
              <li key={gap}>{t(`close.gap.${gap}`)}</li>
            ))}
          </ul>
        </>
      )}
      {openDuties > 0 && <p className={classes['dim']}>{t('close.duties', { count: openDuties })}</p>}
    </div>
  );
}
