import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  enrolmentMark,
  formatHumanNumber,
  type HumanNumber,
  isReplicaMark,
  isShortCode,
  offlineMark,
  parseHumanNumber,
  proposeShortCode,
} from './human-number.ts';

const signs = (text: string, min: number, max: number) =>
  fc.array(fc.constantFrom(...text), { minLength: min, maxLength: max }).map((list) => list.join(''));
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const replicaId = signs('abcdefghjkmnpqrstvwxyz0123456789', 13, 13);

const anyNumber: fc.Arbitrary<HumanNumber> = fc.record({
  kind: signs(UPPER, 3, 3),
  vessel: signs(`${UPPER}0123456789`, 2, 8),
  mark: fc.oneof(
    fc
      .nat(20_000)
      .map(enrolmentMark)
      .filter((mark) => mark.length <= 3),
    fc.tuple(replicaId, fc.string({ maxLength: 4 })).map(([id, chosen]) => offlineMark(id, chosen)),
  ),
  counter: fc.integer({ min: 1, max: 99_999_999 }),
});

describe('a human number', () => {
  test('is written as on paper', () => {
    expect(formatHumanNumber({ kind: 'NCR', vessel: 'TP', mark: 'A', counter: 7 })).toBe('NCR-TP-A-0007');
    expect(formatHumanNumber({ kind: 'NCR', vessel: 'TP', mark: 'A', counter: 12_345 })).toBe('NCR-TP-A-12345');
  });

  test('is read back, whatever it is', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(parseHumanNumber(formatHumanNumber(number))).toEqual(number);
      }),
    );
  });

  test.each([
    'ncr-tp-a-0007',
    ' NCR-TP-A-0007 ',
    'NCR – TP – A – 0007',
    'NCR\u2011TP\u2011A\u20110007',
    'ＮＣＲ-TP-A-0007',
  ])('is read from %j', (text) => {
    expect(parseHumanNumber(text)).toEqual({ kind: 'NCR', vessel: 'TP', mark: 'A', counter: 7 });
  });

  test.each([
    '',
    'NCR-TP-A',
    'NCR-TP-A-7',
    'NCR-TP-A-0000',
    'NCR-T-A-0007',
    'NCR-TP-ABCDE-0007',
    'NCR-TP-A1-0007',
    'NCR-TP-A-0007-1',
  ])('is not read from %j', (text) => {
    expect(parseHumanNumber(text)).toBeNull();
  });
});

describe('the mark of a replica', () => {
  test('runs through the letters without I and O', () => {
    const marks = Array.from({ length: 24 * 25 }, (_, i) => enrolmentMark(i));
    expect([marks[0], marks[7], marks[8], marks[23], marks[24], marks[25], marks.at(-1)]).toEqual([
      'A',
      'H',
      'J',
      'Z',
      'AA',
      'AB',
      'ZZ',
    ]);
    expect(new Set(marks).size).toBe(marks.length);
    for (const mark of marks) expect(mark).toMatch(/^[A-HJ-NP-Z]{1,2}$/);
  });

  test('of an offline-born replica has two chosen signs and two of its key, so it never meets an enrolled one', () => {
    expect(offlineMark('7q4kxxxxxxxxx')).toBe('XX7Q');
    expect(offlineMark('7q4kxxxxxxxxx', 'br')).toBe('BR7Q');
    expect(offlineMark('7q4kxxxxxxxxx', ' b-')).toBe('BX7Q');
    expect(offlineMark('7q4kxxxxxxxxx', 'bridge')).toBe('BR7Q');
    fc.assert(
      fc.property(replicaId, fc.string(), fc.nat(13_000), (id, chosen, index) => {
        const mark = offlineMark(id, chosen);
        expect(mark).toMatch(/^[A-Z0-9]{4}$/);
        expect(isReplicaMark(mark)).toBe(true);
        expect(enrolmentMark(index)).not.toBe(mark);
      }),
    );
  });
});

describe('the short code of a vessel', () => {
  test.each([
    ['MV Test Pioneer', 'TP'],
    ['M/V Test Pioneer', 'TP'],
    ['Pioneer', 'PION'],
    ['MT Ås Øst Ærø', 'ASR'],
    ['Заря', 'SHIP'],
    ['', 'SHIP'],
    ['A', 'SHIP'],
    ['Queen of the Northern Western Seas', 'QONW'],
  ])('is proposed from %j as %s', (name, code) => {
    expect(proposeShortCode(name)).toBe(code);
  });

  test('is always one that a number can carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(isShortCode(proposeShortCode(name))).toBe(true);
      }),
    );
  });
});
