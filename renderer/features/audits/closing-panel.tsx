import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, transition, useDraft, useSession, useSignOffs } from '#renderer/data/index.ts';
import { SignButton, SignOffList } from '#renderer/features/signoff/index.ts';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { ReviewFields } from '#shared/domain/review.ts';
import classes from './audits.module.css';

/** Who receives the result (ISM 12). */
const RECEIVERS = ['DPA', 'CSO', 'CYSO'];

/** The conclusion and the signatures: first whoever led it, then the company. */
export function ClosingPanel({ row, isWhole }: { readonly row: RecordRow; readonly isWhole: boolean }) {
  const { t } = useTranslation('audits');
  const { person, side, roles } = useSession();
  const signOffs = useSignOffs([row.id]) ?? [];
  const { conclusion, auditorName } = row.values as ReviewFields;
  const [initial] = useState(conclusion ?? '');
  const draft = useDraft(`review/${row.id}/conclusion`, initial);
  const state = row.state ?? 'running';
  if (draft.value === null) return null;
  const text = draft.value;

  function complete() {
    const now = Date.now();
    return save([
      {
        record: row.id,
        collection: 'review',
        loaded: row,
        values: {
          conclusion: text.trim(),
          endedAt: now,
          state: { state: 'completed', at: now, ...(person === null ? {} : { by: person.record }) },
        },
      },
    ]);
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
            {!isWhole ? (
              <p className={classes['small']}>{t('answerFirst')}</p>
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
                  before={complete}
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
              onSigned={() => transition(row, 'acknowledged')}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}
