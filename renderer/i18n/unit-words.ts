import type { TFunction } from 'i18next';
import type { UnitWords } from './format.ts';

/** Units stand inside a sentence that carries its own mark when it is not translated. */
const PLAIN = { postProcess: [] };

/** @param t of `common`. */
export function unitWords(t: TFunction<'common'>): UnitWords {
  return {
    year: (n) => t('unit.year', { n, ...PLAIN }),
    month: (n) => t('unit.month', { n, ...PLAIN }),
    day: (n) => t('unit.day', { n, ...PLAIN }),
    hour: (n) => t('unit.hour', { n, ...PLAIN }),
    minute: (n) => t('unit.minute', { n, ...PLAIN }),
    second: (n) => t('unit.second', { n, ...PLAIN }),
  };
}
