import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import en from '#resources/locales/en/content-notifications.json' with { type: 'json' };
import ru from '#resources/locales/ru/content-notifications.json' with { type: 'json' };
import raw from '#resources/notifications/short-texts.json' with { type: 'json' };
import { type ContentTexts, contentText } from '../content/content-source.ts';
import { textSize } from './message-size.ts';
import { NOTIFY_VALUES, readShortTexts, type ShortTexts } from './notification-rules.ts';
import { buildShortText, DRILL_WORDS, type ShortTextValues, spokenPosition, spokenTime } from './short-text.ts';

const read = readShortTexts(raw);
const templates = ((read.ok ? read.value : { rows: [] }) as ShortTexts).rows;

function build(id: string, texts: ContentTexts, values: ShortTextValues, isDrill = false): string {
  const template = templates.find((row) => row.id === id);
  const parts = template?.parts.map(({ key, dropOrder }) => ({
    text: contentText([texts], `short.${id}.${key}`) ?? '',
    dropOrder,
  }));
  return buildShortText(parts ?? [], values, template?.maxLength ?? 0, isDrill);
}

const VALUES: ShortTextValues = {
  ship: 'Test Pioneer',
  imo: '9074729',
  callSign: 'SVAB1',
  time: spokenTime(Date.parse('2026-11-22T14:20:31Z')),
  position: spokenPosition(36.5712, -5.1),
  what: 'ransomware on the office server',
  effect: 'navigation not affected',
  state: 'contained',
  phone: '+870 773 123 456',
};

describe('a short text', () => {
  test('of 160 signs says who, what, effect, where and whom to call', () => {
    const text = build('general160', en, VALUES);
    expect(text.length).toBeLessThanOrEqual(160);
    expect(text).toBe(
      'Test Pioneer, IMO 9074729. Cyber incident: ransomware on the office server. Effect: navigation not affected. Call +870 773 123 456.',
    );
  });

  test('of 500 signs says all that is known', () => {
    const text = build('general500', en, VALUES);
    expect(text).toContain('Position 36-34.3 N 005-06.0 W.');
    expect(text).toContain('Time 2026-11-22 14:20 UTC.');
    expect(text).toContain('Now: contained.');
    expect(text).not.toContain('Systems');
  });

  test('is there in the reader’s language too, as much of it as one message of its letters holds', () => {
    const values = { ...VALUES, what: 'вымогатель', effect: 'нет' };
    expect(build('general500', ru, values)).toMatch(/^Test Pioneer.*Звоните/);
    const text = build('general160', ru, values);
    expect(text).toMatch(/^Test Pioneer, IMO 9074729\. .*вымогатель/);
    expect(text.length).toBeLessThanOrEqual(70);
  });

  test('gives up what turns 160 signs into 70 before what says who and what', () => {
    const text = build('general160', en, { ...VALUES, effect: 'мостик', what: 'x'.repeat(90) });
    expect(text).toContain('x'.repeat(90));
    expect(text).not.toContain('мостик');
  });

  test('of a drill says so first', () => {
    const text = build('general160', en, VALUES, true);
    expect(text.startsWith(`${DRILL_WORDS} Test Pioneer`)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(160);
  });

  test('leaves out what is not known, and says nothing of nothing', () => {
    expect(build('general160', en, { what: 'GNSS lost' })).toBe('Cyber incident: GNSS lost.');
    expect(build('gnss160', en, {})).toBe('');
  });

  test('ends a sentence once', () => {
    expect(build('general160', en, { what: 'ECDIS 1 is slow.' })).toBe('Cyber incident: ECDIS 1 is slow.');
  });

  test('cuts at a word when one value is far too long', () => {
    const text = build('general160', en, { ...VALUES, what: 'alarm '.repeat(100) });
    expect(text.length).toBeLessThanOrEqual(160);
    expect(text).toMatch(/alarm\.\.\.$/);
  });
});

const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.lorem(),
  fc.constantFrom(
    '{{what}}',
    '\u202Eevil',
    'a\nb\tc',
    '😀'.repeat(300),
    '\uD800',
    '',
    '   ',
    '<b>x</b>',
    'x'.repeat(999),
  ),
);
const anyValues = fc.dictionary(fc.constantFrom(...NOTIFY_VALUES), fc.option(wild, { nil: null }), {
  noNullPrototype: true,
});

test.each(templates.map(({ id, maxLength }) => [id, maxLength] as const))(
  '%s is never longer than %i, and can be read aloud, whatever is typed',
  (id, maxLength) => {
    fc.assert(
      fc.property(anyValues, fc.constantFrom(en, ru), fc.boolean(), (values, texts, isDrill) => {
        const text = build(id, texts, values, isDrill);
        const { used, max } = textSize(text, maxLength);
        expect(used).toBeLessThanOrEqual(max);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}{}<>|\\^~`*_#[\]]/u);
        expect(text).not.toMatch(/\s\s|^\s|\s$/);
        if (isDrill) expect(text.startsWith(DRILL_WORDS)).toBe(true);
      }),
      { numRuns: 300 },
    );
  },
);

test('for any parts and any limit that holds the drill words', () => {
  const parts = fc.array(fc.record({ text: wild, dropOrder: fc.integer({ min: 0, max: 5 }) }), { maxLength: 8 });
  fc.assert(
    fc.property(
      parts,
      anyValues,
      fc.oneof(fc.constant(160), fc.integer({ min: DRILL_WORDS.length, max: 600 })),
      fc.boolean(),
      (all, values, max, drill) => {
        const text = buildShortText(all, values, max, drill);
        const size = textSize(text, max);
        expect(size.used).toBeLessThanOrEqual(size.max);
        expect(text.isWellFormed()).toBe(true);
      },
    ),
  );
});

describe('positions and times', () => {
  test.each([
    [0, 0, '00-00.0 N 000-00.0 E'],
    [-33.9, 151.25, '33-54.0 S 151-15.0 E'],
    [59.99999, -179.99999, '60-00.0 N 180-00.0 W'],
    [90, 180, '90-00.0 N 180-00.0 E'],
  ])('%d %d is %s', (lat, lon, expected) => {
    expect(spokenPosition(lat, lon)).toBe(expected);
  });

  test('what is no position is none', () => {
    for (const [lat, lon] of [
      [91, 0],
      [0, 181],
      [Number.NaN, 0],
    ] as const)
      expect(spokenPosition(lat, lon)).toBeNull();
  });

  test('time is UTC and says so', () => {
    expect(spokenTime(Date.parse('2028-02-29T23:59:59Z'))).toBe('2028-02-29 23:59 UTC');
  });
});
