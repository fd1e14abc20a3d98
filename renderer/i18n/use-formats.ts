import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormats, type Formats } from './format.ts';
import type { LanguageCode } from './languages.ts';
import { unitWords } from './unit-words.ts';

/** Figures in the reader's language, or in another; see format.ts for what is the same in all of them. */
export function useFormats(language?: LanguageCode): Formats {
  const { t, i18n } = useTranslation('common', language === undefined ? {} : { lng: language });
  const code = language ?? i18n.language;
  return useMemo(() => createFormats(code, unitWords(t)), [code, t]);
}
