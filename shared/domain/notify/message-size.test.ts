import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageSize, textSize } from './message-size.ts';

describe('one message holds', () => {
  test.each([
    ['English', 'Test Pioneer, IMO 9074729. Call +870 773 123 456.', 160],
    ['Filipino', 'Barko: Test Pioneer. Tumawag sa amin, señor.', 160],
    ['capital Greek of the alphabet', 'ΔΦΓΛΩΠΨΣΘΞ', 160],
    ['Spanish with an accent that the alphabet lacks', 'Posición', 70],
    ['Turkish', 'Bağlantı yok', 70],
    ['the small c with a cedilla; only the capital is in it', 'ç', 70],
    ['Russian', 'Киберинцидент', 70],
    ['Arabic', 'حادث', 70],
    ['Hindi', 'घटना', 70],
    ['Chinese', '网络事件', 70],
    ['Vietnamese', 'Sự cố', 70],
    ['a curved apostrophe', 'ship’s', 70],
    ['the back quote, which is not in it', '`', 70],
  ])('%s', (_, text, max) => {
    expect(messageSize(text)).toMatchObject({ used: text.length, max });
  });

  test('signs of the extension count two and are named', () => {
    expect(messageSize('5 € [a]')).toEqual({ used: 10, max: 160, outside: [], doubled: ['€', '[', ']'] });
    expect(messageSize('5 € [ж]')).toEqual({ used: 7, max: 70, outside: ['ж'], doubled: [] });
  });

  test('a sign beyond the first plane takes two units', () => {
    expect(messageSize('a😀')).toMatchObject({ used: 3, max: 70, outside: ['😀'] });
  });
});

// The tables of TS 23.038 are of this size: 128 places, one of them the escape; 10 signs behind it.
test('the alphabet has 127 signs, its extension 10', () => {
  const all = Array.from({ length: 0xffff }, (_, code) => messageSize(String.fromCharCode(code)));
  expect(all.filter(({ max, used }) => max === 160 && used === 1)).toHaveLength(127);
  expect(all.filter(({ max, used }) => max === 160 && used === 2)).toHaveLength(10);
});

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.string({ unit: 'grapheme' }));

test('any sign more never makes room: the count grows, the limit does not', () => {
  fc.assert(
    fc.property(anyText, anyText, (start, more) => {
      const [short, long] = [messageSize(start), messageSize(start + more)];
      expect(long.max).toBeLessThanOrEqual(short.max);
      if (long.max === short.max) expect(long.used).toBeGreaterThanOrEqual(short.used);
      // Never a text that fits in one part while its beginning does not.
      if (long.used <= long.max) expect(short.used).toBeLessThanOrEqual(short.max);
    }),
  );
});

test('the limit says whether a sign is outside, and what fits is 140 octets', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { used, max, outside, doubled } = messageSize(text);
      expect(max).toBe(outside.length > 0 ? 70 : 160);
      for (const sign of [...outside, ...doubled]) expect(text).toContain(sign);
      const octets = max === 70 ? used * 2 : Math.ceil((used * 7) / 8);
      expect(used <= max).toBe(octets <= 140);
    }),
  );
});

test('what is no single message is counted in plain signs', () => {
  expect(textSize('€ж', 500)).toEqual({ used: 2, max: 500, outside: [], doubled: [] });
});
