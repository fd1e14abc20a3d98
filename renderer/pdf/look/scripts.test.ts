import { expect, test } from 'vitest';
import { directionOf } from './scripts.ts';

test.each([
  ['ltr', 'ECDIS did not start', 'ltr'],
  ['ltr', 'بدأ ECDIS', 'rtl'],
  ['ltr', 'ECDIS حاسوب', 'ltr'],
  ['rtl', 'D-40 هل توجد طريقة لملاحظة الأحداث؟', 'rtl'],
  ['rtl', 'T+6', 'ltr'],
  ['rtl', 'MV Test Pioneer · IMO 9074729', 'ltr'],
  ['rtl', 'The pilot Ahmed (أحمد) left the bridge at 14:20.', 'ltr'],
] as const)('on a page that runs %s, "%s" runs %s', (page, text, runs) => {
  expect(directionOf(text, page)).toBe(runs);
});
