import { expect, test } from 'vitest';
import { likelyLanguage, regionCodes } from './region-names.ts';

test('has the large registers and no region that is none', () => {
  const codes = regionCodes();
  for (const flag of ['PA', 'LR', 'MH', 'SG', 'MT', 'BS', 'RU', 'PH', 'CY', 'NO']) expect(codes).toContain(flag);
  for (const none of ['EU', 'UN', 'ZZ', 'SU', 'YU', 'UK']) expect(codes).not.toContain(none);
  expect(codes.length).toBeGreaterThan(230);
});

test.each([
  ['PA', 'es'],
  ['RU', 'ru'],
  ['LR', 'en'],
  ['', null],
  ['??', null],
])('the flag %s proposes %s', (flag, language) => {
  expect(likelyLanguage(flag)).toBe(language);
});
