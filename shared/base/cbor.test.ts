import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyValue } from '../testing/arbitrary.ts';
import { fromHex, toHex } from './bytes.ts';
import { decodeCbor, encodeCbor } from './cbor.ts';
import { Refusal } from './result.ts';
import { equalValues, type Value } from './value.ts';

describe('deterministic CBOR', () => {
  test('V6: what is written is read again, and written the same way', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const bytes = encodeCbor(value);
        const read = decodeCbor(bytes);
        expect(equalValues(read, value)).toBe(true);
        expect(toHex(encodeCbor(read))).toBe(toHex(bytes));
      }),
    );
  });

  test('the order in which keys were put does not show', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 8 }), fc.integer()), { selector: ([key]) => key });
    fc.assert(
      fc.property(entries, (list) => {
        const plain = list.filter(([key]) => key !== '__proto__');
        expect(encodeCbor(Object.fromEntries(plain))).toEqual(encodeCbor(Object.fromEntries(plain.toReversed())));
      }),
    );
  });

  test.each([
    ['-0 is 0', -0, '00'],
    ['the largest whole number', 2 ** 53 - 1, '1b001fffffffffffff'],
    ['a float', 1.5, 'fb3ff8000000000000'],
    ['a list and a map', { b: [1, -2], a: 'x' }, 'a261616178616282 0121'.replace(' ', '')],
  ])('%s', (_, value, hex) => {
    expect(toHex(encodeCbor(value as Value))).toBe(hex);
  });

  test.each([
    ['a longer form of a number', '1801'],
    ['keys out of order', 'a2616200616100'],
    ['a key twice', 'a2616100616100'],
    ['a whole number as a float', 'fb3ff0000000000000'],
    ['no number', 'fb7ff8000000000000'],
    ['a half float', 'f93e00'],
    ['an open end', '9f01ff'],
    ['a tag', 'c001'],
    ['a list longer than the bytes', '9affffffff'],
    ['text that is no UTF-8', '62c328'],
    ['something behind it', '0000'],
    ['seventeen lists in each other', `${'81'.repeat(17)}00`],
    ['a prototype', 'a1695f5f70726f746f5f5f00'],
  ])('V6: %s is refused', (_, hex) => {
    expect(() => decodeCbor(fromHex(hex))).toThrow(Refusal);
  });

  test('sixteen lists in each other are read', () => {
    expect(() => decodeCbor(fromHex(`${'81'.repeat(16)}00`))).not.toThrow();
  });
});
