import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ICON_SOURCES } from './icon-names.ts';

const FOLDER = new URL('../../../node_modules/@oicl/openbridge-webcomponents/dist/icons/', import.meta.url);

/** The drawing of one icon: its view box and the paths in it, each drawn in the colour of the text around. */
function drawing(file: string): { readonly box: string; readonly paths: readonly string[] } {
  const source = readFileSync(new URL(`icon-${file}.js`, FOLDER), 'utf8');
  const svg = /this\.icon = svg`([\s\S]*?)`/.exec(source)?.[1] ?? '';
  expect(svg, `${file} has no strokes`).not.toContain('stroke=');
  const paths = [...svg.matchAll(/<(?!svg|\/)(\w+)([^>]*)>/g)].map(([, element = '', rest = '']) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]+)"`).exec(rest)?.[1] ?? '0';
    if (element === 'path') return attribute('d');
    expect(`${element}${attribute('rx')}`, `${file} is drawn by paths and plain rectangles`).toBe('rect0');
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(attribute);
    return `M${x} ${y}h${width}v${height}h-${width}Z`;
  });
  return { box: /viewBox="([^"]+)"/.exec(svg)?.[1] ?? '', paths };
}

test('icon-paths.generated.ts holds our icons as the installed OpenBridge draws them', async () => {
  const entries = Object.entries(ICON_SOURCES).map(([name, file]) => {
    const { box, paths } = drawing(file);
    expect(box, `${file} has the common view box`).toBe('0 0 24 24');
    const key = /^\w+$/.test(name) ? name : `'${name}'`;
    return `  ${key}: '${paths.join('')}',`;
  });
  const text = [
    '// Made by icons.test.ts from OpenBridge (Apache-2.0); do not edit. See icon-names.ts.',
    "import type { IconName } from './icon-names.ts';",
    '',
    '// biome-ignore format: one icon a line',
    'export const ICON_PATHS: Readonly<Record<IconName, string>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('./icon-paths.generated.ts');
});
