import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import raw from '#resources/drills/s01.json' with { type: 'json' };
import en from '#resources/locales/en/content-drill-s01.json' with { type: 'json' };
import ru from '#resources/locales/ru/content-drill-s01.json' with { type: 'json' };
import { CARD_TEXT_MAX, readScenarioBundle, type ScenarioBundle, writeScenarioBundle } from './content-bundle.ts';
import { contentText } from './content-source.ts';
import { readScenario } from './scenario.ts';

const read = readScenario(raw);
const scenario = (read.ok ? read.value : undefined) as ScenarioBundle['scenario'];
const own = { ...scenario, id: 'CO01', title: undefined } as unknown as ScenarioBundle['scenario'];
const file = (texts: unknown, of: unknown = scenario) => ({
  format: 'bulwark-scenario',
  version: 1,
  scenario: of,
  texts,
});

describe('a scenario as one file', () => {
  test('comes back as it was sent', () => {
    const sent = writeScenarioBundle({ scenario: { ...scenario, id: 'CO01' }, texts: { en, ru } });
    const got = readScenarioBundle(JSON.parse(JSON.stringify(sent)));
    expect(got).toEqual({ ok: true, value: { scenario: { ...scenario, id: 'CO01' }, texts: { en, ru } } });
  });

  test('needs every text in some language, any language', () => {
    expect(readScenarioBundle(file({ fil: en }))).toMatchObject({ ok: true });
    expect(readScenarioBundle(file({ ru, en: { title: 'x' } }))).toMatchObject({ ok: true });
    const { trigger: _, ...part } = en;
    expect(readScenarioBundle(file({ en: part }))).toMatchObject({
      ok: false,
      error: { params: { field: 'texts.trigger', why: 'missing' } },
    });
    expect(readScenarioBundle(file({ en: part, ru: { trigger: 'x' } }))).toMatchObject({ ok: true });
    expect(readScenarioBundle(file({}))).toMatchObject({ ok: false });
  });

  test('is refused with what does not fit', () => {
    for (const bad of [null, [], {}, file({ en }, own), file({ en }, null), { ...file({ en }), version: 2 }])
      expect(readScenarioBundle(bad)).toMatchObject({ ok: false, error: { code: 'input/invalid' } });
    expect(readScenarioBundle(file({ 'not a language': en }))).toMatchObject({ ok: false });
    expect(readScenarioBundle(file({ en: { ...en, title: 'x'.repeat(CARD_TEXT_MAX + 1) } }))).toMatchObject({
      error: { params: { field: 'texts.title', why: 'too_big' } },
    });
  });

  test('brings no more than it is asked for', () => {
    const more = JSON.parse(`{"en":${JSON.stringify({ ...en, script: 'x' })},"ru":{"__proto__":{"title":"x"}}}`);
    const got = readScenarioBundle(file(more));
    expect(got.ok && Object.keys(got.value.texts['en'] ?? {}).sort()).toEqual(Object.keys(en).sort());
    expect(got.ok && contentText([got.value.texts['ru'] ?? {}], 'title')).toBeNull();
  });

  test('whatever lies in it is an answer, never a crash', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const value of [a, file(a), file({ en: a }), file({ en }, b)])
          expect(typeof readScenarioBundle(value).ok).toBe('boolean');
      }),
    );
  });
});
