import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PALETTES, type Palette } from './palette.ts';
import { TOKENS } from './tokens.ts';

const source = readFileSync(
  new URL('../../../node_modules/@oicl/openbridge-webcomponents/dist/openbridge.css', import.meta.url),
  'utf8',
);

/** The variables of one palette block of OpenBridge, by name without the two dashes. */
function paletteBlock(palette: Palette): ReadonlyMap<string, string> {
  const start = source.indexOf(`:root[data-obc-theme="${palette}"] {`);
  expect(start).toBeGreaterThan(0);
  const block = source.slice(start, source.indexOf('\n}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

/** `rgb(1, 2, 3, 0.03999999910593033)` as `rgb(1, 2, 3, 0.04)`: the package prints floats of its design tool. */
function tidy(value: string): string {
  return value.trim().replace(/\d+\.\d{4,}/g, (number) => String(Math.round(Number(number) * 1000) / 1000));
}

test('tokens.generated.css holds our tokens as the installed OpenBridge has them', async () => {
  const blocks = PALETTES.map((palette) => {
    const values = paletteBlock(palette);
    const lines = TOKENS.map((name) => {
      const value = values.get(name);
      expect(value, `${name} in ${palette}`).toMatch(/^rgb/);
      return `  --${name}: ${tidy(value ?? '')};`;
    });
    return [`:root[data-obc-theme="${palette}"] {`, ...lines, '}'].join('\n');
  });
  const header = '/* Made by tokens.test.ts from OpenBridge (Apache-2.0); do not edit. See tokens.ts. */';
  await expect(`${[header, ...blocks].join('\n\n')}\n`).toMatchFileSnapshot('./tokens.generated.css');
});
