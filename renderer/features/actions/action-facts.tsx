import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { actionOf, dayOfAction, isOverdue } from './action-values.ts';
import { useActionWords } from './action-words.ts';
import classes from './actions.module.css';

/** What is to be done, by whom, by when, and where it comes from. */
export function ActionFacts({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('actions');
  const words = useActionWords();
  const fieldWords = useFieldWords();
  const formats = useFormats();
  const now = useNow(3_600_000);
  const { text, kind, priority, dueOn, extendedToOn, assets, interimMeasure } = actionOf(row);
  const day = dayOfAction(row);
  const isSet = Boolean(dueOn || extendedToOn);

  const items: readonly (KeyValueItem | false)[] = [
    { label: t('field.owner'), value: <bdi>{words.owner(row)}</bdi>, strong: true },
    {
      label: isSet ? t('field.dueOn') : t('field.plannedOn'),
      strong: true,
      value:
        day === null ? (
          t('noDay')
        ) : isOverdue(row, now) ? (
          <StatusMark kind="warning">{t('overdueSince', { day: formats.day(day) })}</StatusMark>
        ) : (
          formats.day(day)
        ),
    },
    { label: t('field.source'), value: row.parent === null ? t('noSource') : <RefTitle record={row.parent} /> },
    { label: fieldWords.label('action', 'kind'), value: words.kind(kind) },
    Boolean(priority) && {
      label: fieldWords.label('action', 'priority'),
      value: fieldWords.code('action', 'priority', priority ?? ''),
    },
    Boolean(assets?.length) && {
      label: fieldWords.label('action', 'assets'),
      value: (
        <ul className={classes['links']}>
          {(assets ?? []).map((asset) => (
            <li key={asset}>
              <RefTitle record={asset} />
            </li>
          ))}
        </ul>
      ),
    },
    Boolean(interimMeasure) && {
      label: fieldWords.label('action', 'interimMeasure'),
      value: <span className={classes['said']}>{interimMeasure}</span>,
    },
  ];

  return (
    <Panel title={t('facts.title')}>
      {Boolean(text) && (
        <p className={classes['text']} dir="auto">
          {text}
        </p>
      )}
      <KeyValue layout="columns" items={items.filter((item) => item !== false)} />
    </Panel>
  );
}

/** What its owner says was done, and what somebody else found. */
export function CheckFacts({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('actions');
  const fieldWords = useFieldWords();
  const formats = useFormats();
  const { doneNote, doneOn, verifyResult, verifyNote, verifiedOn, verifierName } = actionOf(row);
  if (!doneNote && !verifyNote) return null;
  const by = [verifierName, verifiedOn ? formats.day(verifiedOn) : null].filter(Boolean).join(' · ');
  return (
    <Panel title={t('facts.done')} aside={doneOn ? formats.day(doneOn) : undefined}>
      <div className={classes['stack']}>
        <p className={classes['said']} dir="auto">
          {doneNote}
        </p>
        {Boolean(verifyNote) && (
          <div className={classes['check']}>
            <StatusMark kind={verifyResult === 'effective' ? 'done' : 'caution'}>
              {fieldWords.code('action', 'verifyResult', verifyResult ?? 'effective')}
            </StatusMark>
            <p className={classes['said']} dir="auto">
              {verifyNote}
            </p>
            <p className={classes['dim']}>
              <bdi>{by}</bdi>
            </p>
          </div>
        )}
      </div>
    </Panel>
  );
}
