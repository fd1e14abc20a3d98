import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '#shared/base/error-codes.ts';

type Tree = { readonly [key: string]: string | Tree };

const FOLDER = new URL('../../resources/locales/', import.meta.url);
const OURS = readdirSync(new URL('en/', FOLDER)).map((file) => file.replace(/\.json$/, ''));

function read(language: string, namespace: string): Tree {
  return JSON.parse(readFileSync(new URL(`${language}/${namespace}.json`, FOLDER), 'utf8'));
}

function flat(tree: Tree, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key} > `)],
    ),
  );
}

function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\w+\}\}/g)].map(([found]) => found).sort();
}

const languages = readdirSync(FOLDER).filter((language) => language !== 'en');

test.each(languages.flatMap((language) => OURS.map((namespace) => [language, namespace] as const)))(
  '%s/%s has what English has, with the same placeholders',
  (language, namespace) => {
    const source = flat(read('en', namespace));
    const texts = flat(read(language, namespace));
    expect(new Set([...texts.keys()].map(withoutPlural))).toEqual(new Set([...source.keys()].map(withoutPlural)));
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      const original = source.get(key) ?? source.get(`${withoutPlural(key)}_other`) ?? '';
      // The form for one thing may spell the number out or leave it away.
      if (!key.endsWith('_one')) expect(placeholders(text), key).toEqual(placeholders(original));
    }
  },
);

test.each(languages)('%s has each of its plural forms', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const namespace of OURS) {
    const keys = new Set(flat(read(language, namespace)).keys());
    for (const key of keys)
      if (key.endsWith('_other'))
        for (const form of forms) expect(keys, key).toContain(key.replace(/_other$/, `_${form}`));
  }
});

test.each(['en', ...languages])(
  'every error code says what happened, what is safe and what to do in %s',
  (language) => {
    const errors = read(language, 'errors');
    expect(new Set(Object.keys(errors))).toEqual(new Set(ERROR_CODES));
    for (const [code, text] of Object.entries(errors))
      expect(Object.keys(text as Tree), code).toEqual(['what', 'safe', 'next']);
  },
);
