import type { PostProcessorModule } from 'i18next';
import { SOURCE_LANGUAGE } from './languages.ts';

/** English inside a page from right to left keeps its own order: the whole text is isolated. */
const ISOLATE = '\u2066';
const END = '\u2069';

type Resolved = { readonly i18nResolved?: { readonly usedLng?: string }; readonly lng?: string };

/**
 * Marks a text that exists only in English while another language is chosen: shown as what it is, never blank and never
 * passed off as a translation.
 */
export const fallbackMark: PostProcessorModule = {
  type: 'postProcessor',
  name: 'fallback-mark',
  process(value: string, _key, options: Resolved, translator: { language?: string }) {
    const wanted = options.lng ?? translator.language ?? SOURCE_LANGUAGE;
    const used = options.i18nResolved?.usedLng ?? wanted;
    if (typeof value !== 'string' || used === wanted || used !== SOURCE_LANGUAGE) return value;
    return `${ISOLATE}${value} (EN)${END}`;
  },
};
