import { type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';

/** By language (BCP 47), by path: `step.t02.expect`. */
export type TypedTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Words of a scenario while they are being changed: those that were there, and over them what was typed. */
export type TextsDraft = {
  readonly texts: Readonly<Record<string, ContentTexts>>;
  readonly typed?: TypedTexts;
};

function before({ texts }: TextsDraft, language: string, path: string): string {
  return contentText([texts[language] ?? {}], path) ?? '';
}

/**
 * Somebody wrote other words in a language that had some: what the other languages say is no translation of them. Words in
 * a language that had none are a translation more.
 */
function isReworded(draft: TextsDraft, path: string): boolean {
  return Object.entries(draft.typed ?? {}).some(([language, byPath]) => {
    const was = before(draft, language, path);
    return byPath[path] !== undefined && was !== '' && byPath[path].trim() !== was;
  });
}

/** Where the words were changed, only what was typed since; '' where a language has none. */
export function textIn(draft: TextsDraft, language: string, path: string): string {
  const typed = draft.typed?.[language]?.[path];
  return typed ?? (isReworded(draft, path) ? '' : before(draft, language, path));
}

export function withText<D extends TextsDraft>(draft: D, language: string, path: string, text: string): D {
  const typed = { ...draft.typed, [language]: { ...draft.typed?.[language], [path]: text } };
  return { ...draft, typed };
}

type Written = { readonly language: string; readonly text: string };

/** The same words as they stand in another language, English first; null: no language has any. */
export function textElsewhere(draft: TextsDraft, language: string, path: string): Written | null {
  const languages = ['en', ...languagesOf(draft)].filter((code) => code !== language);
  const found = languages.find((code) => textIn(draft, code, path).trim() !== '');
  return found === undefined ? null : { language: found, text: textIn(draft, found, path) };
}

/** Those of these words that this language lacks, as they stand elsewhere. */
export function lackingIn(draft: TextsDraft, language: string, paths: readonly string[]): readonly Written[] {
  const lacking = paths.filter((path) => textIn(draft, language, path).trim() === '');
  return lacking.map((path) => textElsewhere(draft, language, path)).filter((found) => found !== null);
}

/** In the language asked for, else in whichever has it. */
export function textAnywhere(draft: TextsDraft, language: string, path: string): string {
  return textIn(draft, language, path).trim() || (textElsewhere(draft, language, path)?.text.trim() ?? '');
}

/** Words of every language as they are kept: an edited text stands in the languages in which it was typed, and in no other. */
export function textsNow(draft: TextsDraft): Readonly<Record<string, ContentTexts>> {
  const paths = new Set(Object.values(draft.typed ?? {}).flatMap((byPath) => Object.keys(byPath)));
  const trees = languagesOf(draft).map((language) => {
    const tree = [...paths].reduce(
      (at, path) => put(at, path.split('.'), textIn(draft, language, path)),
      draft.texts[language] ?? {},
    );
    return [language, tree] as const;
  });
  return Object.fromEntries(trees);
}

function languagesOf({ texts, typed }: TextsDraft): readonly string[] {
  return [...new Set([...Object.keys(texts), ...Object.keys(typed ?? {})])];
}

function put(tree: ContentTexts, [key = '', ...rest]: readonly string[], text: string): ContentTexts {
  const below = tree[key];
  return { ...tree, [key]: rest.length === 0 ? text : put(typeof below === 'object' ? below : {}, rest, text) };
}
