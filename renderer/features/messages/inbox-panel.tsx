import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useRecords, useSession } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { AppError } from '#shared/base/result.ts';
import { MessageView, useKindWord } from './message-view.tsx';
import classes from './messages.module.css';

const NEWEST = { collection: 'message', sort: 'createdAt', down: true } as const;
const SHOWN = { from: 0, count: 100 } as const;

/** Messages of shore, the newest first; a receipt says who has read one, and when. */
export function InboxPanel() {
  const { t } = useTranslation('messages');
  const { rows, total, isLoading } = useRecords(NEWEST, SHOWN);
  return (
    <Panel title={t('inbox.title')} aside={total > 0 ? t('inbox.count', { count: total }) : undefined} padding="bare">
      {rows.length === 0 ? (
        !isLoading && <EmptyState why={t('inbox.none')} />
      ) : (
        <Rows label={t('inbox.title')}>
          {rows.map((row) => (
            <InboxRow key={row.id} row={row} />
          ))}
        </Rows>
      )}
    </Panel>
  );
}

function InboxRow({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('messages');
  const kindOf = useKindWord();
  const now = useNow();
  const { person } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const { receiptAt } = row.values;
  const isRead = typeof receiptAt === 'number';

  async function acknowledge() {
    const values = { receiptAt: now, receiptBy: person?.record ?? null };
    const done = await save([{ record: row.id, collection: 'message', values, loaded: row }]);
    setError(done.ok ? null : done.error);
  }

  return (
    <Row
      mark={<StatusMark kind={isRead ? 'done' : 'pending'}>{t(isRead ? 'inbox.read' : 'inbox.new')}</StatusMark>}
      title={row.title}
      sub={
        <div className={classes['stack']}>
          <span>
            {kindOf(row)} · <Instant at={Number(row.values['sentAt'] ?? row.createdAt)} />
          </span>
          {isOpen && <MessageView row={row} />}
          {isOpen && !isRead && (
            <div className={classes['row']}>
              <Button variant="filled" onClick={() => void acknowledge()}>
                {t('inbox.acknowledge')}
              </Button>
              <span className={classes['dim']}>{t('inbox.tells')}</span>
            </div>
          )}
          {error !== null && <ErrorNote error={error} />}
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
