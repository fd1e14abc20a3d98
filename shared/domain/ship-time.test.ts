import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  dayToUtc,
  formatOffset,
  fromShipTime,
  isDay,
  isInstant,
  isOffsetMin,
  MAX_OFFSET_MIN,
  MIN_OFFSET_MIN,
  parseOffset,
  shipDay,
  shipTime,
  utcDay,
} from './ship-time.ts';

const offsetMin = fc.integer({ min: MIN_OFFSET_MIN, max: MAX_OFFSET_MIN });
const at = fc.integer({ min: Date.UTC(1, 0, 2), max: Date.UTC(9998, 11, 31) }).filter((ms) => ms > -62_135_000_000_000);
const day = at.map((ms) => utcDay(ms)).filter(isDay);

describe('ship time', () => {
  test('is UTC with the Master’s offset', () => {
    const noon = Date.UTC(2026, 10, 22, 13, 50, 7);
    expect(shipTime(noon, 60)).toEqual({ on: '2026-11-22', time: '14:50:07', offset: '+01:00' });
    expect(shipTime(noon, 0)).toEqual({ on: '2026-11-22', time: '13:50:07', offset: '+00:00' });
    expect(shipTime(noon, 330)).toEqual({ on: '2026-11-22', time: '19:20:07', offset: '+05:30' });
  });

  test('may be another day', () => {
    const evening = Date.UTC(2026, 11, 31, 23, 30);
    expect(shipDay(evening, 60)).toBe('2027-01-01');
    expect(shipDay(evening, -60)).toBe('2026-12-31');
    expect(shipDay(Date.UTC(2024, 1, 29, 0, 30), -60)).toBe('2024-02-28');
  });

  test('leads back to the instant', () => {
    fc.assert(
      fc.property(at, offsetMin, (ms, offset) => {
        const second = Math.floor(ms / 1000) * 1000;
        const { on, time } = shipTime(second, offset);
        fc.pre(isDay(on));
        expect(fromShipTime(on, time, offset)).toBe(second);
      }),
    );
  });

  test.each([
    ['2026-11-22', '24:00'],
    ['2026-11-22', '12:60'],
    ['2026-11-22', '12:00:60'],
    ['2026-11-22', '1:00'],
    ['2026-02-29', '12:00'],
    ['', ''],
  ])('is none at %s %s', (on, time) => {
    expect(fromShipTime(on, time, 0)).toBeNull();
  });
});

describe('an offset', () => {
  test('is read as it is written', () => {
    fc.assert(
      fc.property(offsetMin, (offset) => {
        expect(parseOffset(formatOffset(offset))).toBe(offset);
      }),
    );
  });

  test.each([
    ['+1', 60],
    ['+0530', 330],
    ['-03:30', -210],
    ['\u22125', -300],
    ['UTC+8', 480],
    ['GMT-3', -180],
    ['UTC', 0],
    ['z', 0],
    ['-0', 0],
    ['+14', 840],
    ['-12', -720],
  ])('%s is %i minutes', (text, minutes) => {
    expect(parseOffset(text)).toBe(minutes);
  });

  test.each(['', '1', '+15', '-12:30', '+1:60', 'ship', '+1:5'])('%j is none', (text) => {
    expect(parseOffset(text)).toBeNull();
  });

  test('has bounds', () => {
    expect([-721, -720, 840, 841, 0.5].map(isOffsetMin)).toEqual([false, true, true, false, false]);
  });
});

describe('a day', () => {
  test.each(['2024-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s is one', (on) =>
    expect(isDay(on)).toBe(true),
  );
  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '20261122',
    '2026-11-22T00:00',
    '',
  ])('%s is none', (on) => {
    expect(isDay(on)).toBe(false);
  });

  test('counts forward and back', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('0001-01-01', -1)).toBeNull();
    expect(addDays('9999-12-31', 1)).toBeNull();
    expect(addDays('nonsense', 1)).toBeNull();
    expect(daysBetween('2026-01-01', '2026-12-31')).toBe(364);
    expect(daysBetween('2026-01-01', '')).toBeNull();
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (on, days) => {
        const then = addDays(on, days);
        fc.pre(then !== null);
        expect(daysBetween(on, then as string)).toBe(days);
      }),
    );
  });

  test('starts at midnight', () => {
    fc.assert(
      fc.property(day, (on) => {
        expect(utcDay(dayToUtc(on) as number)).toBe(on);
      }),
    );
  });

  test('an instant is a whole millisecond that a date can hold', () => {
    expect([0, 8.64e15, 8.64e15 + 1, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map(isInstant)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
