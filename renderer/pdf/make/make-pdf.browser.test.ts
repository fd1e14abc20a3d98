import { expect, test } from 'vitest';
import type { Paper } from '../model/paper.ts';
import { openPdfMaker } from './make-pdf.ts';

function paperWith(rows: number, language = 'en'): Paper {
  return {
    kind: 'drillRecord',
    language,
    direction: 'ltr',
    title: 'Drill record',
    subject: 'S01 Ransomware · Программа-вымогатель · 勒索软件演习 · क्षत्रिय · تمرين',
    number: 'DRL-TP-A-0001',
    ship: 'MV Test Pioneer · IMO 9074729',
    printed: 'Printed now',
    watermark: 'DRILL',
    remarks: [],
    digest: 'a'.repeat(64),
    sections: [
      {
        title: 'Steps',
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'No.', width: 1 },
              { title: 'Text', width: 5 },
            ],
            rows: Array.from({ length: rows }, (_, at) => ({
              cells: [String(at), `Line ${at} of the table with some words in it`],
            })),
            empty: 'nothing',
          },
        ],
      },
    ],
    words: { page: 'Page {n} of {m}', digest: 'SHA-256', machineText: null },
  };
}

test('a PDF is made in a worker while the page goes on drawing', async () => {
  const maker = openPdfMaker();
  let frames = 0;
  let longestMs = 0;
  let last = performance.now();
  let isRunning = true;
  const tick = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    frames++;
    if (isRunning) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const began = performance.now();
  const made = await maker.make([paperWith(300)]);
  isRunning = false;
  expect(made.ok).toBe(true);
  if (!made.ok) return;
  expect(new TextDecoder().decode(made.value.slice(0, 5))).toBe('%PDF-');
  console.info(made.value.length, 'bytes', performance.now() - began, 'ms', frames, 'frames, longest', longestMs);
  expect(frames).toBeGreaterThan(3);
  maker.close();
});

test('closing stops a document in the middle, which said until then how far it was', async () => {
  const maker = openPdfMaker();
  const begun = Promise.withResolvers<number>();
  const making = maker.make([paperWith(5000)], begun.resolve);
  expect(await begun.promise).toBeLessThan(0.1);
  maker.close();
  expect(await making).toMatchObject({ ok: false, error: { code: 'paper/cancelled' } });
});
