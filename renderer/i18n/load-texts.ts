import { LANGUAGES, type LanguageCode } from './languages.ts';

type Texts = Readonly<Record<string, unknown>>;

/** One chunk a file, fetched when a page first asks for it. English core texts are in the bundle: see source-texts.ts. */
const files = import.meta.glob<Texts>(
  [
    '#resources/locales/*/*.json',
    '!#resources/locales/terms/*.json',
    '!#resources/locales/en*/common.json',
    '!#resources/locales/en*/errors.json',
    '!#resources/locales/en*/nav.json',
    '!#resources/locales/en*/ui.json',
  ],
  { import: 'default' },
);

function load(language: string, namespace: string): (() => Promise<Texts>) | undefined {
  const end = `/locales/${language}/${namespace}.json`;
  return Object.entries(files).find(([path]) => path.endsWith(end))?.[1];
}

/** The texts of one namespace in one language; nothing when that file does not exist, so that English stands in. */
export async function loadTexts(language: string, namespace: string): Promise<Texts> {
  return (await load(language, namespace)?.()) ?? {};
}

/** The languages with texts on this device, English first. */
export function offeredLanguages(): readonly LanguageCode[] {
  return LANGUAGES.map(({ code }) => code).filter((code) => code === 'en' || load(code, 'ui') !== undefined);
}
