// node tools/locales/main.ts [--json] [--locale=CODE]: every language has what English has, in the forms that it needs,
// with no English left over and no sign without a glyph; and no English text that nothing shows. Ends with 1 when one
// does not; with --json the last line is figures by language.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES } from '#renderer/i18n/languages.ts';
import { checkLocale, type Locale, type LocaleFigures, type Review, type Terms } from './check.ts';
import { flatten, type Tree } from './flat-texts.ts';
import { bundledFonts, glyphFinder } from './glyphs.ts';
import { unusedKeys } from './used-keys.ts';

const root = path.join(import.meta.dirname, '../..');
const isJson = process.argv.includes('--json');
const only = process.argv.find((arg) => arg.startsWith('--locale='))?.slice('--locale='.length);

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

function readLocale(code: string): Locale {
  const folder = path.join(root, 'resources/locales', code);
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  return new Map(
    files.map((file) => [file.replace(/\.json$/, ''), readJson(`resources/locales/${code}/${file}`) as Tree]),
  );
}

/** Namespaces whose keys come out of data or of a list in the code, each with a check of its own. */
const FROM_DATA = /^(content-|errors$|fields$|library$)/;

function readSources(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8'));
}

const terms = readJson('resources/locales/terms/terms.json') as Terms;
const reviews = readJson('resources/language-reviews.json') as Readonly<Record<string, Review>>;
const hasGlyph = glyphFinder(bundledFonts(readFileSync(path.join(root, 'renderer/ui/theme/fonts.css'), 'utf8')));
const folders = readdirSync(path.join(root, 'resources/locales'));
const english = readLocale('en');
const problems: string[] = [];

const locales: Record<string, LocaleFigures> = {};
for (const { code } of LANGUAGES) {
  if (only !== undefined && code !== only) continue;
  const locale = folders.includes(code) ? readLocale(code) : new Map<string, Tree>();
  const checked = checkLocale(code, locale, english, terms, reviews[code] ?? { reviewed: false }, hasGlyph);
  locales[code] = checked.figures;
  if (locale.size > 0) problems.push(...checked.problems);
  else console.error(`${code}: no texts yet, so it is not offered`);
}
const sources = [...readSources('renderer'), ...readSources('shared')];
for (const [namespace, tree] of english)
  if (!FROM_DATA.test(namespace))
    for (const key of unusedKeys(flatten(tree).keys(), sources))
      problems.push(`en/${namespace} ${key}: nothing shows it`);

for (const problem of problems) console.log(problem);
if (isJson) console.log(JSON.stringify({ locales }));
else console.log(problems.length === 0 ? 'locales: all right' : `locales: ${problems.length} to mend`);
process.exitCode = problems.length === 0 ? 0 : 1;
