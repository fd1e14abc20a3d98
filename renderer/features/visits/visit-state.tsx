import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { isOverTime } from '#shared/domain/vendor-session-time.ts';
import { visitOf } from './visit-values.ts';

const MARKS: Readonly<Record<string, MarkKind>> = { active: 'running', ended: 'half', reviewed: 'done' };

/** Where a session stands; one that is open over its time is a warning. */
export function VisitState({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('visits');
  const words = useFieldWords();
  const now = useNow();
  const state = row.state ?? 'requested';
  if (isOverTime(state, visitOf(row), now)) return <StatusMark kind="warning">{t('over')}</StatusMark>;
  return <StatusMark kind={MARKS[state] ?? 'pending'}>{words.code('vendorSession', 'state', state)}</StatusMark>;
}
