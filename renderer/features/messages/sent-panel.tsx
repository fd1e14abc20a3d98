import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, shipReach, useRecord, useRecordState, useRecords, useSync } from '#renderer/data/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { type MessageState, messageState, type Reach } from './message-state.ts';
import { MessageView, useKindWord } from './message-view.tsx';
import classes from './messages.module.css';

const NEWEST = { collection: 'message', sort: 'createdAt', down: true } as const;
const SHOWN = { from: 0, count: 100 } as const;

/** What was sent to the vessel that is open, and how far each has come: by what the ship itself has said. */
export function SentPanel({ vesselName }: { readonly vesselName: string }) {
  const { t } = useTranslation('messages');
  const { rows, isLoading } = useRecords(NEWEST, SHOWN);
  const { lastContactAt } = useSync();
  const [reach, setReach] = useState<Reach | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each contact and for each new message
  useEffect(() => {
    void shipReach().then((asked) => setReach(asked.ok ? asked.value : null));
  }, [lastContactAt, rows.length]);

  return (
    <Panel title={t('sent.title', { vessel: vesselName })} padding="bare">
      {rows.length === 0 ? (
        !isLoading && <EmptyState why={t('sent.none')} />
      ) : (
        <Rows label={t('sent.title', { vessel: vesselName })}>
          {rows.map((row) => (
            <SentRow key={row.id} row={row} reach={reach} />
          ))}
        </Rows>
      )}
    </Panel>
  );
}

const MARKS = { written: 'pending', onHub: 'half', delivered: 'stored', read: 'answered' } as const satisfies Readonly<
  Record<MessageState, string>
>;

function SentRow({ row, reach }: { readonly row: RecordRow; readonly reach: Reach | null }) {
  const { t } = useTranslation('messages');
  const kindOf = useKindWord();
  const [isOpen, setOpen] = useState(false);
  const own = useRecordState(row);
  const state = messageState(row, own, reach);
  const { receiptAt, receiptBy } = row.values;
  const reader = useRecord(typeof receiptBy === 'string' ? receiptBy : null);
  return (
    <Row
      mark={<StatusMark kind={MARKS[state]}>{t(`state.${state}`)}</StatusMark>}
      title={row.title}
      sub={
        <div className={classes['stack']}>
          <span>
            {kindOf(row)} · <Instant at={Number(row.values['sentAt'] ?? row.createdAt)} />
            {typeof receiptAt === 'number' && (
              <>
                {' · '}
                {t('sent.readBy', { name: reader?.title ?? t('sent.somebody') })} <Instant at={receiptAt} />
              </>
            )}
          </span>
          {isOpen && <MessageView row={row} />}
        </div>
      }
      end={
        <Button
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'closeOne' : 'openOne', { title: row.title })}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'close' : 'open')}
        </Button>
      }
    />
  );
}
