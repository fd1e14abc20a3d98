import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import type { PlainContext } from './plain-value.ts';
import { useFieldWords } from './use-field-words.ts';

/** What {@link plainValue} needs, in the reader's language. */
export function usePlainContext(titleOf?: PlainContext['titleOf']): PlainContext {
  const { t } = useTranslation(['fields', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  return useMemo(
    () => ({
      formats,
      words: {
        code: words.code,
        yes: t('common:yes'),
        no: t('common:no'),
        days: (count) => t('fields:value.days', { count }),
        removed: (reason) => (reason === '' ? t('fields:value.removedPlain') : t('fields:value.removedBy', { reason })),
        hiddenKey: t('fields:value.key'),
      },
      ...(titleOf ? { titleOf } : {}),
    }),
    [t, words, formats, titleOf],
  );
}
