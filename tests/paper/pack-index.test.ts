import { expect, test } from 'vitest';
import { registerFonts } from '#renderer/pdf/make/fonts.ts';
import { renderPdf } from '#renderer/pdf/make/render.tsx';
import { packIndexPaper, registerPaper } from '#renderer/pdf/model/pack.ts';
import { FilledRecords } from './filled-records.ts';
import { nodeContext } from './node-context.ts';
import { NODE_FONTS } from './node-fonts.ts';
import { pdfPages, squeezed } from './pdf-text.ts';

test('the index names the page on which each part begins', async () => {
  registerFonts(NODE_FONTS);
  const filled = new FilledRecords();
  const context = await nodeContext('en', filled.titleOf, { showsRestricted: false });
  const registers = (['document', 'incident', 'drill', 'vendorSession'] as const).map((collection, at) => {
    const rows = Array.from({ length: 3 + at * 4 }, () => filled.record(collection));
    return registerPaper(context, collection, rows);
  });
  const papers = registers.map((paper, at) => ({ ...paper, title: `${at + 1}. ${paper.title}` }));
  const parts = registers.map(({ title, subject }) => ({ title, entries: subject ?? '' }));
  const pages = await pdfPages(
    await renderPdf([packIndexPaper(context, { period: '2026', parts, files: 3, withLog: false }), ...papers]),
  );
  const [index = ''] = pages.map(squeezed);
  const begins = papers.map(({ title }) => pages.findIndex((page) => squeezed(page).includes(squeezed(title))) + 1);
  expect(new Set(begins).size).toBe(papers.length);
  for (const [at, { title, entries }] of parts.entries())
    expect(index).toContain(squeezed(`${at + 1} ${title} ${entries} ${begins[at]}`));
});

test('a PDF in the making says how far it is: only forward, in each of its stages, up to the end', async () => {
  registerFonts(NODE_FONTS);
  const filled = new FilledRecords();
  const context = await nodeContext('en', filled.titleOf);
  const rows = Array.from({ length: 12 }, () => filled.record('drill'));
  const parts: number[] = [];
  await renderPdf([registerPaper(context, 'drill', rows)], (part) => parts.push(part));
  expect(parts).toEqual([...parts].sort((a, b) => a - b));
  for (const [from, to] of [
    [0, 0.3],
    [0.3, 0.6],
    [0.85, 1],
  ] as const)
    expect(parts.some((part) => part > from && part < to)).toBe(true);
  expect(parts.at(-1)).toBeGreaterThan(0.95);
  expect(parts.at(-1)).toBeLessThanOrEqual(1);
});
