import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '#renderer/i18n/languages.ts';
import type { Review } from './check.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('the table of languages says what the reviews say', () => {
  const reviews = JSON.parse(read('resources/language-reviews.json')) as Readonly<Record<string, Review>>;
  const rows = [...read('docs/languages.md').matchAll(/^\| .*?`([\w-]+)` \|(.*)\|$/gm)].map(([, code, rest = '']) => {
    const cells = rest.split('|').map((cell) => cell.trim());
    return { code, passes: cells[1], reviewed: cells.at(-1) };
  });
  const wanted = LANGUAGES.map(({ code }) => ({
    code,
    passes: code === 'en' ? 'source' : String(reviews[code]?.passes ?? 0),
    reviewed: reviews[code]?.reviewed ? 'yes' : 'no',
  }));
  expect(rows).toEqual(wanted);
});
