import { useTranslation } from 'react-i18next';
import { useSignOffs } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import { SignOffList } from './sign-off-list.tsx';

/** Signatures under any record, and whether what they signed was changed since; not there while there are none. */
export function SignOffsPanel({ record }: { readonly record: RecordId }) {
  const { t } = useTranslation('signoff');
  const signOffs = useSignOffs([record]) ?? [];
  if (signOffs.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <SignOffList label={t('title')} signOffs={signOffs} />
    </Panel>
  );
}
