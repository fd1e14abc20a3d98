import { useTranslation } from 'react-i18next';
import { type HistoryEntry, useHistory } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import classes from './people.module.css';

/** When the PIN of a person was set, how and by whom, from the log itself; and how many keys they have had. */
export function PinTrail({ person }: { readonly person: RecordId }) {
  const { t } = useTranslation('people');
  const words = useFieldWords();
  const history = useHistory(person);
  if (history === undefined) return null;
  const set = history.filter(({ changes }) =>
    changes.some(({ field }) => field === 'pinSetHow' || field === 'publicKey'),
  );
  const keys = history.filter(({ changes }) => changes.some(({ field }) => field === 'publicKey')).length;
  return (
    <Panel title={t('trail.title')}>
      <div className={classes['form']}>
        {set.length === 0 ? (
          <p className={classes['quiet']}>{t('trail.none')}</p>
        ) : (
          <ol className={classes['trail']} aria-label={t('trail.title')}>
            {set.map((entry) => (
              <li key={`${entry.ref.replica} ${entry.ref.seq}`}>
                <span>
                  {t('trail.line', {
                    how: words.code('person', 'pinSetHow', howOf(entry)),
                    who: `\u2068${entry.actorName ?? t('trail.somebody')}\u2069`,
                  })}
                </span>
                <Instant at={entry.at} withShip />
              </li>
            ))}
          </ol>
        )}
        {keys > 0 && <p className={classes['quiet']}>{t('trail.keys', { count: keys })}</p>}
      </div>
    </Panel>
  );
}

function howOf({ changes }: HistoryEntry): string {
  const how = changes.find(({ field }) => field === 'pinSetHow')?.after;
  return typeof how === 'string' ? how : 'given';
}
