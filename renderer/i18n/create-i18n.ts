import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { fallbackMark } from './fallback-mark.ts';
import { LANGUAGES, type LanguageCode, SOURCE_LANGUAGE } from './languages.ts';
import { loadTexts } from './load-texts.ts';
import { withOwnTexts } from './own-texts.ts';
import { sourceBeside } from './source-beside.ts';
import { sourceTexts } from './source-texts.ts';

/** English core texts are in the bundle. */
async function textsOf(code: string, namespace: string): Promise<object> {
  const core: Readonly<Record<string, object>> = code === SOURCE_LANGUAGE ? sourceTexts : {};
  return core[namespace] ?? loadTexts(code, namespace);
}

/** An i18next that is ready to use: core texts of the language are loaded, those of a page come with the page. */
export async function createI18n(language: LanguageCode): Promise<i18n> {
  const instance = createInstance();
  await instance
    .use({
      type: 'backend',
      init: () => {},
      read: (code: string, namespace: string, done: (error: unknown, texts: unknown) => void) => {
        textsOf(code, namespace).then(
          (texts) => done(null, withOwnTexts(instance, code, namespace, texts)),
          (error: unknown) => done(error, null),
        );
      },
    })
    .use(fallbackMark)
    .use(sourceBeside(instance))
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: LANGUAGES.map(({ code }) => code),
      fallbackLng: SOURCE_LANGUAGE,
      load: 'currentOnly',
      ns: Object.keys(sourceTexts),
      defaultNS: 'common',
      resources: { en: sourceTexts },
      partialBundledLanguages: true,
      postProcess: ['fallback-mark', 'source-beside'],
      postProcessPassResolved: true,
      // React escapes; escaping twice shows "&#39;".
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  return instance;
}
