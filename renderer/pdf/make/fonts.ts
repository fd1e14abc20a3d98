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
  Font.registerHyphenationCallback(breaksOf);
}

/** Latin, Cyrillic, Arabic, Devanagari and the general marks. */
const READ_FIRST = [
  [0x20, 0x52f],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0x2000, 0x206f],
] as const;

/** As fontkit has it: a glyph is made once, with the characters that first asked for it. */
type Glyphs = { readonly glyphForCodePoint: (codePoint: number) => unknown };
const known = new WeakSet<object>();

/**
 * Loads what a document needs, and asks for each sign by its character once. A glyph that a substitution rule of the font
 * asks for first would have no character: it would be drawn right, and be found by no search and by no screen reader.
 */
export async function loadFonts(families: readonly Family[]): Promise<void> {
  for (const fontFamily of families)
    for (const fontWeight of WEIGHTS) {
      await Font.load({ fontFamily, fontWeight, fontStyle: 'normal' });
      const glyphs = Font.getFont({ fontFamily, fontWeight, fontStyle: 'normal' }).data as unknown as Glyphs | null;
      if (glyphs === null || glyphs === undefined || known.has(glyphs)) continue;
      known.add(glyphs);
      for (const [from, to] of READ_FIRST) for (let at = from; at <= to; at++) glyphs.glyphForCodePoint(at);
    }
}
