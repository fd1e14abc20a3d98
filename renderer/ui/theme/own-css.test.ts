import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TOKENS } from './tokens.ts';

const RENDERER = path.resolve(import.meta.dirname, '../..');
const GENERATED = 'tokens.generated.css';

const sheets = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css') && !file.endsWith(GENERATED))
  .map((file) => [file, readFileSync(path.join(RENDERER, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')] as const);

/** Every `property: value` of a sheet. */
function declarations(css: string): readonly (readonly [string, string])[] {
  return [...css.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(
    ([, property = '', value = '']) => [property, value.trim()] as const,
  );
}

const SIDED =
  /^(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right)(?:-|$)|-(?:left|right)(?:-radius)?$/;

test.each(sheets)('%s names sides so that they turn round with the language', (_file, css) => {
  const sided = declarations(css).filter(
    ([property, value]) =>
      SIDED.test(property) || (/^(?:text-align|float|clear)$/.test(property) && /\b(?:left|right)\b/.test(value)),
  );
  expect(sided).toEqual([]);
});

/** Values that are no colour of their own; black is what the window is before a palette is chosen. */
const COLOUR =
  /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color|color-mix)\(|\b(?:white|red|green|blue|gray|grey|orange|yellow|amber)\b/i;

/** Paper is white and ink is black, whatever the light of the screen is. */
function withoutPrint(css: string): string {
  const start = css.indexOf('@media print');
  if (start < 0) return css;
  let depth = 0;
  let end = css.indexOf('{', start);
  do {
    if (css[end] === '{') depth++;
    if (css[end] === '}') depth--;
    end++;
  } while (depth > 0 && end < css.length);
  return css.slice(0, start) + withoutPrint(css.slice(end));
}

test.each(sheets)('%s takes its colours from the palette', (_file, css) => {
  const foreign = declarations(withoutPrint(css)).filter(([, value]) =>
    COLOUR.test(value.replace(/var\([^)]*\)|url\([^)]*\)/g, '')),
  );
  expect(foreign).toEqual([]);
});

test('no sheet asks for a token that tokens.ts does not bring', () => {
  const known = new Set<string>(TOKENS);
  const asked = sheets.flatMap(([file, css]) =>
    [
      ...css.matchAll(/var\(--((?:alert|amplified|border|container|element|flat|normal|on|raised|selected)-[\w-]+)/g),
    ].map(([, name = '']) => [name, file] as const),
  );
  expect(asked.filter(([name]) => !known.has(name))).toEqual([]);
});
