import { expect, test } from 'vitest';
import { LANGUAGES, matchLanguage } from './languages.ts';

test('there are eleven languages, one of them from right to left', () => {
  expect(LANGUAGES).toHaveLength(11);
  expect(LANGUAGES.filter(({ dir }) => dir === 'rtl').map(({ code }) => code)).toEqual(['ar']);
});

test('the direction of each agrees with what Unicode says of its script', () => {
  for (const { code, dir } of LANGUAGES) {
    const { script } = new Intl.Locale(code).maximize();
    expect(dir, code).toBe(script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr');
  }
});

test.each([
  [['ru-RU', 'en'], ['en', 'ru'], 'ru'],
  [['zh-CN'], ['en', 'zh-Hans'], 'zh-Hans'],
  [['zh-TW'], ['en', 'zh-Hans'], 'en'],
  [['de', 'uk'], ['en', 'uk'], 'uk'],
  [[], ['en', 'ru'], 'en'],
] as const)('%j of %j is %s', (wanted, offered, best) => {
  expect(matchLanguage(wanted, offered)).toBe(best);
});
