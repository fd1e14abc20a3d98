import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, type TransitionOptions, transition, useChildren, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { MoveForm } from '#renderer/features/section/index.ts';
import { useAuthor } from '#renderer/features/session/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { roleForMove } from '#shared/domain/moves.ts';
import { EFFECTS } from '#shared/domain/report.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { readinessOf } from './readiness.ts';
import { reportOf, stateOfReport } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import classes from './reports.module.css';

type Effect = (typeof EFFECTS)[number];

/** Moves a report in the role that allows it. */
export function useReportMove(row: RecordRow) {
  const { roles } = useSession();
  return (to: string, more: Omit<TransitionOptions, 'role'> = {}) => {
    const role = roleForMove(row, to, roles);
    return transition(row, to, { ...more, ...(role === null ? {} : { role }) });
  };
}

type MoveWordsProps = { readonly row: RecordRow; readonly to: string; readonly onDone: () => void };

/** The words that a move needs; a proposal shows what belongs to it, a close says whether it helped. */
export function MoveWords({ row, to, onDone }: MoveWordsProps) {
  const { t } = useTranslation('reports');
  const { roles } = useSession();
  const words = useReportWords();
  const move = useReportMove(row);
  if (to === 'closed' && stateOfReport(row) !== 'accepted') return <CloseForm row={row} onDone={onDone} />;
  const isProposal = to === 'verification';
  return (
    <MoveForm
      draftKey={`report/${row.id}/${to}`}
      label={isProposal ? t('propose.label') : t('moves.why')}
      help={isProposal ? t('propose.help') : t('moves.reason')}
      confirm={isProposal ? t('propose.confirm') : words.move(to, roles.includes('DPA'))}
      onGiven={(reason) => move(to, { reason })}
      onDone={onDone}
    >
      {isProposal && <Readiness row={row} />}
    </MoveForm>
  );
}

/** The points of a proposal, met or open. */
function Readiness({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const actions = useChildren(row.id, 'action') ?? [];
  const photos = useChildren(row.id, 'attachment') ?? [];
  return (
    <ul className={classes['points']} aria-label={t('propose.points')}>
      {readinessOf(row, actions, photos).map(({ key, isMet, done = 0, all = 0 }) => (
        <li key={key}>
          <StatusMark kind={isMet ? 'done' : 'caution'}>
            {key === 'actions' ? t('propose.actions', { done, count: all }) : t(`propose.${key}`)}
          </StatusMark>
          {!isMet && <span className={classes['small']}> {t('propose.open')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The second stage: who did not put it right says whether it helped, and closes or sends it back. */
function CloseForm({ row, onDone }: Omit<MoveWordsProps, 'to'>) {
  const { t } = useTranslation('reports');
  const fieldWords = useFieldWords();
  const author = useAuthor();
  const move = useReportMove(row);
  const held = reportOf(row).effectivenessResult;
  const [effect, setEffect] = useState<Effect | null>(EFFECTS.find((each) => each === held) ?? null);
  const isBack = effect === 'ineffective';
  const [isMissing, setMissing] = useState(false);

  return (
    <MoveForm
      draftKey={`report/${row.id}/closed`}
      label={t('close.label')}
      help={t('close.help')}
      confirm={isBack ? t('close.back') : t('close.confirm')}
      onGiven={(reason) => {
        setMissing(effect === null);
        if (effect === null)
          return Promise.resolve({ ok: false, error: { code: 'input/invalid', params: { field: 'effect' } } });
        const values = {
          effectivenessResult: effect,
          effectivenessOn: utcDay(Date.now()),
          effectivenessByName: author?.name ?? null,
          ...(author?.record ? { effectivenessBy: author.record } : {}),
        };
        return move(isBack ? 'ineffective' : 'closed', { reason, values });
      }}
      onDone={onDone}
    >
      <Readiness row={row} />
      <ChoiceCards
        label={t('close.effect')}
        required
        error={isMissing ? t('close.effectNeeded') : null}
        value={effect}
        onChange={setEffect}
        options={EFFECTS.map((code) => ({
          value: code,
          label: fieldWords.code('report', 'effectivenessResult', code),
        }))}
      />
    </MoveForm>
  );
}
