import { describe, expect, test } from 'vitest';
import s01 from '#resources/drills/s01.json' with { type: 'json' };
import ar from '#resources/locales/ar/content-drill-s01.json' with { type: 'json' };
import en from '#resources/locales/en/content-drill-s01.json' with { type: 'json' };
import ru from '#resources/locales/ru/content-drill-s01.json' with { type: 'json' };
import { utf8 } from '#shared/base/bytes.ts';
import { readScenarioBundle, type ScenarioBundle, writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import {
  codePrefix,
  copyOf,
  finished,
  freeCode,
  keysFor,
  nextEdition,
  readSharedFile,
  withNewStep,
  withStep,
} from './scenario-draft.ts';
import { textAnywhere, textElsewhere, textIn, withText } from './scenario-texts.ts';

const read = readScenarioBundle({ format: 'bulwark-scenario', version: 1, scenario: s01, texts: { en } });
const S01 = (read.ok ? read.value : undefined) as ScenarioBundle;
const CONTEXT = { known: new Set(S01.scenario.systems), taken: ['S01', 'VA01'], prefix: 'VA' };
const fileOf = (bundle: unknown) => utf8(JSON.stringify(bundle));

describe('a copy', () => {
  test('has a number of its own, says that nobody verified it, and keeps every word', () => {
    const copy = copyOf(S01, 'VA02', '2026-11-29');
    expect(copy.scenario).toMatchObject({ id: 'VA02', edition: '1', unverified: true, effectiveOn: '2026-11-29' });
    expect(textIn(copy, 'en', 'title')).toBe(textIn(S01, 'en', 'title'));
    expect(finished(copy).ok).toBe(true);
  });

  test('is changed: words, minutes, a step more; steps stand in order of their minutes', () => {
    let draft = withText(copyOf(S01, 'VA02', '2026-11-29'), 'en', 'title', 'GNSS in the Gulf');
    draft = withNewStep(draft);
    const added = draft.scenario.steps.at(-1)?.key ?? '';
    expect(finished(draft)).toMatchObject({ ok: false, error: { code: 'content/not-a-scenario' } }); // it has no words yet
    draft = withText(draft, 'en', `step.${added}.expect`, 'Call the agent.');
    draft = withStep(draft, added, (step) => ({ ...step, atMin: 1 }));
    const done = finished(draft);
    expect(done.ok && done.value.scenario.steps.map(({ atMin }) => atMin).slice(0, 3)).toEqual([0, 1, 2]);
    expect(done.ok && done.value.texts['en']?.['title']).toBe('GNSS in the Gulf');
  });

  test('an edited text stands in the languages in which it was typed and in no other; the rest keep theirs', () => {
    const expectOf = (texts: ScenarioBundle['texts'], language: string) =>
      textIn({ texts }, language, 'step.t02.expect');
    const bundle = { ...S01, texts: { en, ru, ar } };
    const copy = copyOf(bundle, 'VA02', '2026-11-29');
    const edited = withText(copy, 'en', 'step.t02.expect', 'Call the agent.');
    expect([textIn(edited, 'ru', 'step.t02.expect'), textElsewhere(edited, 'ru', 'step.t02.expect')]).toEqual([
      '',
      { language: 'en', text: 'Call the agent.' },
    ]);
    const done = finished(edited);
    const texts = done.ok ? done.value.texts : {};
    expect(['en', 'ru', 'ar'].map((language) => expectOf(texts, language))).toEqual(['Call the agent.', '', '']);
    expect(textIn({ texts }, 'ru', 'title')).toBe(ru.title);
    // The file of it is taken in with the same words and no others.
    const file = readSharedFile(fileOf(writeScenarioBundle({ scenario: edited.scenario, texts })), CONTEXT);
    expect(file.ok && file.value.texts).toEqual(texts);

    const translated = finished(withText(edited, 'ru', 'step.t02.expect', 'Позвоните агенту.'));
    expect(translated.ok && ['en', 'ru', 'ar'].map((language) => expectOf(translated.value.texts, language))).toEqual([
      'Call the agent.',
      'Позвоните агенту.',
      '',
    ]);
  });

  test('words typed back, or added to a language that had none, take nothing from the others', () => {
    const copy = copyOf({ ...S01, texts: { en, ru } }, 'VA02', '2026-11-29');
    const back = finished(withText(withText(copy, 'en', 'title', 'x'), 'en', 'title', en.title));
    expect(back.ok && back.value.texts['ru']).toEqual(copy.texts['ru']);
    const added = finished(withText(copy, 'tr', 'title', 'GNSS kaybı'));
    expect(added.ok && ['en', 'ru', 'tr'].map((code) => textIn({ texts: added.value.texts }, code, 'title'))).toEqual([
      en.title,
      ru.title,
      'GNSS kaybı',
    ]);
  });

  test('two people may change two texts in two languages: each is shown as written', () => {
    let draft = withText(copyOf({ ...S01, texts: { en, ru } }, 'VA02', '2026-11-29'), 'en', 'title', 'At Santos');
    draft = withText(draft, 'ru', 'trigger', 'Судно у причала.');
    const done = finished(draft);
    expect(done.ok && textIn({ texts: done.value.texts }, 'ru', 'title')).toBe('');
    expect(done.ok && textAnywhere({ texts: done.value.texts }, 'en', 'trigger')).toBe('Судно у причала.');
  });

  test('numbers of two PCs and of the company cannot meet, and none is given twice', () => {
    expect(codePrefix('ship', 'A')).toBe('VA');
    expect(codePrefix('ship', '7K2Q')).toBe('VKQ');
    expect(codePrefix('shore', 'A')).toBe('C');
    expect(freeCode('VA', ['S01', 'VA01', 'VA02'])).toBe('VA03');
    expect(nextEdition('1')).toBe('2');
  });

  test('lines that were there keep their keys when others come or go', () => {
    expect(keysFor(3, ['notice', 'navigate'], 'o')).toEqual(['notice', 'navigate', 'o1']);
    expect(keysFor(1, ['notice', 'navigate'], 'o')).toEqual(['notice']);
    expect(keysFor(2, ['o1'], 'o')).toEqual(['o1', 'o2']);
  });
});

describe('a file of somebody else', () => {
  test('is taken under a free number where its own is taken', () => {
    const taken = readSharedFile(fileOf(writeScenarioBundle(S01)), CONTEXT);
    expect(taken).toMatchObject({ ok: true, value: { scenario: { id: 'VA02' } } });
    const own = { ...S01, scenario: { ...S01.scenario, id: 'X07' } };
    expect(readSharedFile(fileOf(writeScenarioBundle(own)), CONTEXT)).toMatchObject({
      value: { scenario: { id: 'X07' } },
    });
  });

  test.each<[string, Uint8Array]>([
    ['no JSON', utf8('<script>alert(1)</script>')],
    ['no text at all', Uint8Array.of(0xff, 0xfe, 0x00)],
    ['null', utf8('null')],
    ['another format', fileOf({ format: 'other', version: 1 })],
    ['more than it may say', fileOf({ ...(writeScenarioBundle(S01) as object), run: 'rm -rf' })],
    ['a number that is a path', fileOf(writeScenarioBundle({ ...S01, scenario: { ...S01.scenario, id: '../S01' } }))],
    [
      'a system that is not known',
      fileOf(writeScenarioBundle({ ...S01, scenario: { ...S01.scenario, systems: ['warp'] } })),
    ],
    [
      'a text as long as a book',
      fileOf(writeScenarioBundle({ ...S01, texts: { en: { ...en, title: 'x'.repeat(5000) } } })),
    ],
    ['too much', new Uint8Array(300 * 1024)],
    [
      'keys that reach into objects',
      utf8('{"format":"bulwark-scenario","version":1,"__proto__":{"x":1},"scenario":{},"texts":{}}'),
    ],
  ])('is refused when it holds %s, with one code', (_what, bytes) => {
    expect(readSharedFile(bytes, CONTEXT)).toMatchObject({ ok: false, error: { code: 'content/not-a-scenario' } });
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
