import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, type TransitionOptions, transition, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { MoveForm } from '#renderer/features/section/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { Value } from '#shared/base/value.ts';
import { movesOf, roleForMove } from '#shared/domain/moves.ts';
import { EFFECTS } from '#shared/domain/report.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { isEnded, needsReason, stateOfAction } from './action-values.ts';
import { markOf, useActionWords } from './action-words.ts';
import classes from './actions.module.css';

type Effect = (typeof EFFECTS)[number];

/** Moves that a form asks words for: what was done, what the check found, or why. */
function asksWords(to: string): boolean {
  return to === 'done' || to === 'verified' || needsReason(to);
}

/** How far an action has come, and what who works here may do next. */
export function ActionMoves({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('actions');
  const words = useActionWords();
  const fieldWords = useFieldWords();
  const session = useSession();
  const now = useNow(3_600_000);
  const move = useMove(row);
  const { run, isBusy, error } = useCommand();
  const [asking, setAsking] = useState<string | null>(null);
  const state = stateOfAction(row);
  const said = readWorkflow(row.values['state']);
  // The check itself says whether it worked: one press leads to both.
  const moves = movesOf(row, session).filter((to) => !(state === 'done' && to === 'ineffective'));
  const by = session.persons.find(({ record }) => record === said?.by)?.name;
  const isOpen = asking !== null && moves.includes(asking);

  return (
    <Panel
      title={t('moves.title')}
      aside={<StatusMark kind={markOf(row, now)}>{row.isRemoved ? t('voided') : words.state(state)}</StatusMark>}
    >
      <div className={classes['stack']}>
        {said?.at !== undefined && (
          <p className={classes['dim']}>
            {t('moves.since')} <Instant at={said.at} /> ·{' '}
            <bdi>{by ?? (said.role ? fieldWords.role(said.role) : t('moves.unnamed'))}</bdi>
          </p>
        )}
        {said?.reason !== undefined && <p className={classes['said']}>{said.reason}</p>}
        {row.illegal.includes('state') && <StatusMark kind="caution">{t('moves.illegal')}</StatusMark>}
        {error !== null && <ErrorNote error={error} />}
        {isOpen ? (
          <MoveWords row={row} to={asking} onDone={() => setAsking(null)} />
        ) : moves.length === 0 ? (
          <p className={classes['dim']}>{t(`moves.${isEnded(row) ? 'nothing' : waitingFor(state)}`)}</p>
        ) : (
          <div className={classes['moves']}>
            {moves.map((to) => (
              <Button
                key={to}
                variant={to === mainOf(moves) ? 'filled' : 'default'}
                disabled={isBusy}
                onClick={() => (asksWords(to) ? setAsking(to) : void run(() => move(to)))}
              >
                {words.move(to)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}

/** What brings an action on; what sends it back or aside stands behind. */
function mainOf(moves: readonly string[]): string | undefined {
  return ['done', 'verified', 'closed', 'inProgress'].find((to) => moves.includes(to));
}

/** Whose turn it is, when it is not mine. */
function waitingFor(state: string): 'checker' | 'company' | 'owner' {
  if (state === 'done') return 'checker';
  return state === 'verified' ? 'company' : 'owner';
}

/** Writes a state with what belongs to it: all of it or nothing. */
function useMove(row: RecordRow) {
  const { roles } = useSession();
  return (to: string, more: Omit<TransitionOptions, 'role'> = {}) => {
    const role = roleForMove(row, to, roles);
    return transition(row, to, { ...more, ...(role === null ? {} : { role }) });
  };
}

type MoveWordsProps = { readonly row: RecordRow; readonly to: string; readonly onDone: () => void };

function MoveWords({ row, to, onDone }: MoveWordsProps) {
  const { t } = useTranslation('actions');
  const words = useActionWords();
  const move = useMove(row);
  const draftKey = `action/${row.id}/${to}`;
  if (to === 'verified') return <CheckForm row={row} onDone={onDone} />;
  if (to === 'done')
    return (
      <MoveForm
        draftKey={draftKey}
        label={t('done.label')}
        help={t('done.help')}
        confirm={words.move(to)}
        onGiven={(doneNote) => move(to, { values: { doneNote, doneOn: utcDay(Date.now()) } })}
        onDone={onDone}
      />
    );
  return (
    <MoveForm
      draftKey={draftKey}
      label={t('moves.why')}
      help={t('moves.whyHelp')}
      confirm={words.move(to)}
      onGiven={(reason) => move(to, { reason })}
      onDone={onDone}
    />
  );
}

/** Somebody else looks whether it helps: what they found either verifies it or sends it back. */
function CheckForm({ row, onDone }: { readonly row: RecordRow; readonly onDone: () => void }) {
  const { t } = useTranslation('actions');
  const fieldWords = useFieldWords();
  const author = useAuthor();
  const move = useMove(row);
  const [effect, setEffect] = useState<Effect>('effective');
  const isBack = effect === 'ineffective';

  return (
    <MoveForm
      draftKey={`action/${row.id}/verified`}
      label={t('check.label')}
      help={t('check.help')}
      confirm={isBack ? t('check.back') : t('check.confirm')}
      onGiven={(verifyNote) => {
        const values: Record<string, Value> = {
          verifyResult: effect,
          verifyNote,
          verifiedOn: utcDay(Date.now()),
          verifierName: author?.name ?? null,
          ...(author?.record ? { verifier: author.record } : {}),
        };
        return move(isBack ? 'ineffective' : 'verified', { values, ...(isBack ? { reason: verifyNote } : {}) });
      }}
      onDone={onDone}
    >
      <ChoiceCards
        label={t('check.effect')}
        value={effect}
        onChange={setEffect}
        options={EFFECTS.map((code) => ({ value: code, label: fieldWords.code('action', 'verifyResult', code) }))}
      />
    </MoveForm>
  );
}
