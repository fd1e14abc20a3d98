import { readFileSync } from 'node:fs';
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
