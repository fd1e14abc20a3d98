import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Rows } from '#renderer/ui/layout/rows.tsx';
import { InboxRow } from './inbox-row.tsx';

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
