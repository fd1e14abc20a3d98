import { expect, test } from 'vitest';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import { createI18n } from './create-i18n.ts';
import { useLanguage } from './language-provider.tsx';
import type { LanguageCode } from './languages.ts';
import { offeredLanguages } from './load-texts.ts';
import { showSource } from './source-beside.ts';

function Choice() {
  const { language, setLanguage, offered } = useLanguage();
  return (
    <>
      <output>{language.name}</output>
      {offered.map(({ code, name }) => (
        <button key={code} type="button" onClick={() => void setLanguage(code)}>
          {name}
        </button>
      ))}
    </>
  );
}

test('the language changes without a restart, and the page with it', async () => {
  const screen = await renderUi(<Choice />);
  await screen.getByRole('button', { name: 'Русский' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('Русский');
  expect(document.documentElement.lang).toBe('ru');
  expect(document.documentElement.dir).toBe('ltr');
});

test('English and Russian are offered', () => {
  expect(offeredLanguages()).toEqual(expect.arrayContaining(['en', 'ru']));
});

async function texts(language: LanguageCode) {
  const { t } = await createI18n(language);
  return t;
}

test('a gap is filled with English and marked as such; a translation is not marked', async () => {
  const instance = await createI18n('ar');
  instance.addResource('en', 'nav', 'newer', 'Newer than the translation');
  expect(instance.t('nav:newer' as 'nav:today')).toBe('\u2066Newer than the translation (EN)\u2069');
  expect((await texts('ru'))('nav:today')).toBe('Сегодня');
  expect((await texts('en'))('nav:today')).toBe('Today');
});

test('the English source stands beside a translation on demand, in its plural form too', async () => {
  const instance = await createI18n('ru');
  showSource(instance, true);
  expect(instance.t('nav:today')).toBe('Сегодня \u2066[Today]\u2069');
  expect(instance.t('ui:shell.alerts', { count: 3 })).toBe('3 сигнала \u2066[3 alerts]\u2069');
  showSource(instance, false);
  expect(instance.t('nav:today')).toBe('Сегодня');
});

test('plural forms follow the language', async () => {
  const ru = await texts('ru');
  expect([1, 3, 5, 21].map((count) => ru('ui:shell.alerts', { count }))).toEqual([
    '1 сигнал',
    '3 сигнала',
    '5 сигналов',
    '21 сигнал',
  ]);
  const en = await texts('en');
  expect([0, 1, 2].map((count) => en('ui:shell.alerts', { count }))).toEqual(['No alerts', '1 alert', '2 alerts']);
});

test('names are not escaped twice', async () => {
  const t = await texts('en');
  expect(t('ui:table.sortBy', { column: 'Master’s & <mate>' })).toBe('Sort by Master’s & <mate>');
});
