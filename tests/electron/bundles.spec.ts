import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';

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

test('the start loads no PDF code and no font of paper', () => {
  const start = startUpFiles();
  // Fewer would mean that the imports are not followed.
  expect(start.length).toBeGreaterThan(3);
  const code = start.map((file) => read(`out/renderer/${file}`)).join('\n');
  // The canaries: pdf.js, the layout of @react-pdf/renderer, fontkit. Each lies in some chunk, and in none of these.
  const canaries = ['pdfjs', 'minPresenceAhead', 'glyphForCodePoint'];
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
