import { useTranslation } from 'react-i18next';
import type { ConflictItem } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { rolesThatSettle } from './settle-rights.ts';

/** To one who may only look: who decides about these fields, by role. */
export function WhoSettles({ items }: { readonly items: readonly ConflictItem[] }) {
  const { t } = useTranslation('merge');
  const words = useFieldWords();

  function roles(side: 'ship' | 'shore'): string {
    const codes = new Set(items.flatMap(({ collection, field }) => rolesThatSettle(side, collection, field)));
    return codes.size === 0 ? t('rights.nobody') : [...codes].map(words.role).join(', ');
  }

  return (
    <Notice kind="info" title={t('rights.title')}>
      {t('rights.words', { ship: roles('ship'), shore: roles('shore') })}
    </Notice>
  );
}
