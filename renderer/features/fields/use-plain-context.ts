import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { createPlainWords } from './field-words.ts';
import type { PlainContext } from './plain-value.ts';
import { useFieldWords } from './use-field-words.ts';

/** What {@link plainValue} needs, in the reader's language. */
export function usePlainContext(titleOf?: PlainContext['titleOf']): PlainContext {
  const { i18n } = useTranslation(['fields', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  return useMemo(
    () => ({ formats, words: createPlainWords(i18n, words), ...(titleOf ? { titleOf } : {}) }),
    [i18n, words, formats, titleOf],
  );
}
