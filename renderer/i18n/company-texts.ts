import type { i18n } from 'i18next';
import type { CompanyTexts } from '#shared/domain/content/company-texts.ts';
import { isLanguageCode, SOURCE_LANGUAGE } from './languages.ts';
import { loadTexts } from './load-texts.ts';
import { type OwnText, setOwnTexts } from './own-texts.ts';
import { sourceTexts } from './source-texts.ts';

type Tree = { readonly [key: string]: string | Tree };

/** A text that cannot stand in for any of the app's. */
export type TextProblem = {
  readonly language: string;
  readonly namespace: string;
  readonly key: string;
  /** The language or key does not exist here, or the sentence has other placeholders than the app's. */
  readonly why: 'language' | 'key' | 'placeholders';
};

/** What of a company's file can be used here, and what cannot. */
export type CheckedTexts = {
  readonly usable: readonly OwnText[];
  readonly problems: readonly TextProblem[];
};

async function english(namespace: string): Promise<Tree> {
  const core: Readonly<Record<string, Tree>> = sourceTexts;
  return core[namespace] ?? ((await loadTexts(SOURCE_LANGUAGE, namespace)) as Tree);
}

function textAt(tree: Tree, key: string): string | null {
  let at: string | Tree | undefined = tree;
  for (const step of key.split('.')) at = typeof at === 'object' && Object.hasOwn(at, step) ? at[step] : undefined;
  return typeof at === 'string' ? at : null;
}

/** A plural form may be one that English does not have. */
function originalOf(tree: Tree, key: string): string | null {
  return textAt(tree, key) ?? textAt(tree, key.replace(/_(zero|one|two|few|many|other)$/, '_other'));
}

/** A text that calls another one, `$t(…)`, has one too: none of the app's does, and two could call each other for ever. */
function placeholders(text: string): string {
  return [...text.matchAll(/\{\{[^}]+\}\}|<\/?\w+\/?>|\$t\(/g)]
    .map(([found]) => found)
    .sort()
    .join();
}

/** Holds a company's texts against those of the app. */
export async function checkCompanyTexts({ texts }: CompanyTexts): Promise<CheckedTexts> {
  const usable: OwnText[] = [];
  const problems: TextProblem[] = [];
  for (const [language, namespaces] of Object.entries(texts))
    for (const [namespace, entries] of Object.entries(namespaces)) {
      const source = await english(namespace);
      for (const [key, text] of Object.entries(entries)) {
        const original = originalOf(source, key);
        const place = { language, namespace, key };
        if (!isLanguageCode(language)) problems.push({ ...place, why: 'language' });
        else if (original === null) problems.push({ ...place, why: 'key' });
        else if (placeholders(original) !== placeholders(text)) problems.push({ ...place, why: 'placeholders' });
        else usable.push({ ...place, text });
      }
    }
  return { usable, problems };
}

/** Puts what can be used of a company's texts in the place of the app's; null takes it out again. */
export async function applyCompanyTexts(instance: i18n, company: CompanyTexts | null): Promise<void> {
  await setOwnTexts(instance, company === null ? [] : (await checkCompanyTexts(company)).usable);
}
