import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFieldWords, type FieldWords } from './field-words.ts';

/** The words of records, fields and codes in the reader's language. */
export function useFieldWords(): FieldWords {
  const { t, i18n } = useTranslation('fields');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another t is another language, or texts that have come
  return useMemo(() => createFieldWords(i18n), [t, i18n]);
}
