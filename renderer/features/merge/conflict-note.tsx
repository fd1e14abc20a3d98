import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry, useConflictsOf, useHistory } from '#renderer/data/index.ts';
import { mergeHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import { ConflictValue } from './conflict-value.tsx';
import classes from './merge.module.css';
import { standingDecision } from './merge-model.ts';

/** On the page of a record: that its sides differ and where to settle it; or what was decided, by whom and why. */
export function ConflictNote({ record }: { readonly record: RecordId }) {
  const { t } = useTranslation('merge');
  const words = useFieldWords();
  const conflicts = useConflictsOf(record);
  const history = useHistory(record);
  if (conflicts === undefined) return null;
  if (conflicts.length > 0)
    return (
      <Notice
        kind="caution"
        title={t('note.differ', { count: conflicts.length })}
        actions={
          <Button component="a" href={mergeHref(record)}>
            {conflicts.some(({ maySettle }) => maySettle) ? t('note.settle') : t('note.look')}
          </Button>
        }
      >
        {conflicts.map(({ collection, field }) => words.label(collection, field)).join(', ')}. {t('note.provisional')}
      </Notice>
    );
  const decision = history === undefined ? null : standingDecision(history, record);
  return decision === null ? null : <Decision entry={decision} />;
}

function Decision({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation('merge');
  const words = useFieldWords();
  const { collection, changes, reason, actorName, actor, side, at } = entry;
  const who = actor === 'anonymous' ? t('note.anonymous') : (actorName ?? t('note.unknown'));
  return (
    <Notice kind="done" title={t('note.settled', { who, side: t(`note.side.${side}`) })}>
      <ul className={classes['decided']}>
        {changes.map(({ field, after }) => (
          <li key={field}>
            {words.label(collection, field)}:{' '}
            <strong className={classes['result']}>
              <ConflictValue item={{ collection, field, kind: 'values', bases: [] }} value={after} />
            </strong>
          </li>
        ))}
      </ul>
      {reason !== null && reason !== '' && (
        <p>
          {t('note.reason')}: <q className={classes['quote']}>{reason}</q>
        </p>
      )}
      <p className={classes['small']}>
        <Age at={at} form="ago" /> · {t('note.history')}
      </p>
    </Notice>
  );
}
