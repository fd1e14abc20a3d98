import { beforeAll, expect, test } from 'vitest';
import { registerFonts } from '#renderer/pdf/make/fonts.ts';
import { renderPdf } from '#renderer/pdf/make/render.tsx';
import { framed } from '#renderer/pdf/model/frame.ts';
import type { PaperBlock } from '#renderer/pdf/model/paper.ts';
import { nodeContext } from './node-context.ts';
import { NODE_FONTS } from './node-fonts.ts';
import { linesOutside, readPages } from './pdf-text.ts';

beforeAll(() => registerFonts(NODE_FONTS));

/** About a page and a half of words, and one that no cell is wide enough for. */
const WORDS = `${'The relief found the screen dark and called the Master at once. '.repeat(160)}${'x'.repeat(400)}`;
const HAN = '值班驾驶员发现电子海图显示信息系统黑屏，立即报告船长并改用纸质海图。'.repeat(110);
const HINDI = 'प्रहरी अधिकारी ने स्क्रीन को काला पाया और तुरंत कप्तान को बताया। '.repeat(120);
const ARABIC = 'وجد ضابط المناوبة الشاشة سوداء فأبلغ الربان فورًا واستخدم الخرائط الورقية. '.repeat(110);

const blocks = (long: string): Readonly<Record<string, PaperBlock>> => ({
  facts: {
    kind: 'facts',
    items: [
      { label: 'Where', value: long },
      { label: 'Who', value: 'Master' },
    ],
  },
  labels: { kind: 'facts', items: [{ label: long.slice(0, 300), value: 'Master' }] },
  prose: { kind: 'prose', label: 'What', text: long },
  table: {
    kind: 'table',
    columns: [
      { title: 'No.', width: 1 },
      { title: 'Text', width: 3 },
      { title: 'Other', width: 4 },
    ],
    rows: [{ cells: ['1', long, 'short'], more: [{ label: 'More', value: long }] }],
    empty: '',
  },
  narrow: {
    kind: 'table',
    columns: [
      { title: 'No.', width: 1 },
      { title: 'Text', width: 1 },
      { title: 'Other', width: 8 },
    ],
    rows: Array.from({ length: 3 }, () => ({ cells: ['1', long.slice(0, 700), 'short'] })),
    empty: '',
  },
  steps: {
    kind: 'steps',
    boxes: true,
    items: [
      { no: '1', text: long, detail: long },
      { no: '2', text: 'short' },
    ],
  },
  signatures: {
    kind: 'signatures',
    items: [{ meaning: 'Approved', name: 'A', as: 'Master', at: 'now', state: 'valid', remark: long }],
    empty: '',
  },
  lines: {
    kind: 'table',
    columns: [{ title: 'Text', width: 1 }],
    rows: [
      { cells: [Array.from({ length: 70 }, (_, at) => long.slice(at, at + 9)).join('\n')] },
      { cells: [long.slice(0, 3900)] },
    ],
    empty: '',
  },
  signHere: { kind: 'signHere', items: [long.slice(0, 400)] },
  note: { kind: 'note', text: long },
});

const LANGUAGES = [
  ['en', WORDS],
  ['zh-Hans', HAN],
  ['hi', HINDI],
  ['ar', ARABIC],
] as const;
const CASES = LANGUAGES.flatMap(([code, long]) =>
  Object.entries(blocks(long)).map(([name, block]) => [code, name, block] as const),
);

test.each(CASES)('in %s, a text of pages in %s stays within its pages', async (code, _name, block) => {
  const context = await nodeContext(code, () => null);
  const paper = framed(context, { kind: 'reportNote', sections: [{ title: 'Section', blocks: [block] }] });
  expect(linesOutside(await readPages(await renderPdf([paper])))).toEqual([]);
});

test('on an Arabic page English sentences begin at the left, what stands in cells stays at the side of its column', async () => {
  const context = await nodeContext('ar', () => null);
  const columns = [
    { title: 'رقم', width: 1 },
    { title: 'النص', width: 4 },
  ];
  const sections = [
    {
      title: null,
      blocks: [
        { kind: 'note' as const, text: 'Say DRILL.' },
        { kind: 'prose' as const, label: 'ملاحظة', text: 'The relief came.\nقال الربان' },
        { kind: 'table' as const, columns, rows: [{ cells: ['12', 'Cell in English'] }], empty: '' },
      ],
    },
  ];
  const [page] = await readPages(await renderPdf([framed(context, { kind: 'reportNote', sections })]));
  const placeOf = (text: string) => page?.drawn.find((each) => each.text.startsWith(text));
  expect(placeOf('Say DRILL')?.x).toBeLessThan(60);
  expect(placeOf('The relief')?.x).toBeLessThan(60);
  for (const text of ['12', 'Cell']) expect(placeOf(text)?.x).toBeGreaterThan(300);
});
