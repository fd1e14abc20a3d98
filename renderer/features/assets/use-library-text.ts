import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryText } from './library-drafts.ts';

/** The words of the starter library; their keys stand in its data, where a test checks them. */
export function useLibraryText(): LibraryText {
  const { t } = useTranslation('library');
  return useCallback((key) => (t as unknown as (key: string) => string)(key), [t]);
}
