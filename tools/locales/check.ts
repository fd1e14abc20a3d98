import { flatten, isPlural, placeholdersOf, type Tree, withoutPlural } from './flat-texts.ts';

/** Texts of one language, by namespace. */
export type Locale = ReadonlyMap<string, Tree>;

export type Terms = {
  /** What stays as it is in every language: systems, codes, units, radio phrases. */
  readonly keep: readonly string[];
  /** Texts that stay in English as a whole, `library asset.*.name`: names of systems stand on the systems themselves. */
  readonly keepKeys: readonly string[];
};

export type Review = {
  /** A native mariner has read all of it. */
  readonly reviewed: boolean;
  /** How often somebody other than the writer has read all of it. */
  readonly passes?: number;
  /** Whole texts that are spelled as in English and mean the same in this language. */
  readonly sameAsEnglish?: readonly string[];
};

export type LocaleFigures = {
  readonly keys: number;
  readonly missing: number;
  readonly identicalToEnglish: number;
  readonly pluralGaps: number;
  readonly missingGlyphs: number;
  readonly reviewPasses: number;
};

export type Checked = { readonly figures: LocaleFigures; readonly problems: readonly string[] };

/** A short text stands on a button or in a column: it may grow by this much and no more. */
const SHORT = 24;
const bound = (length: number) => Math.max(24, Math.ceil(length * 2.2) + 10);
/** Han and kana are two columns wide. */
const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(sign) ? 2 : 1), 0);

/**
 * One language against English: what is missing or too much, placeholders, plural forms, English that was left over,
 * lengths, and signs that no bundled font has.
 *
 * @param hasGlyph whether a bundled font can show a sign.
 */
export function checkLocale(
  code: string,
  locale: Locale,
  english: Locale,
  terms: Terms,
  review: Review,
  hasGlyph: (sign: string) => boolean,
): Checked {
  const problems: string[] = [];
  const figures = { keys: 0, missing: 0, identicalToEnglish: 0, pluralGaps: 0, missingGlyphs: 0 };
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  const same = new Set(review.sameAsEnglish);
  const unshown = new Set<string>();
  const stays = terms.keepKeys.map((each) => new RegExp(`^${each.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`));
  const mayStay = (key: string) => stays.some((pattern) => pattern.test(key));

  for (const namespace of locale.keys())
    if (!english.has(namespace)) problems.push(`${code}/${namespace}: English has no such file`);

  for (const [namespace, tree] of english) {
    const source = flatten(tree);
    const texts = flatten(locale.get(namespace) ?? {});
    const say = (key: string, what: string) => problems.push(`${code}/${namespace} ${key}: ${what}`);
    const wanted = new Set([...source.keys()].map(withoutPlural));
    const present = new Set([...texts.keys()].map(withoutPlural));
    figures.keys += wanted.size;
    for (const key of wanted) {
      if (present.has(key)) continue;
      figures.missing++;
      say(key, 'is missing');
    }
    for (const key of present) if (!wanted.has(key)) say(key, 'is not in English: take it out');
    for (const [key, text] of texts) {
      if (text.trim() === '') say(key, 'is empty');
      const original = source.get(key) ?? source.get(`${withoutPlural(key)}_other`) ?? source.get(withoutPlural(key));
      if (original === undefined) continue;
      checkPlaceholders(key, text, original, say);
      if (code !== 'en' && isEnglish(text, original, terms) && !same.has(text) && !mayStay(`${namespace} ${key}`)) {
        figures.identicalToEnglish++;
        say(key, `is English: "${text}"`);
      }
      if (original.length <= SHORT && widthOf(text) > bound(original.length))
        say(key, `is ${widthOf(text)} wide, "${original}" leaves room for ${bound(original.length)}`);
      for (const sign of text) if (!hasGlyph(sign)) unshown.add(sign);
    }
    const plural = new Set([...source.keys()].filter(isPlural).map(withoutPlural));
    for (const key of plural)
      for (const form of forms) {
        if (texts.has(`${key}_${form}`) || !present.has(key)) continue;
        figures.pluralGaps++;
        say(`${key}_${form}`, 'is missing, this language needs that form');
      }
  }
  figures.missingGlyphs = unshown.size;
  for (const sign of unshown)
    problems.push(`${code}: no bundled font has ${sign} (U+${sign.codePointAt(0)?.toString(16).padStart(4, '0')})`);
  return { figures: { ...figures, reviewPasses: review.passes ?? 0 }, problems };
}

/** The form for one or two things may spell the number out, or leave it away. */
function checkPlaceholders(
  key: string,
  text: string,
  original: string,
  say: (key: string, what: string) => void,
): void {
  const isFew = /_(zero|one|two)$/.test(key);
  const of = (each: string) => placeholdersOf(each).filter((p) => !(isFew && p === '{{count}}'));
  const [has, wants] = [of(text), of(original)];
  if (has.join() !== wants.join())
    say(key, `has ${has.join(' ') || 'no placeholder'}, English has ${wants.join(' ') || 'none'}`);
}

/** Whether a text is the English one and says something that is no name, code or unit. */
function isEnglish(text: string, original: string, { keep }: Terms): boolean {
  if (text !== original) return false;
  const kept = new Set(keep.map((word) => word.toLowerCase()));
  const bare = text.replace(/\{\{[^}]+\}\}|<\/?\w+\/?>/g, ' ');
  const words = bare.match(/[\p{L}][\p{L}\p{N}&-]*/gu) ?? [];
  return words.some((word) => word.length > 1 && !kept.has(word.toLowerCase()));
}
