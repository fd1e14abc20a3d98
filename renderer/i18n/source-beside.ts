import type { i18n, PostProcessorModule } from 'i18next';
import { SOURCE_LANGUAGE } from './languages.ts';

/** The English stands in its own order inside a text of any direction. */
const [ISOLATE, END] = ['\u2066', '\u2069'];

type Options = {
  readonly lng?: string;
  readonly i18nResolved?: { readonly usedKey?: string; readonly usedLng?: string; readonly usedNS?: string };
};

const shown = new WeakSet<i18n>();

/** Whether the English source stands beside every text; every text that is on screen follows at once. */
export function showSource(instance: i18n, isShown: boolean): void {
  if (isShown) shown.add(instance);
  else shown.delete(instance);
  instance.emit('languageChanged', instance.language);
}

/** For a reader who doubts a translation: the source text beside it, on demand, on any page. */
export function sourceBeside(instance: i18n): PostProcessorModule {
  return {
    type: 'postProcessor',
    name: 'source-beside',
    process(value: string, _key, options: Options) {
      const { usedKey, usedLng, usedNS } = options.i18nResolved ?? {};
      const isSource = usedLng === undefined || usedLng === SOURCE_LANGUAGE;
      if (!shown.has(instance) || isSource || usedKey === undefined || typeof value !== 'string') return value;
      const plain = instance.t as unknown as (key: string, options: object) => string;
      const english = plain(usedKey, { ...options, lng: SOURCE_LANGUAGE, ns: usedNS, postProcess: [] });
      return english === value ? value : `${value} ${ISOLATE}[${english}]${END}`;
    },
  };
}
