import { describe, expect, test } from 'vitest';
import { createFormats, type UnitWords } from './format.ts';

const words: UnitWords = {
  year: (n) => `${n} y`,
  month: (n) => `${n} mo`,
  day: (n) => `${n} d`,
  hour: (n) => `${n} h`,
  minute: (n) => `${n} min`,
  second: (n) => `${n} s`,
};
const en = createFormats('en', words);
const at = Date.UTC(2026, 10, 22, 14, 2, 51);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

describe('instants', () => {
  test('are written in UTC, day before month', () => {
    expect(en.instant(at, 'time')).toBe('14:02');
    expect(en.instant(at, 'dayTime')).toBe('22 Nov 14:02');
    expect(en.instant(at, 'dateTime')).toBe('22 Nov 2026 14:02');
    expect(en.instant(at, 'weekdayTime')).toBe('Sun 14:02');
    expect(en.instant(at, 'iso')).toBe('2026-11-22 14:02');
    expect(en.longDay(at)).toBe('Sunday 22 November 2026');
    expect(en.day('2026-11-22')).toBe('22 Nov 2026');
  });

  test('move with the offset of the ship, over midnight too', () => {
    expect(en.instant(at, 'time', 60)).toBe('15:02');
    expect(en.instant(at, 'dayTime', 12 * 60)).toBe('23 Nov 02:02');
    expect(en.instant(at, 'time', -210)).toBe('10:32');
  });

  test.each(['ru', 'ar', 'hi', 'zh-Hans', 'fil'])('keep their digits and order of time in %s', (language) => {
    const formats = createFormats(language, words);
    expect(formats.instant(at, 'time')).toBe('14:02');
    expect(formats.instant(at, 'iso')).toBe('2026-11-22 14:02');
    expect(formats.longDay(at)).toMatch(/22/);
    expect(formats.longDay(at)).toMatch(/2026/);
    expect(formats.number(41_260.5)).toBe('41\u202f260.5');
  });
});

test.each([
  [0, '0\u00a0B'],
  [214, '214\u00a0B'],
  [999, '999\u00a0B'],
  [900, '900\u00a0B'],
  [1_000, '1\u00a0kB'],
  [6_200, '6.2\u00a0kB'],
  [9_960, '10\u00a0kB'],
  [184_300, '184\u00a0kB'],
  [999_600, '1\u00a0MB'],
  [48_200_000, '48\u00a0MB'],
  [1_400_000_000, '1.4\u00a0GB'],
])('%d bytes are %s', (size, text) => {
  expect(en.bytes(size)).toBe(text);
});

test.each([
  [30_000, '0 min', '0 min'],
  [22 * MINUTE, '22 min', '22 min'],
  [3 * HOUR + 12 * MINUTE, '3 h 12 min', '3 h'],
  [5 * HOUR, '5 h', '5 h'],
  [26 * HOUR, '26 h', '1 d'],
  [9 * DAY + 4 * HOUR, '9 d 4 h', '9 d'],
  [160 * DAY, '160 d', '5 mo'],
  [800 * DAY, '800 d', '2 y'],
  [-29 * MINUTE, '29 min', '29 min'],
])('%d ms last %s, in a column %s', (ms, long, short) => {
  expect(en.duration(ms)).toBe(long);
  expect(en.shortDuration(ms)).toBe(short);
});

test.each([
  [462_000, '07:42'],
  [6_452_000, '1:47:32'],
  [0, '00:00'],
  [-5_000, '\u221200:05'],
])('a clock at %d ms reads %s', (ms, text) => {
  expect(en.clock(ms)).toBe(text);
});

test('numbers have a thin space between thousands and a real minus', () => {
  expect(en.number(1_908)).toBe('1\u202f908');
  expect(en.number(-3.456)).toBe('\u22123.46');
  expect(en.number(0.03)).toBe('0.03');
});
