import { expect, test } from 'vitest';
import { monthEnds } from './month-ends.ts';

test('the ends of the months before, over the year’s end and leap days, and now', () => {
  const now = Date.parse('2028-03-30T10:00:00Z');
  expect(monthEnds(now, 4).map((at) => new Date(at).toISOString())).toEqual([
    '2027-12-31T23:59:59.999Z',
    '2028-01-31T23:59:59.999Z',
    '2028-02-29T23:59:59.999Z',
    '2028-03-30T10:00:00.000Z',
  ]);
});
