import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const require = createRequire(import.meta.url);

/** Fonts that the screens are shown with: the files that fonts.css names, so the two cannot differ. */
export function bundledFonts(css: string): readonly Font[] {
  const files = new Set([...css.matchAll(/url\("([^"]+-400-normal\.woff2)"\)/g)].map(([, file]) => file as string));
  return [...files].map((file) => create(readFileSync(require.resolve(file))) as Font);
}

/** Whether some bundled font has a sign. Signs that are never drawn (spaces, direction marks) need none. */
export function glyphFinder(fonts: readonly Font[]): (sign: string) => boolean {
  const known = new Map<string, boolean>();
  return (sign) => {
    const held = known.get(sign);
    if (held !== undefined) return held;
    const code = sign.codePointAt(0) ?? 0;
    const isDrawn = !/[\s\p{Cf}]/u.test(sign);
    const has = !isDrawn || fonts.some((font) => font.hasGlyphForCodePoint(code));
    known.set(sign, has);
    return has;
  };
}
