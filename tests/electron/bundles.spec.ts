import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { localeChunks } from '#tests/e2e/locale-texts.ts';
import { flatten, type Tree } from '../../tools/locales/flat-texts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('the preload bundle asks for electron and nothing else', () => {
  const asked = [...read('out/preload/index.cjs').matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1]);
  expect([...new Set(asked)]).toEqual(['electron']);
});

test('the main bundle brings everything it needs but Node and Electron', () => {
  const asked = [...read('out/main/index.js').matchAll(/^import\s[^;]*?from\s*["']([^"']+)["']/gm)].map(
    (match) => match[1] ?? '',
  );
  expect(asked).toContain('electron');
  const foreign = asked.filter((name) => name !== 'electron' && !builtinModules.includes(name.replace(/^node:/, '')));
  expect(foreign).toEqual([]);
});

test('no bundle knows an address to call', () => {
  for (const file of ['out/main/index.js', 'out/preload/index.cjs']) {
    const code = read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const addresses = [...code.matchAll(/["'`](https?:\/\/[^"'`\s]+)/g)].map((match) => match[1] ?? '');
    // JSON Schema's own names in zod: identifiers, never requested.
    expect(
      addresses.filter(
        (address) => !address.startsWith('http://json-schema.org') && !address.startsWith('https://json-schema.org'),
      ),
    ).toEqual([]);
  }
});

/** The files that a start loads before any page is asked for: what index.html names, and all that these import at once. */
function startUpFiles(): readonly string[] {
  const folder = path.join(root, 'out/renderer');
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !file.endsWith('.js')) continue;
    seen.add(file);
    const code = readFileSync(path.join(folder, file), 'utf8');
    for (const match of code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{][^"';()]*?from)?\s*["']\.\/([\w.-]+\.js)["']/g,
    ))
      queue.push(path.posix.join(path.posix.dirname(file), match[1] ?? ''));
  }
  return [...seen];
}

function startUpCode(): string {
  const start = startUpFiles();
  // Fewer would mean that the imports are not followed.
  expect(start.length).toBeGreaterThan(3);
  return start.map((file) => read(`out/renderer/${file}`)).join('\n');
}

test('the start loads no PDF code, no charts and no font of paper', () => {
  const code = startUpCode();
  // The canaries: pdf.js, the layout of @react-pdf/renderer, fontkit, recharts. Each lies in some chunk, and in none of these.
  const canaries = ['pdfjs', 'minPresenceAhead', 'glyphForCodePoint', 'recharts-wrapper'];
  const all = readdirSync(path.join(root, 'out/renderer/assets')).filter((file) => /\.m?js$/.test(file));
  for (const canary of canaries) {
    expect(
      all.some((file) => read(`out/renderer/assets/${file}`).includes(canary)),
      `${canary} is somewhere`,
    ).toBe(true);
    expect(code.includes(canary), canary).toBe(false);
  }
  expect(/NotoSans\w*_\d+\w+-[\w-]+\.ttf|Vazirmatn_\w+-[\w-]+\.ttf/.test(code)).toBe(false);
});

/** Texts that stand in the bundle itself (renderer/i18n/source-texts.ts): what a start that went wrong has to say. */
const CORE = ['en/common', 'en/errors', 'en/nav', 'en/ui'];

/** The longest text of a language file without a sign that a bundler may write as an escape. */
function canaryOf(name: string): string {
  const texts = [...flatten(JSON.parse(read(`resources/locales/${name}.json`)) as Tree).values()];
  const plain = texts.filter((text) => !/[\\"'`$\n\u00a0\u00ad\u2000-\u206f]/.test(text));
  return plain.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

test('the start loads no texts but the English core: each other file of a language is a chunk of its own', () => {
  const folder = path.join(root, 'resources/locales');
  const names = readdirSync(folder).flatMap((language) =>
    language === 'terms'
      ? []
      : readdirSync(path.join(folder, language)).map((file) => `${language}/${path.basename(file, '.json')}`),
  );
  const code = startUpCode();
  const chunks = localeChunks(code);
  const started = new Set(startUpFiles());
  const wrong: string[] = [];
  for (const name of names) {
    const canary = canaryOf(name);
    const isCore = CORE.includes(name);
    if (code.includes(canary) !== isCore) wrong.push(`${name}: ${isCore ? 'is not' : 'is'} in the start`);
    if (isCore) continue;
    const chunk = `assets/${chunks.get(name)}`;
    if (!chunks.has(name) || started.has(chunk)) wrong.push(`${name}: no chunk of its own`);
    else if (!read(`out/renderer/${chunk}`).includes(canary)) wrong.push(`${name}: ${chunk} does not have its texts`);
  }
  expect(wrong).toEqual([]);
  expect(names.length).toBeGreaterThan(CORE.length);
});
