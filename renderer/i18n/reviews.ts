import reviews from '#resources/language-reviews.json';

/**
 * Whether a native mariner has read all texts of a language (resources/language-reviews.json). Until then the language
 * menu and every print say that the text is machine-assisted. A language that is not listed is not reviewed.
 */
export function isReviewed(language: string): boolean {
  const all: Readonly<Record<string, { readonly reviewed: boolean }>> = reviews;
  return Object.hasOwn(all, language) && all[language]?.reviewed === true;
}
