import { expect, test } from 'vitest';
import { applyCompanyTexts, checkCompanyTexts } from './company-texts.ts';
import { createI18n } from './create-i18n.ts';

const company = {
  edition: '1',
  glossary: [],
  texts: {
    ru: { nav: { today: 'Сводка', 'no.such.key': 'x' }, ui: { 'table.sortBy': 'По порядку' } },
    xx: { nav: { today: 'Y' } },
  },
};

test('a text stands in the place of the app’s, in its language alone, and goes again', async () => {
  const instance = await createI18n('ru');
  expect(instance.t('nav:today')).toBe('Сегодня');
  await applyCompanyTexts(instance, company);
  expect(instance.t('nav:today')).toBe('Сводка');
  expect(instance.t('nav:today', { lng: 'en' })).toBe('Today');
  await instance.changeLanguage('en');
  await instance.changeLanguage('ru');
  expect(instance.t('nav:today')).toBe('Сводка');
  await applyCompanyTexts(instance, null);
  expect(instance.t('nav:today')).toBe('Сегодня');
});

test('a language that is chosen later has them too', async () => {
  const instance = await createI18n('en');
  await applyCompanyTexts(instance, company);
  await instance.changeLanguage('ru');
  expect(instance.t('nav:today')).toBe('Сводка');
  await applyCompanyTexts(instance, { ...company, texts: { en: { nav: { today: 'Overview' } } } });
  expect(instance.t('nav:today')).toBe('Сегодня');
  await instance.changeLanguage('en');
  expect(instance.t('nav:today')).toBe('Overview');
});

test('English follows too, which is in the bundle itself', async () => {
  const instance = await createI18n('en');
  await applyCompanyTexts(instance, { ...company, texts: { en: { nav: { today: 'Overview' } } } });
  expect(instance.t('nav:today')).toBe('Overview');
  expect(instance.t('nav:sync')).toBe('Sync');
});

test('what cannot stand in for a text is named, and the rest is used', async () => {
  const { usable, problems } = await checkCompanyTexts(company);
  expect(usable.map(({ text }) => text)).toEqual(['Сводка']);
  expect(problems.map(({ key, why }) => [key, why])).toEqual([
    ['no.such.key', 'key'],
    ['table.sortBy', 'placeholders'],
    ['today', 'language'],
  ]);
});

test('a text that calls others is refused: two that call each other would never end', async () => {
  const nav = { today: '$t(nav:sync)', sync: '$t(nav:today)' };
  const round = { ...company, texts: { ru: { nav } } };
  const { usable, problems } = await checkCompanyTexts(round);
  expect(usable).toEqual([]);
  expect(problems.map(({ why }) => why)).toEqual(['placeholders', 'placeholders']);
  const instance = await createI18n('ru');
  await applyCompanyTexts(instance, round);
  expect(instance.t('nav:today')).toBe('Сегодня');
});
