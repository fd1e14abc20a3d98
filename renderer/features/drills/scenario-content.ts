import { use, useMemo } from 'react';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { loadContentTexts, loadScenarios, textFileOf } from '#renderer/i18n/load-content.ts';
import { once, type Say } from '#renderer/i18n/use-content.ts';
import { writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { type CompanyScenarios, useCompanyScenarios } from './company-scenarios.ts';

type Library = { readonly scenarios: readonly Scenario[]; readonly isLoading: boolean };

/** Those that come with the app, in the order of their ids. */
export function useOwnScenarios(): readonly Scenario[] {
  return use(once('scenarios', loadScenarios));
}

/** The app's scenarios, which the page waits for under its Suspense, and behind them those of the company as they load. */
export function useLibrary(): Library {
  const own = useOwnScenarios();
  const company = useCompanyScenarios();
  return useMemo(() => {
    const added = company.bundles
      .map(({ scenario }) => scenario)
      .filter(({ id }) => !own.some((each) => each.id === id));
    return { scenarios: [...own, ...added], isLoading: company.isLoading };
  }, [own, company]);
}

/** All scenarios, the app's own in the order of their ids, then the company's. */
export function useScenarios(): readonly Scenario[] {
  return useLibrary().scenarios;
}

/** Null: a scenario that this version does not have. */
export function useScenario(id: string | null | undefined): Scenario | null {
  return useScenarios().find((scenario) => scenario.id === id) ?? null;
}

const COMMON = 'content-common';

async function loadAll(language: LanguageCode): Promise<ReadonlyMap<string, ContentTexts>> {
  const scenarios = await once('scenarios', loadScenarios);
  const files = [COMMON, ...scenarios.map(textFileOf)];
  return new Map(await Promise.all(files.map(async (file) => [file, await loadContentTexts(language, file)] as const)));
}

function useTexts(language: LanguageCode): ReadonlyMap<string, ContentTexts> {
  return use(once(`texts ${language}`, () => loadAll(language)));
}

function sayFrom(all: readonly ContentTexts[]): Say {
  return (path) => contentText(all, path) ?? '';
}

/** Of the app's own the text files; of the company's what came with it, in any language rather than none. */
function textsFor(
  scenario: Scenario,
  code: LanguageCode,
  [texts, english]: readonly [ReadonlyMap<string, ContentTexts>, ReadonlyMap<string, ContentTexts>],
  { bundles }: CompanyScenarios,
): readonly ContentTexts[] {
  const file = textFileOf(scenario);
  const own = [texts.get(file), english.get(file)].filter((each) => each !== undefined);
  if (own.length > 0) return own;
  const sent = bundles.find((bundle) => bundle.scenario.id === scenario.id)?.texts ?? {};
  return [sent[code], sent['en'], ...Object.values(sent)].filter((each) => each !== undefined);
}

/** Words of one scenario in a language; in the reader's own by default. */
export function useScenarioText(scenario: Scenario | null, language?: LanguageCode): Say {
  const own = useLanguage().language.code;
  const code = language ?? own;
  const texts = useTexts(code);
  const english = useTexts('en');
  const company = useCompanyScenarios();
  return useMemo(
    () => (scenario === null ? () => '' : sayFrom(textsFor(scenario, code, [texts, english], company))),
    [scenario, code, texts, english, company],
  );
}

/** Words of every scenario in the reader's language. */
export function useAllScenarioTexts(): (scenario: Scenario) => Say {
  const { code } = useLanguage().language;
  const texts = useTexts(code);
  const english = useTexts('en');
  const company = useCompanyScenarios();
  return useMemo(
    () => (scenario) => sayFrom(textsFor(scenario, code, [texts, english], company)),
    [code, texts, english, company],
  );
}

/** A scenario with its words in every language of this app, as one file that another ship or a company can change and use. */
export function useScenarioBundle(scenario: Scenario): () => Promise<unknown> {
  const { offered } = useLanguage();
  const { bundles } = useCompanyScenarios();
  return async () => {
    const sent = bundles.find((bundle) => bundle.scenario.id === scenario.id);
    if (sent) return writeScenarioBundle(sent);
    const texts = await Promise.all(
      offered.map(async ({ code }) => [code, await loadContentTexts(code, textFileOf(scenario))] as const),
    );
    return writeScenarioBundle({ scenario, texts: Object.fromEntries(texts) });
  };
}

/** Words that all scenarios share: actors, criteria, questions, the safety check. */
export function useCommonText(language?: LanguageCode): Say {
  const own = useLanguage().language.code;
  const texts = useTexts(language ?? own);
  const english = useTexts('en');
  return useMemo(
    () => sayFrom([texts.get(COMMON), english.get(COMMON)].filter((each) => each !== undefined)),
    [texts, english],
  );
}
