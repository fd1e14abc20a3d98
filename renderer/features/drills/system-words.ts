import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Names of the systems of the starter library by its keys; that there is a text for each is checked with the content. */
export function useSystemWords(): (key: string) => string {
  const { t } = useTranslation('library');
  return useCallback((key) => (t as unknown as (key: string) => string)(`asset.${key}.name`), [t]);
}
