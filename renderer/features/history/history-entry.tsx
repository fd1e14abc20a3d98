import { useTranslation } from 'react-i18next';
import type { HistoryChange, HistoryEntry } from '#renderer/data/index.ts';
import { FieldLabel, FieldValue, useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import classes from './history.module.css';
import { type Deed, SKEW_SHOWN_MS, setChange } from './history-model.ts';

const SIGNATURE_MARKS: Readonly<Record<HistoryEntry['signature'], MarkKind>> = {
  verified: 'done',
  unsealed: 'pending',
  unknown: 'caution',
  quarantined: 'warning',
};

type EntryWordsProps = {
  readonly entry: HistoryEntry;
  readonly deed: Deed;
  /** The record that the history is of; its children are named. */
  readonly of: string;
};

/** One line of a record's history: what was done, what it changed from what to what, why, and whether it is proven. */
export function EntryWords({ entry, deed, of }: EntryWordsProps) {
  const { t } = useTranslation('history');
  const words = useFieldWords();
  const { collection, changes, reason, signature, skewMs } = entry;
  const isChild = entry.record !== of;
  return (
    <div className={classes['entry']}>
      <div className={classes['head']}>
        <span className={classes['deed']}>
          {t(`deed.${deed}`)}
          {isChild && <span className={classes['child']}> · {words.record(collection)}</span>}
        </span>
        <StatusMark kind={SIGNATURE_MARKS[signature]}>{t(`signature.${signature}`)}</StatusMark>
      </div>
      {changes.length > 0 && (
        <dl className={classes['changes']}>
          {changes.map((change) => (
            <Change key={change.field} collection={collection} change={change} isNew={deed === 'created'} />
          ))}
        </dl>
      )}
      {reason !== null && reason !== '' && (
        <p className={classes['reason']}>
          {t('reason')}: <q className={classes['quote']}>{reason}</q>
        </p>
      )}
      {skewMs !== null && Math.abs(skewMs) >= SKEW_SHOWN_MS && <Skew ms={skewMs} />}
    </div>
  );
}

type ChangeProps = { readonly collection: string; readonly change: HistoryChange; readonly isNew: boolean };

function Change({ collection, change, isNew }: ChangeProps) {
  const { t } = useTranslation('history');
  const { field, before, after, isRedacted } = change;
  const set = setChange(change, collection);
  const value = (of: HistoryChange['after']) => (
    <FieldValue collection={collection} field={field} value={of} empty={t('nothing')} isRedacted={isRedacted} />
  );
  return (
    <>
      <dt>
        <FieldLabel collection={collection} field={field} />
      </dt>
      {set !== null && !isNew ? (
        <dd>
          {set.added.length > 0 && (
            <div>
              {t('added')} {value(set.added)}
            </div>
          )}
          {set.taken.length > 0 && (
            <div>
              {t('taken')} {value(set.taken)}
            </div>
          )}
        </dd>
      ) : (
        <dd>
          {!isNew && (
            <>
              <span className={classes['before']}>{value(before)}</span>
              <span className={classes['to']} role="img" aria-label={t('to')}>
                →
              </span>
            </>
          )}
          <span className={classes['after']}>{value(set === null ? after : set.added)}</span>
        </dd>
      )}
    </>
  );
}

/** A ship's clock may lie: how far it was off when it was last compared with the hub's. */
export function Skew({ ms }: { readonly ms: number }) {
  const { t } = useTranslation('history');
  const formats = useFormats();
  return <p className={classes['skew']}>{t(ms > 0 ? 'clockAhead' : 'clockBehind', { age: formats.duration(ms) })}</p>;
}
