import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatImoNumber, imoCheckDigit, isImoNumber, parseImoNumber } from './imo-number.ts';

describe('an IMO number', () => {
  test('carries the check digit of the worked example', () => {
    expect(imoCheckDigit('907472')).toBe(9);
    expect(isImoNumber('9074729')).toBe(true);
    expect(isImoNumber('9074728')).toBe(false);
  });

  test.each([
    '9074729',
    ' 9074729 ',
    'IMO 9074729',
    'imo9074729',
    'IMO No. 9074729',
    'IMO NO 9074729',
    'IMO Number: 9074729',
    'IMO: 9074729',
    'IMO #9074729',
    'IMO\u00a09074729',
    '９０７４７２９',
  ])('is read from %j', (text) => {
    expect(parseImoNumber(text)).toEqual({ ok: true, value: '9074729' });
  });

  test.each([
    '',
    'IMO',
    '907472',
    '90747290',
    '9074729 9074729',
    'IMO 907472X',
    '-9074729',
    '9074729.0',
    'MMSI 9074729',
  ])('is not read from %j', (text) => {
    expect(parseImoNumber(text)).toEqual({ ok: false, error: { code: 'input/imo-number', params: { why: 'shape' } } });
  });

  test('with a wrong digit says so', () => {
    expect(parseImoNumber('IMO 9074792')).toEqual({
      ok: false,
      error: { code: 'input/imo-number', params: { why: 'check' } },
    });
  });

  const six = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));

  test('round-trips, and one wrong digit of those that count is always found', () => {
    fc.assert(
      fc.property(six, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 }), (first, place, off) => {
        const number = first + imoCheckDigit(first);
        expect(parseImoNumber(formatImoNumber(number))).toEqual({ ok: true, value: number });
        const digit = (Number(number[place]) + off) % 10;
        const wrong = number.slice(0, place) + digit + number.slice(place + 1);
        // weights 6, 5, 4 and 2 share a factor with ten, so the sum cannot tell every change there apart
        const weight = 7 - place;
        if (place === 6 || (off * weight) % 10 !== 0) expect(isImoNumber(wrong)).toBe(false);
      }),
    );
  });
});
