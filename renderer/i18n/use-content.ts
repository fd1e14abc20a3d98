import { use, useMemo } from 'react';
import { type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';
import { useLanguage } from './language-provider.tsx';
import type { LanguageCode } from './languages.ts';
import { loadContentTexts } from './load-content.ts';

const loading = new Map<string, Promise<unknown>>();

/** Loads once; what failed is tried again by the next page that asks. The page waits for it under its Suspense. */
export function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  if (loading.has(key)) return loading.get(key) as Promise<T>;
  const made = load();
  loading.set(key, made);
  made.catch(() => loading.delete(key));
  return made;
}

/** Words of a content file by their path. */
export type Say = (path: string) => string;

function textsOf(language: LanguageCode, file: string): Promise<ContentTexts> {
  return once(`texts ${language} ${file}`, () => loadContentTexts(language, file));
}

/** Words of one content file in the reader's language or another, in English where that lacks them; values in `{{ }}` stay. */
export function useContentText(file: string, language?: LanguageCode): Say {
  const own = useLanguage().language.code;
  const texts = use(textsOf(language ?? own, file));
  const english = use(textsOf('en', file));
  return useMemo(() => (path) => contentText([texts, english], path) ?? '', [texts, english]);
}
