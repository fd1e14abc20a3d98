import { use, useMemo } from 'react';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { loadContentTexts, loadScenarios, textFileOf } from '#renderer/i18n/load-content.ts';
import { type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';

/** Loaded once; what failed is tried again by the next page that asks. */
const loading = new Map<string, Promise<unknown>>();

function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  if (loading.has(key)) return loading.get(key) as Promise<T>;
  const made = load();
  loading.set(key, made);
  made.catch(() => loading.delete(key));
  return made;
}

/** All scenarios in the order of their ids. The page waits for them under its Suspense. */
export function useScenarios(): readonly Scenario[] {
  return use(once('scenarios', loadScenarios));
}

/** Null: a scenario that this version does not have. */
export function useScenario(id: string | null | undefined): Scenario | null {
  return useScenarios().find((scenario) => scenario.id === id) ?? null;
}

/** Words of a content file by their path, in English where the language lacks them. */
export type Say = (path: string) => string;

const COMMON = 'content-common';

async function loadAll(language: LanguageCode): Promise<ReadonlyMap<string, ContentTexts>> {
  const scenarios = await once('scenarios', loadScenarios);
  const files = [COMMON, ...scenarios.map(textFileOf)];
  return new Map(await Promise.all(files.map(async (file) => [file, await loadContentTexts(language, file)] as const)));
}

function useTexts(language: LanguageCode): ReadonlyMap<string, ContentTexts> {
  return use(once(`texts ${language}`, () => loadAll(language)));
}

function sayFrom(all: readonly ReadonlyMap<string, ContentTexts>[], file: string): Say {
  const texts = all.map((each) => each.get(file) ?? {});
  return (path) => contentText(texts, path) ?? '';
}

/** Words of one scenario in a language; in the reader's own by default. */
export function useScenarioText(scenario: Scenario | null, language?: LanguageCode): Say {
  const own = useLanguage().language.code;
  const texts = useTexts(language ?? own);
  const english = useTexts('en');
  return useMemo(
    () => (scenario === null ? () => '' : sayFrom([texts, english], textFileOf(scenario))),
    [scenario, texts, english],
  );
}

/** Words of every scenario in the reader's language. */
export function useAllScenarioTexts(): (scenario: Scenario) => Say {
  const texts = useTexts(useLanguage().language.code);
  const english = useTexts('en');
  return useMemo(() => (scenario) => sayFrom([texts, english], textFileOf(scenario)), [texts, english]);
}

/** Words that all scenarios share: actors, criteria, questions, the safety check. */
export function useCommonText(language?: LanguageCode): Say {
  const own = useLanguage().language.code;
  const texts = useTexts(language ?? own);
  const english = useTexts('en');
  return useMemo(() => sayFrom([texts, english], COMMON), [texts, english]);
}
