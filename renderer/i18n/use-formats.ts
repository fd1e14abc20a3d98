import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormats, type Formats } from './format.ts';
import { unitWords } from './unit-words.ts';

/** Figures in the reader's language; see format.ts for what is the same in all of them. */
export function useFormats(): Formats {
  const { t, i18n } = useTranslation('common');
  return useMemo(() => createFormats(i18n.language, unitWords(t)), [i18n.language, t]);
}
