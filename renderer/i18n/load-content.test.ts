import { expect, test } from 'vitest';
import { contentText } from '#shared/domain/content/content-source.ts';
import { firstHourTextKeys } from '#shared/domain/content/first-hour.ts';
import { procedureTextKeys } from '#shared/domain/content/procedure.ts';
import { scenarioTextKeys } from '#shared/domain/content/scenario.ts';
import {
  loadContentTexts,
  loadDueRules,
  loadFirstHour,
  loadNcrTemplates,
  loadNotificationRules,
  loadProcedures,
  loadScenarios,
  textFileOf,
} from './load-content.ts';

test('every scenario and procedure comes with its texts, each language by itself', async () => {
  const [scenarios, procedures] = await Promise.all([loadScenarios(), loadProcedures()]);
  expect(scenarios.map(({ id }) => id)).toEqual(
    Array.from({ length: 14 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`),
  );
  expect(procedures.map(({ id }) => id)).toEqual(Array.from({ length: 9 }, (_, i) => `R${i + 1}`));
  for (const content of [...scenarios, ...procedures])
    for (const language of ['en', 'ru'] as const) {
      const texts = await loadContentTexts(language, textFileOf(content));
      const keys = content.kind === 'scenario' ? scenarioTextKeys(content) : procedureTextKeys(content);
      for (const key of keys) expect(contentText([texts], key), `${language} ${content.id} ${key}`).toBeTruthy();
    }
});

test('the guide, the matrix, rules and templates are there', async () => {
  const guide = await loadFirstHour();
  const texts = await loadContentTexts('ru', 'content-first-hour');
  for (const key of firstHourTextKeys(guide)) expect(contentText([texts], key), key).toBeTruthy();
  expect((await loadNotificationRules()).matrix.rows.length).toBeGreaterThan(20);
  expect((await loadDueRules()).backups.rows).toHaveLength(15);
  expect((await loadNcrTemplates()).causes.rows).toHaveLength(5);
});

test('a language that has no such file gives nothing, and the next one stands in', async () => {
  const [none, en] = await Promise.all([
    loadContentTexts('ru', 'content-drill-c01'),
    loadContentTexts('en', 'content-drill-s01'),
  ]);
  expect(none).toEqual({});
  expect(contentText([none, en], 'title')).toBe('GNSS spoofing on coastal approach');
});
