import type { i18n } from 'i18next';
import { createFieldWords, createPlainWords, plainValue } from '#renderer/features/fields/index.ts';
import { createFormats } from '#renderer/i18n/format.ts';
import { type LanguageCode, languageOf, SOURCE_LANGUAGE } from '#renderer/i18n/languages.ts';
import { loadContentTexts } from '#renderer/i18n/load-content.ts';
import { isReviewed } from '#renderer/i18n/reviews.ts';
import { unitWords } from '#renderer/i18n/unit-words.ts';
import type { PaperContext, Say } from '#renderer/pdf/model/paper-context.ts';
import { type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';
import type { Gathered, GivenTexts } from './gather/source.ts';

/** What a document needs to know besides its records and words. */
export type PaperFacts = Pick<PaperContext, 'ship' | 'printedBy' | 'printedAt' | 'showsRestricted' | 'titleOf'>;

type Quoted = Partial<Pick<Gathered, 'files' | 'namespaces' | 'given'>>;

const NAMESPACES = ['paper', 'fields', 'common', 'library'] as const;

/** As on screen, `EN`: words that exist in another language only are never passed off as a translation. */
function shortName(code: string): string {
  return (code.split('-')[0] ?? code).toUpperCase();
}

/** Loads the words of a print, whatever language the screen is in. */
async function loadWords(texts: i18n, language: LanguageCode, namespaces: readonly string[]): Promise<void> {
  await texts.loadNamespaces([...NAMESPACES, ...namespaces]);
  await texts.loadLanguages(language);
}

async function loadContent(
  language: LanguageCode,
  files: readonly string[],
  given: GivenTexts,
): Promise<Pick<PaperContext, 'content' | 'quoted'>> {
  const load = async (code: LanguageCode) =>
    new Map(await Promise.all(files.map(async (file) => [file, await loadContentTexts(code, file)] as const)));
  const [own, source] = await Promise.all([load(language), load(SOURCE_LANGUAGE)]);
  type Texts = readonly [language: string, texts: ContentTexts | undefined];
  const textsIn = (file: string): readonly Texts[] => {
    const sent = given.get(file);
    // Of the company's own words any language rather than none.
    if (sent !== undefined)
      return [[language, sent[language]], [SOURCE_LANGUAGE, sent[SOURCE_LANGUAGE]], ...Object.entries(sent)];
    return [
      [language, own.get(file)],
      [SOURCE_LANGUAGE, source.get(file)],
    ];
  };
  const find = (file: string, path: string) =>
    textsIn(file).find(([, texts]) => texts !== undefined && contentText([texts], path) !== null);
  const content = (file: string, path: string) => {
    const texts = find(file, path)?.[1];
    return texts === undefined ? '' : (contentText([texts], path) ?? '');
  };
  const quoted = (file: string, path: string) => {
    const code = find(file, path)?.[0] ?? language;
    return code === language ? content(file, path) : `${content(file, path)} (${shortName(code)})`;
  };
  return { content, quoted };
}

/**
 * Words and figures of a document in its language.
 *
 * @param texts the app's own; it keeps the language of the screen.
 * @param quoted text files of guided content that the document quotes, `content-drill-s01`, and namespaces of pages.
 */
export async function paperContext(
  texts: i18n,
  language: LanguageCode,
  { files = [], namespaces = [], given = new Map() }: Quoted,
  facts: PaperFacts,
): Promise<PaperContext> {
  await loadWords(texts, language, namespaces);
  const content = await loadContent(language, ['content-common', ...files], given);
  const formats = createFormats(language, unitWords(texts.getFixedT(language, 'common')));
  const words = createFieldWords(texts, language);
  const plain = { formats, words: createPlainWords(texts, words, language), titleOf: facts.titleOf };
  return {
    ...facts,
    language,
    direction: languageOf(language).dir,
    isReviewed: isReviewed(language),
    say: texts.getFixedT(language, 'paper') as unknown as Say,
    formats,
    words,
    ...content,
    plain: (collection, field, spec, value) => plainValue(collection, field, spec, value, plain),
  };
}
