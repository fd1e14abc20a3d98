import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormats, type Formats } from './format.ts';

/** Units stand inside a sentence that carries its own mark when it is not translated. */
const PLAIN = { postProcess: [] };

/** Figures in the reader's language; see format.ts for what is the same in all of them. */
export function useFormats(): Formats {
  const { t, i18n } = useTranslation('common');
  return useMemo(
    () =>
      createFormats(i18n.language, {
        year: (n) => t('unit.year', { n, ...PLAIN }),
        month: (n) => t('unit.month', { n, ...PLAIN }),
        day: (n) => t('unit.day', { n, ...PLAIN }),
        hour: (n) => t('unit.hour', { n, ...PLAIN }),
        minute: (n) => t('unit.minute', { n, ...PLAIN }),
        second: (n) => t('unit.second', { n, ...PLAIN }),
      }),
    [i18n.language, t],
  );
}
