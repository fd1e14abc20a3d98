import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '#renderer/ui/fields/select-field.tsx';

/** Codes that are no state with a flag of its own: unions, the United Nations, unknown, and test regions. */
const NO_FLAG = ['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB', 'AQ', 'BV', 'HM', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'CQ'];

/**
 * Languages that ships work in: those of domain.md 10 and their neighbours. Any other can be set by the company; a code
 * that is not listed is shown by its name all the same.
 */
export const WORKING_LANGUAGES = (
  'en ar az bg bn ca cs da de el es et fa fi fil fr he hi hr hu id is it ja ka ko lt lv ms mt my nb nl pl pt ro ru si ' +
  'sk sl sq sr sv sw ta th tr uk ur vi zh'
).split(' ');

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every ISO 3166-1 code that the platform knows by name, without those that were renamed since. */
export function regionCodes(): readonly string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    (code) => !NO_FLAG.includes(code) && names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code,
  );
}

/** The official language that a flag most likely has; a proposal, its own papers decide. */
export function likelyLanguage(flag: string): string | null {
  if (!/^[A-Z]{2}$/.test(flag)) return null;
  const { language } = new Intl.Locale(`und-${flag}`).maximize();
  return WORKING_LANGUAGES.includes(language) ? language : null;
}

type Names = {
  readonly choices: readonly Choice<string>[];
  /** The name, or the code where there is none. */
  readonly nameOf: (code: string) => string;
};

function namesOf(codes: readonly string[], shown: string, type: 'region' | 'language'): Names {
  const names = new Intl.DisplayNames([shown, 'en'], { type });
  const sorter = new Intl.Collator(shown);
  const nameOf = (code: string) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
  const choices = codes
    .map((code) => ({ value: code, label: nameOf(code) }))
    .sort((a, b) => sorter.compare(a.label, b.label));
  return { choices, nameOf };
}

/** Flags by their name in the reader's language, in its order. */
export function useRegionNames(): Names {
  const { i18n } = useTranslation();
  return useMemo(() => namesOf(regionCodes(), i18n.language, 'region'), [i18n.language]);
}

export function useLanguageNames(): Names {
  const { i18n } = useTranslation();
  return useMemo(() => namesOf(WORKING_LANGUAGES, i18n.language, 'language'), [i18n.language]);
}
