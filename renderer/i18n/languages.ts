/**
 * The languages that Bulwark is built for. Which of them can be chosen depends on the files in `resources/locales`.
 * Direction comes from the code, never from the first letters of a text.
 */
export const LANGUAGES = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'fil', name: 'Filipino', dir: 'ltr' },
  { code: 'ru', name: 'Русский', dir: 'ltr' },
  { code: 'zh-Hans', name: '简体中文', dir: 'ltr' },
  { code: 'id', name: 'Bahasa Indonesia', dir: 'ltr' },
  { code: 'hi', name: 'हिन्दी', dir: 'ltr' },
  { code: 'uk', name: 'Українська', dir: 'ltr' },
  { code: 'vi', name: 'Tiếng Việt', dir: 'ltr' },
  { code: 'tr', name: 'Türkçe', dir: 'ltr' },
  { code: 'es', name: 'Español', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
] as const;

export type LanguageCode = (typeof LANGUAGES)[number]['code'];
export type Direction = 'ltr' | 'rtl';
export type Language = { readonly code: LanguageCode; readonly name: string; readonly dir: Direction };

/** The language that every text exists in, and that stands in, marked, where another has a gap. */
export const SOURCE_LANGUAGE: LanguageCode = 'en';

export function isLanguageCode(value: unknown): value is LanguageCode {
  return LANGUAGES.some(({ code }) => code === value);
}

/** Own names of these languages, of those that are known. */
export function languageNames(codes: readonly string[]): readonly string[] {
  return LANGUAGES.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
}

export function languageOf(code: LanguageCode): Language {
  const found = LANGUAGES.find((language) => language.code === code);
  if (found === undefined) throw new Error(`${code} is not one of LANGUAGES`);
  return found;
}

/**
 * The best match for what a person or a PC asks for.
 *
 * @param wanted BCP 47 tags, best first, as in `navigator.languages`.
 */
export function matchLanguage(wanted: readonly string[], offered: readonly LanguageCode[]): LanguageCode {
  for (const tag of wanted) {
    const exact = offered.find((code) => code.toLowerCase() === tag.toLowerCase());
    if (exact !== undefined) return exact;
    const script = new Intl.Locale(tag).maximize();
    const close = offered.find((code) => {
      const candidate = new Intl.Locale(code).maximize();
      return candidate.language === script.language && candidate.script === script.script;
    });
    if (close !== undefined) return close;
  }
  return SOURCE_LANGUAGE;
}
