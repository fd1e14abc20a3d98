import { describe, expect, test } from 'vitest';
import s01 from '#resources/drills/s01.json' with { type: 'json' };
import en from '#resources/locales/en/content-drill-s01.json' with { type: 'json' };
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
  textIn,
  withNewStep,
  withStep,
  withText,
} from './scenario-draft.ts';

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
