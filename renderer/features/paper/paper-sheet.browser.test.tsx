import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { Paper } from '#renderer/pdf/model/paper.ts';
import { PaperSheet } from './paper-sheet.tsx';

const REMARK = 'The cable was pulled.\nECDIS لم يعمل بعد إعادة التشغيل\n引航员说：“请拔掉网线。”';

function paper(): Paper {
  return {
    kind: 'reportNote',
    language: 'en',
    direction: 'ltr',
    title: 'Note',
    subject: null,
    number: null,
    ship: 'MV Test Pioneer',
    printed: 'Printed now',
    watermark: null,
    remarks: [],
    digest: null,
    sections: [{ title: null, blocks: [{ kind: 'prose', label: 'Remark', text: REMARK }] }],
    words: { page: 'Page {n} of {m}', digest: 'SHA-256', machineText: null },
  };
}

test('each paragraph that was typed has the language and the direction of its own script', async () => {
  const screen = await render(<PaperSheet paper={paper()} isShown />);
  const marks = REMARK.split('\n').map((text) => {
    const typed = screen.getByText(text).first().element();
    return [typed.getAttribute('lang'), typed.getAttribute('dir')];
  });
  expect(marks).toEqual([
    [null, 'ltr'],
    ['und-Arab', 'rtl'],
    ['zh-Hans', 'ltr'],
  ]);
});

test('on an Arabic page English sentences begin at the left, figures in cells stay under their head at the right', async () => {
  const columns = [
    { title: 'رقم', width: 1 },
    { title: 'النص', width: 4 },
  ];
  const table = { kind: 'table' as const, columns, rows: [{ cells: ['12', 'Cell in English'] }], empty: '' };
  const note = { kind: 'note' as const, text: 'Say DRILL.' };
  const facts = {
    kind: 'facts' as const,
    items: [
      { label: 'متى', value: '14:20' },
      { label: 'متى', value: '15:20' },
    ],
  };
  const arabic = { ...paper(), language: 'ar', direction: 'rtl' as const };
  const sections = [{ title: null, blocks: [table, note, facts] }];
  const screen = await render(<PaperSheet paper={{ ...arabic, sections }} isShown />);
  const sideOf = (text: string) => getComputedStyle(screen.getByText(text).first().element()).textAlign;
  expect(['12', 'Cell in English', '14:20', '15:20'].map(sideOf)).toEqual(['right', 'right', 'right', 'right']);
  // The start of a line that runs from left to right.
  expect(sideOf('Say DRILL.')).toBe('start');
});
