import { useTranslation } from 'react-i18next';
import type { MarkKind } from './mark.tsx';
import { StatusMark } from './status-mark.tsx';

/** Where a record is on its way ashore, computed from the queue. */
export const RECORD_STATES = ['draft', 'queued', 'sent', 'storedAshore', 'answered'] as const;
export type RecordStateName = (typeof RECORD_STATES)[number];

/** "Sent" is under way, not a tick: only stored ashore is delivered. */
export const STATE_MARKS: Readonly<Record<RecordStateName, MarkKind>> = {
  draft: 'half',
  queued: 'pending',
  sent: 'running',
  storedAshore: 'stored',
  answered: 'answered',
};

type RecordStateProps = { readonly state: RecordStateName; readonly framed?: boolean };

/** The true state of a record as shape and word. */
export function RecordState({ state, framed = false }: RecordStateProps) {
  const { t } = useTranslation('ui');
  return (
    <StatusMark kind={STATE_MARKS[state]} framed={framed}>
      {t(`state.${state}`)}
    </StatusMark>
  );
}
