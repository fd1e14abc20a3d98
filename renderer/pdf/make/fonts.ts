import { Font } from '@react-pdf/renderer';
import { breaksOf, FAMILIES, type Family } from '../look/scripts.ts';

/** Where the file of a family lies: an address of our own in the app, a path in Node. */
export type FontFiles = Readonly<Record<Family, { readonly regular: string; readonly bold: string }>>;

const WEIGHTS = [400, 700] as const;

/** Makes the families known; a file is read when a document needs it. */
export function registerFonts(files: FontFiles): void {
  for (const family of FAMILIES) {
    const { regular, bold } = files[family];
    Font.register({
      family,
      fonts: [
        { src: regular, fontWeight: 400 },
        { src: bold, fontWeight: 700 },
      ],
    });
  }
  Font.registerHyphenationCallback((word) => {
    for (const listener of listeners) listener(word);
    return breaksOf(word);
  });
}

const listeners = new Set<(word: string) => void>();

/** Told of each word when it is laid out, once. Gives back how to end it. */
export function onWord(listener: (word: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** As fontkit has it. */
type Glyph = { readonly codePoints: readonly number[] };
type Features = readonly string[] | Readonly<Record<string, boolean>>;
type Glyphs = {
  getGlyph: (id: number, codePoints?: readonly number[]) => Glyph | null;
  layout: (text: string, features?: Features, ...more: readonly unknown[]) => unknown;
};
const known = new WeakSet<object>();

/**
 * Loads what a document needs, and has each glyph name the characters that it stands for where it stands. The library makes
 * a glyph once, with the characters that first asked for it, and none where that was a part of another glyph (the hah in
 * khah); but it counts letters by them. Lines would break inside words, lose their first or last sign, and be found by no
 * search and no screen reader.
 */
export async function loadFonts(families: readonly Family[]): Promise<void> {
  for (const fontFamily of families)
    for (const fontWeight of WEIGHTS) {
      await Font.load({ fontFamily, fontWeight, fontStyle: 'normal' });
      const glyphs = Font.getFont({ fontFamily, fontWeight, fontStyle: 'normal' }).data as unknown as Glyphs | null;
      if (glyphs === null || glyphs === undefined || known.has(glyphs)) continue;
      known.add(glyphs);
      nameCharacters(glyphs);
      keepLettersWhole(glyphs, fontFamily);
    }
}

/**
 * Features by which a family takes a letter apart, so that more marks could be hung on it; the mark alone says nothing to a
 * search or a screen reader, and the library loses what stands before it at the beginning of a word. Texts come composed
 * (`drawnText`): the letter has a sign of its own. Latin: letters with a dot below (ị, ọ, ụ of Vietnamese). Devanagari: ई
 * and ऐ; other words keep the feature, which joins their marks.
 */
const APART: Readonly<Partial<Record<Family, { readonly feature: string; readonly letters: RegExp }>>> = {
  'Noto Sans': { feature: 'ccmp', letters: /./su },
  'Noto Sans Devanagari': { feature: 'abvs', letters: /[\u0908\u0910]/u },
};

function keepLettersWhole(glyphs: Glyphs, family: Family): void {
  const apart = APART[family];
  if (apart === undefined) return;
  const lay = glyphs.layout.bind(glyphs);
  glyphs.layout = (text, features = [], ...more) => {
    if (!apart.letters.test(text)) return lay(text, features, ...more);
    const wanted = Array.isArray(features) ? Object.fromEntries(features.map((tag) => [tag, true])) : features;
    return lay(text, { ...wanted, [apart.feature]: false }, ...more);
  };
}

function nameCharacters(glyphs: Glyphs): void {
  const made = glyphs.getGlyph.bind(glyphs);
  glyphs.getGlyph = (id, codePoints = []) => {
    const glyph = made(id, codePoints);
    if (glyph === null || isSame(glyph.codePoints, codePoints)) return glyph;
    return Object.create(glyph, { codePoints: { value: codePoints, enumerable: true } }) as Glyph;
  };
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}
