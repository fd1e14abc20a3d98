import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { createFieldWords, type FieldWords } from './field-words.ts';

/** The words of records, fields and codes in the reader's language, or in another. */
export function useFieldWords(language?: LanguageCode): FieldWords {
  const { t, i18n } = useTranslation('fields', language === undefined ? {} : { lng: language });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another t is another language, or texts that have come
  return useMemo(() => createFieldWords(i18n, language), [t, i18n, language]);
}
