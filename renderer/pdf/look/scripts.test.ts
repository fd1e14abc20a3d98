import { expect, test } from 'vitest';
import { breaksOf, directionOf, drawnText, familiesOfText, scriptTagOf } from './scripts.ts';

test.each([
  ['ltr', 'ECDIS did not start', 'ltr'],
  ['ltr', 'بدأ ECDIS', 'rtl'],
  ['ltr', 'ECDIS حاسوب', 'ltr'],
  ['rtl', 'D-40 هل توجد طريقة لملاحظة الأحداث؟', 'rtl'],
  ['rtl', 'T+6', 'ltr'],
  ['rtl', 'MV Test Pioneer · IMO 9074729', 'ltr'],
  ['ltr', 'ECDIS لم يعمل بعد إعادة التشغيل', 'rtl'],
  ['ltr', '引航员说 أحمد 已离开驾驶台', 'ltr'],
  ['rtl', 'The pilot Ahmed (أحمد) left the bridge at 14:20.', 'ltr'],
] as const)('on a page that runs %s, "%s" runs %s', (page, text, runs) => {
  expect(directionOf(text, page)).toBe(runs);
});

test.each([
  ['en', 'ECDIS did not start', null],
  ['en', 'ECDIS 无法启动', 'zh-Hans'],
  ['en', 'ECDIS لم يعمل بعد إعادة التشغيل', 'und-Arab'],
  ['en', 'ईसीडीआईएस चालू नहीं हुआ', 'und-Deva'],
  ['ru', 'ECDIS did not start', 'und-Latn'],
  ['ru', 'ЭКНИС не запустилась', null],
  ['zh-Hans', 'ECDIS 无法启动', null],
  ['zh-Hans', 'スイッチを切った', 'ja'],
  ['ar', '14:20', null],
] as const)('on a page in %s, "%s" is marked %s', (page, text, tag) => {
  expect(scriptTagOf(text, page)).toBe(tag);
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

test.each([
  ['他说：“请拔掉网线。”然后离开', ['他', '说：', '“请', '拔', '掉', '网', '线。”', '然', '后', '离', '开']],
  ['检查（USB）《安全手册》', ['检', '查', '（USB）', '《安', '全', '手', '册》']],
  ['「開始」——停止……', ['「開', '始」——', '停', '止……']],
  ['拔掉（见“图1”）', ['拔', '掉', '（见', '“图', '1”）']],
  ['余量50％、约￥300', ['余', '量', '50％、', '约', '￥300']],
] as const)('kinsoku: "%s" breaks only where a line may begin and end', (text, parts) => {
  expect(breaksOf(text).filter((part) => part !== '')).toEqual(parts);
  for (const part of parts) {
    expect(part).not.toMatch(/^[、。，：；？！）】》」』”’…—％]/);
    expect(part).not.toMatch(/[（【《「『“‘￥]$/);
  }
});

test('an opening mark before Latin letters, which the library takes for another word, lets no line end', () => {
  expect(breaksOf('日志中，“').slice(-2)).toEqual(['', '“']);
  expect(breaksOf('(')).toEqual(['(']);
});

test('letters come composed: each has a sign of its own', () => {
  expect(drawnText('li\u0323ch')).toBe('l\u1ecbch');
});
