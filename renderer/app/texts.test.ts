import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Tree = { readonly [key: string]: string | readonly string[] | Tree };

const FOLDER = new URL('../../resources/locales/', import.meta.url);
/** Beside the languages: the termbase. */
const NO_LANGUAGE = ['en', 'terms'];
const OURS = ['incidents', 'people', 'reports', 'session', 'settings', 'setup', 'today'] as const;

function read(language: string, namespace: string): Tree {
  return JSON.parse(readFileSync(new URL(`${language}/${namespace}.json`, FOLDER), 'utf8'));
}

function flat(tree: Tree, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): readonly (readonly [string, string])[] => {
      if (typeof value === 'string') return [[`${path}${key}`, value]];
      if (Array.isArray(value)) return value.map((line: string, at) => [`${path}${key}.${at}`, line]);
      return [...flat(value as Tree, `${path}${key}.`)];
    }),
  );
}

function plain(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\w+\}\}/g)].map(([found]) => found).sort();
}

function withoutCount(text: string): readonly string[] {
  return placeholders(text).filter((each) => each !== '{{count}}');
}

const others = readdirSync(FOLDER).filter((folder) => !NO_LANGUAGE.includes(folder));

test.each(others.flatMap((language) => OURS.map((namespace) => [language, namespace] as const)))(
  '%s/%s says what English says, with the same placeholders and all plural forms',
  (language, namespace) => {
    const source = flat(read('en', namespace));
    const texts = flat(read(language, namespace));
    expect([...new Set([...texts.keys()].map(plain))].sort()).toEqual(
      [...new Set([...source.keys()].map(plain))].sort(),
    );
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      const original = source.get(key) ?? source.get(`${plain(key)}_other`) ?? '';
      // As tools/locales/check.ts: for none, one and two the number may be spelt out or left away.
      const isFew = /_(zero|one|two)$/.test(key);
      if (isFew) expect(withoutCount(text), key).toEqual(withoutCount(original));
      else expect(placeholders(text), key).toEqual(placeholders(original));
      if (key.endsWith('_other'))
        for (const form of forms) expect([...texts.keys()], key).toContain(key.replace(/_other$/, `_${form}`));
    }
  },
);
