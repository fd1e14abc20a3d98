import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft, useSession, useSignOffs } from '#renderer/data/index.ts';
import { SignButton, SignOffList } from '#renderer/features/signoff/index.ts';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { movesOf } from '#shared/domain/moves.ts';
import type { ReviewFields } from '#shared/domain/review.ts';
import classes from './audits.module.css';

/** Who receives the result (ISM 12). */
const RECEIVERS = ['DPA', 'CSO', 'CYSO'];

/** The conclusion and the signatures: first whoever led it, then the company. */
export function ClosingPanel({ row, isWhole }: { readonly row: RecordRow; readonly isWhole: boolean }) {
  const { t } = useTranslation('audits');
  const session = useSession();
  const { person, side, roles } = session;
  const mayComplete = movesOf(row, session).includes('completed');
  const signOffs = useSignOffs([row.id]) ?? [];
  const { conclusion, auditorName } = row.values as ReviewFields;
  const [initial] = useState(conclusion ?? '');
  const draft = useDraft(`review/${row.id}/conclusion`, initial);
  const state = row.state ?? 'running';
  if (draft.value === null) return null;
  const text = draft.value;

  /** The conclusion is part of what is signed; the signature completes it. */
  function conclude() {
    const values = { conclusion: text.trim(), endedAt: Date.now() };
    return save([{ record: row.id, collection: 'review', loaded: row, values }]);
  }

  return (
    <Panel title={t('closing')}>
      <div className={classes['stack']}>
        {state === 'running' ? (
          <>
            <TextAreaField
              label={t('conclusion')}
              help={t('conclusionHelp')}
              value={text}
              onChange={(next) => draft.set(next)}
              rows={3}
            />
            {!isWhole || !mayComplete ? (
              <p className={classes['small']}>{t(isWhole ? 'leaderCompletes' : 'answerFirst')}</p>
            ) : (
              <div>
                <SignButton
                  record={row.id}
                  meaning="performed"
                  person={side === 'ship' ? person : null}
                  label={t('finish')}
                  says={t('finishSays', { name: auditorName ?? '' })}
                  isMain
                  disabled={text.trim() === ''}
                  before={conclude}
                  move="completed"
                />
              </div>
            )}
          </>
        ) : (
          <p dir="auto">{conclusion}</p>
        )}
        {signOffs.length > 0 && <SignOffList label={t('signed')} signOffs={signOffs} />}
        {state === 'completed' && side === 'shore' && roles.some((role) => RECEIVERS.includes(role)) && (
          <div>
            <SignButton
              record={row.id}
              meaning="acknowledged"
              person={null}
              label={t('acknowledge')}
              says={t('acknowledgeSays')}
              move="acknowledged"
            />
          </div>
        )}
      </div>
    </Panel>
  );
}
