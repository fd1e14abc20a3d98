import { describe, expect, test } from 'vitest';
import { checkLocale, type Locale } from './check.ts';
import type { Tree } from './flat-texts.ts';
import { unusedKeys } from './used-keys.ts';

const one = (tree: Tree): Locale => new Map([['sync', tree]]);
const terms = { keep: ['ECDIS', 'USB'], keepKeys: ['sync asset.*.name'] };
const ENGLISH = one({
  title: 'Sync with shore',
  wait_one: '{{count}} entry waits',
  wait_other: '{{count}} entries wait',
});
const RUSSIAN = {
  title: 'Обмен с берегом',
  wait_one: 'ждёт {{count}} запись',
  wait_few: 'ждут {{count}} записи',
  wait_many: 'ждут {{count}} записей',
  wait_other: 'ждёт {{count}} записи',
};

function check(tree: Tree, english = ENGLISH, hasGlyph: (sign: string) => boolean = () => true) {
  return checkLocale('ru', one(tree), english, terms, { reviewed: false, passes: 2 }, hasGlyph);
}

describe('a language', () => {
  test('that has everything has nothing to mend', () => {
    expect(check(RUSSIAN)).toEqual({
      figures: { keys: 2, missing: 0, identicalToEnglish: 0, pluralGaps: 0, missingGlyphs: 0, reviewPasses: 2 },
      problems: [],
    });
  });

  test.each<[string, Tree, string]>([
    ['a text is missing', { ...RUSSIAN, title: {} }, 'ru/sync title: is missing'],
    ['a text is too much', { ...RUSSIAN, more: 'Ещё' }, 'ru/sync more: is not in English: take it out'],
    ['a text is empty', { ...RUSSIAN, title: ' ' }, 'ru/sync title: is empty'],
    ['English is left', { ...RUSSIAN, title: 'Sync with shore' }, 'ru/sync title: is English: "Sync with shore"'],
    [
      'a placeholder is lost',
      { ...RUSSIAN, wait_few: 'ждут записи' },
      'ru/sync wait_few: has no placeholder, English has {{count}}',
    ],
  ])('says so when %s', (_what, tree, problem) => {
    const { problems } = check(tree);
    expect(problems).toEqual([problem]);
  });

  test('says so when a short text has grown beyond its button', () => {
    const title = 'Обмен записями судна с береговой компанией, сейчас';
    expect(check({ ...RUSSIAN, title }).problems).toEqual([
      `ru/sync title: is ${title.length} wide, "Sync with shore" leaves room for 43`,
    ]);
  });

  test('needs the plural forms of its own grammar', () => {
    const { wait_few: _few, ...rest } = RUSSIAN;
    const { figures, problems } = check(rest);
    expect(figures.pluralGaps).toBe(1);
    expect(problems).toEqual(['ru/sync wait_few: is missing, this language needs that form']);
  });

  test('may spell out the number of one thing', () => {
    expect(check({ ...RUSSIAN, wait_one: 'ждёт одна запись' }).problems).toEqual([]);
  });

  test('keeps names of systems, units and placeholders', () => {
    const english = one({ a: 'ECDIS {{number}}, USB', asset: { log: { name: 'Speed log' } } });
    expect(check({ a: 'ECDIS {{number}}, USB', asset: { log: { name: 'Speed log' } } }, english).problems).toEqual([]);
  });

  test('has a glyph for every sign that is drawn', () => {
    const { figures } = check(RUSSIAN, ENGLISH, (sign) => sign !== 'ё');
    expect(figures.missingGlyphs).toBe(1);
  });
});

test('a key is used when it is named, or fits a template', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
  const sources = ["t('sync:title')", 't(`state.${state}`)', "t('wait', { count })"];
  expect(unusedKeys(['title', 'state.sent', 'wait_one', 'wait_other', 'left.over'], sources)).toEqual(['left.over']);
});

test('a key made in a template inside a template is used, and what stands after it is still read', () => {
  const source =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    "const label = `${at} ${t(`kind.${at}`)}`;\nconst other = `${a ? { b: '}' } : ''}`;\nt(`axis.${axis}`);";
  expect(unusedKeys(['kind.one', 'axis.People', 'left.over'], [source])).toEqual(['left.over']);
});
