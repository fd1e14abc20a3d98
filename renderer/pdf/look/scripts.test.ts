import { expect, test } from 'vitest';
import { breaksOf, directionOf, drawnText, familiesOfText } from './scripts.ts';

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

test.each([
  ['船时 14:02，ECDIS', 'Noto Sans SC'],
  ['T+6 ड्रिल', 'Noto Sans Devanagari'],
  ['ECDIS حاسوب', 'Vazirmatn'],
  ['Theo lịch 14:02', 'Noto Sans'],
])('"%s" takes figures and Latin words from %s, so no family ends inside a word', (text, first) => {
  expect(familiesOfText(text)[0]).toBe(first);
});

test('a Chinese line never begins with a closing mark, nor ends inside a figure', () => {
  const parts = breaksOf('在14:02，船用USB存储器').filter((part) => part !== '');
  expect(parts).toEqual(['在', '14:02，', '船', '用', 'USB', '存', '储', '器']);
});

test('letters come composed: each has a sign of its own', () => {
  expect(drawnText('li\u0323ch')).toBe('l\u1ecbch');
});
