import { use, useMemo } from 'react';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { type LanguageCode, SOURCE_LANGUAGE } from '#renderer/i18n/languages.ts';
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

/** Words of a scenario by their path. */
export type ScenarioSay = Say & {
  /** BCP 47, when the words are not in the language asked for: somebody changed them in that one only. */
  readonly otherLanguage: (path: string) => string | null;
};

type TextsOf = readonly [language: string, texts: ContentTexts];

function sayFrom(all: readonly TextsOf[], wanted: LanguageCode): ScenarioSay {
  const find = (path: string) => all.find(([, texts]) => contentText([texts], path) !== null);
  const say = (path: string) => {
    const found = find(path);
    return found === undefined ? '' : (contentText([found[1]], path) ?? '');
  };
  const otherLanguage = (path: string) => {
    const found = find(path);
    return found === undefined || found[0] === wanted ? null : found[0];
  };
  return Object.assign(say, { otherLanguage });
}

/** Of the app's own the text files; of the company's what came with it, in any language rather than none. */
function textsFor(
  scenario: Scenario,
  code: LanguageCode,
  [texts, english]: readonly [ReadonlyMap<string, ContentTexts>, ReadonlyMap<string, ContentTexts>],
  { bundles }: CompanyScenarios,
): readonly TextsOf[] {
  const file = textFileOf(scenario);
  const own = given([
    [code, texts.get(file)],
    [SOURCE_LANGUAGE, english.get(file)],
  ]);
  if (own.length > 0) return own;
  const sent = bundles.find((bundle) => bundle.scenario.id === scenario.id)?.texts ?? {};
  return given([[code, sent[code]], [SOURCE_LANGUAGE, sent[SOURCE_LANGUAGE]], ...Object.entries(sent)]);
}

function given(all: readonly (readonly [string, ContentTexts | undefined])[]): readonly TextsOf[] {
  return all.flatMap(([language, texts]) => (texts === undefined ? [] : [[language, texts] as const]));
}

/** Words of one scenario in a language; in the reader's own by default. */
export function useScenarioText(scenario: Scenario | null, language?: LanguageCode): ScenarioSay {
  const own = useLanguage().language.code;
  const code = language ?? own;
  const texts = useTexts(code);
  const english = useTexts('en');
  const company = useCompanyScenarios();
  return useMemo(
    () => sayFrom(scenario === null ? [] : textsFor(scenario, code, [texts, english], company), code),
    [scenario, code, texts, english, company],
  );
}

/** Words of every scenario in the reader's language. */
export function useAllScenarioTexts(): (scenario: Scenario) => ScenarioSay {
  const { code } = useLanguage().language;
  const texts = useTexts(code);
  const english = useTexts('en');
  const company = useCompanyScenarios();
  return useMemo(
    () => (scenario) => sayFrom(textsFor(scenario, code, [texts, english], company), code),
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
  const code = language ?? own;
  const texts = useTexts(code);
  const english = useTexts('en');
  return useMemo(() => {
    const all = given([
      [code, texts.get(COMMON)],
      [SOURCE_LANGUAGE, english.get(COMMON)],
    ]);
    return sayFrom(all, code);
  }, [code, texts, english]);
}
