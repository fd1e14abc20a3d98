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
