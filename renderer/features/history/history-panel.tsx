import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry, useHistory } from '#renderer/data/index.ts';
import { TimelineList } from '#renderer/ui/figures/timeline-list.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import classes from './history.module.css';
import { EntryWords } from './history-entry.tsx';
import { deedOf, firstEntries, markOf } from './history-model.ts';

/** Shown at first; the rest on demand: a report of years may have hundreds. */
const FIRST = 12;

/** The whole history of a record and its children, the newest first: who, when, from which device, what, proven or not. */
export function HistoryPanel({ record }: { readonly record: RecordId }) {
  const { t } = useTranslation('history');
  const entries = useHistory(record);
  const [isWhole, setWhole] = useState(false);
  if (entries === undefined)
    return (
      <Panel title={t('title')}>
        <p className={classes['dim']}>{t('loading')}</p>
      </Panel>
    );
  const first = firstEntries(entries);
  const shown = isWhole ? entries : entries.slice(0, FIRST);
  return (
    <Panel title={t('title')} aside={t('count', { count: entries.length })}>
      <TimelineList
        label={t('title')}
        entries={shown.map((entry) => {
          const deed = deedOf(entry, first.has(entry));
          const mark = markOf(deed);
          return {
            id: `${entry.ref.replica}/${entry.ref.seq}/${entry.ref.hash ?? ''}`,
            at: entry.at,
            who: whoOf(entry),
            what: <EntryWords entry={entry} deed={deed} of={record} />,
            ...(mark === undefined ? {} : { mark }),
          };
        })}
      />
      {shown.length < entries.length && (
        <div className={classes['more']}>
          <Button onClick={() => setWhole(true)}>{t('all', { count: entries.length })}</Button>
        </div>
      )}
    </Panel>
  );

  function whoOf({ actor, actorName, mark, deviceName, side, isOwn }: HistoryEntry): string {
    const who = actor === 'anonymous' ? t('anonymous') : (actorName ?? t('notReceived'));
    const device = deviceName === null ? t('device', { mark }) : t('namedDevice', { mark, name: deviceName });
    return [who, t(`side.${side}`), isOwn ? `${device}, ${t('own')}` : device].join(' · ');
  }
}
