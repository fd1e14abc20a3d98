/**
 * Which fonts a text needs, and whether our PDF library may draw it at all. Looked at on paper, script by script
 * (docs/languages.md): with these four families Latin, Cyrillic, Greek, Han, Kana, Devanagari and Arabic come out right.
 */
export const FAMILIES = ['Noto Sans', 'Noto Sans SC', 'Noto Sans Devanagari', 'Vazirmatn'] as const;
export type Family = (typeof FAMILIES)[number];

const NEEDS: readonly (readonly [Family, RegExp])[] = [
  ['Noto Sans SC', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u],
  ['Noto Sans Devanagari', /\p{Script=Devanagari}/u],
  ['Vazirmatn', /\p{Script=Arabic}/u],
];

const DRAWN =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Devanagari}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}\p{Cn}\p{Co}]*$/u;
const PICTURES = /\p{Extended_Pictographic}/u;
/** Signs, numbers, ordinary marks: they count as pictures by name only. */
const PLAIN_PICTURES = /[\u00a9\u00ae\u2122\u203c\u2049\u2139\u2194-\u21aa\u0023\u002a\u0030-\u0039]/gu;

/** The families that these texts need, the usual one first. */
export function familiesFor(texts: readonly string[]): readonly Family[] {
  const needed = NEEDS.filter(([, script]) => texts.some((text) => script.test(text))).map(([family]) => family);
  return ['Noto Sans', ...needed];
}

/**
 * The families of one text, that of its own script first: marks and figures between its words come from there too. Another
 * family there would be a border inside a word, where the library breaks lines with a hyphen.
 */
export function familiesOfText(text: string): readonly Family[] {
  const families = familiesFor([text]);
  const own = families.findLast((family) => family !== 'Noto Sans');
  return own === undefined ? families : [own, ...families.filter((family) => family !== own)];
}

/** False: a script, or a picture, that only a whole browser engine draws right. */
export function isDrawable(texts: readonly string[]): boolean {
  return texts.every((text) => DRAWN.test(text) && !PICTURES.test(text.replace(PLAIN_PICTURES, '')));
}

const RTL_FIRST = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const RTL_LETTERS = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;
const OTHER_LETTERS = /(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/gu;

/**
 * A paragraph keeps the direction of the language it was typed in: of what it is mostly made of. Names of systems are Latin
 * in every language, so half as many Arabic letters are enough where it begins with one, and on a page from right to left,
 * where it may begin with `D-40` or `ECDIS` and is Arabic all the same.
 */
export function directionOf(text: string, page: 'ltr' | 'rtl'): 'ltr' | 'rtl' {
  const rtl = count(text, RTL_LETTERS);
  const others = count(text, OTHER_LETTERS);
  const isMixed = rtl > 0 && rtl * 2 >= others && (page === 'rtl' || RTL_FIRST.test(text));
  return rtl > others || isMixed ? 'rtl' : 'ltr';
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

/** What a browser chooses a font and reads aloud by: which language it is nobody knows, the script says enough. */
const SCRIPTS: readonly (readonly [tag: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh-Hans', /\p{Script=Han}/gu],
  ['und-Arab', /\p{Script=Arabic}/gu],
  ['und-Hebr', /\p{Script=Hebrew}/gu],
  ['und-Deva', /\p{Script=Devanagari}/gu],
  ['und-Cyrl', /\p{Script=Cyrillic}/gu],
  ['und-Grek', /\p{Script=Greek}/gu],
  ['und-Latn', /\p{Script=Latin}/gu],
];
const PAGE_SCRIPTS: Readonly<Record<string, string>> = {
  ar: 'und-Arab',
  hi: 'und-Deva',
  ru: 'und-Cyrl',
  uk: 'und-Cyrl',
  'zh-Hans': 'zh-Hans',
};

/**
 * The language that a typed paragraph is marked with; null: it is in the script of the page, whose language it keeps. A sign
 * of Chinese says as much as a word: it counts four letters.
 */
export function scriptTagOf(text: string, pageLanguage: string): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [tag, letters] of SCRIPTS) {
    const said = count(text, letters) * (tag === 'zh-Hans' || tag === 'ja' ? 4 : 1);
    if (said > most) [best, most] = [tag, said];
  }
  return best === (PAGE_SCRIPTS[pageLanguage] ?? 'und-Latn') ? null : best;
}

/** Text as it was typed, by what may run each its own way. */
export function paragraphsOf(text: string): readonly string[] {
  return text.split('\n');
}

/** Marks that steer a browser's line and have no sign of their own. */
const STEERING = /[\u200e\u200f\u2066-\u2069\u202a-\u202e]/g;
/** Thin spaces that not every family has. */
const THIN = /[\u202f\u2009]/g;

/**
 * Parts to be shaped each by itself. Where signs melt into one, the library counts letters wrong from there to the end of
 * a part, and would break the line inside a word later on: a part is no longer than a word then.
 */
export function wordsOf(text: string): readonly string[] {
  return /[\p{Script=Devanagari}\p{Script=Arabic}]/u.test(text) ? text.split(/(?<= )(?=[^ ])/) : [text];
}

/** The library loses the last signs of a broken Devanagari line: what it may lose is put there. */
const TO_LOSE = ' '.repeat(8);

export function drawnText(text: string): string {
  const plain = text.normalize('NFC').replace(STEERING, '').replace(THIN, '\u00a0').replace(/\t/g, '    ');
  return /\p{Script=Devanagari}/u.test(plain) ? plain.replace(/$/gm, TO_LOSE) : plain;
}

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
/**
 * Kinsoku, after W3C "Requirements for Chinese Text Layout" 3.1.6 and JIS X 4051: what must not begin a line stays with the
 * sign before it, what must not end one with the sign behind it.
 */
const NOT_FIRST =
  /[、。，．：；？！）】》」』〉〕〗〙〛｝］｠’”»›…‥—–～·・‧／%％‰℃°)\]},.;:!?/ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/;
const NOT_LAST = /[（【《「『〈〔〖〘〚｛［｟‘“«‹([{＄￥￡$¥£＃#№]$/;
const LONGEST_PART = 18;
/** Where another script follows without a gap (`USB-накопитель`) a line may end, without a second hyphen. */
const MARK_LAST = /[-/]$/;

/**
 * Where a word may be broken: between Han characters, never before closing marks or behind opening ones; in the middle of
 * what is longer than a cell, a hash or an address. An empty part breaks without a hyphen. Anything else stays whole.
 */
export function breaksOf(word: string): string[] {
  if (CJK.test(word)) {
    const parts: string[] = [];
    for (const sign of word) {
      const before = parts.at(-1);
      const isBound =
        before !== undefined &&
        (NOT_FIRST.test(sign) || NOT_LAST.test(before) || !(CJK.test(sign) || CJK.test(before.slice(-1))));
      if (isBound) parts[parts.length - 1] = before + sign;
      else parts.push(sign);
    }
    // What follows an opening mark may be of another script, which the library takes for another word.
    return parts.flatMap((part) => (NOT_LAST.test(part) ? [part] : [part, '']));
  }
  if (word.length <= LONGEST_PART) return MARK_LAST.test(word) ? [word, ''] : [word];
  const parts = word.match(/.{1,8}/gsu) ?? [word];
  return parts.flatMap((part) => [part, '']);
}
