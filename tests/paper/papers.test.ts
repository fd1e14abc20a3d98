import { beforeAll, describe, expect, test } from 'vitest';
import { offeredLanguages } from '#renderer/i18n/load-texts.ts';
import { drawnText } from '#renderer/pdf/look/scripts.ts';
import { registerFonts } from '#renderer/pdf/make/fonts.ts';
import { renderPdf } from '#renderer/pdf/make/render.tsx';
import { framed, noteBlock } from '#renderer/pdf/model/frame.ts';
import { actionListPaper, assetInspectorPaper, assetInventoryPaper } from '#renderer/pdf/model/lists.ts';
import { PAPER_KINDS, type Paper } from '#renderer/pdf/model/paper.ts';
import { FilledRecords } from './filled-records.ts';
import { missingFields } from './missing-fields.ts';
import { nodeContext } from './node-context.ts';
import { NODE_FONTS } from './node-fonts.ts';
import { framesOf } from './page-frames.ts';
import { flowingText, pdfPages, readPages, says, squeezed, wordsOverWords } from './pdf-text.ts';
import { readableTexts } from './readable-texts.ts';
import { SAMPLE_QUOTES, SAMPLES } from './sample-papers.ts';

beforeAll(() => registerFonts(NODE_FONTS));

describe.each(offeredLanguages())('in %s', (language) => {
  test.each(PAPER_KINDS)('no filled field of any record is missing from the PDF of a %s', async (kind) => {
    const filled = new FilledRecords(language);
    const context = await nodeContext(language, filled.titleOf, SAMPLE_QUOTES[kind]);
    const made = await SAMPLES[kind](context, filled);
    const { paper, records } = made;
    const read = await readPages(await renderPdf([paper]));
    const pages = read.map(({ text }) => text);
    const text = flowingText(pages, framesOf(paper, pages.length));
    expect(missingFields(context, records, text)).toEqual([]);
    expect(wordsOverWords(read, paper.watermark)).toEqual([]);
    // Whatever else the model says, the labels among it, is drawn too.
    const all = squeezed(pages.join(''));
    const undrawn = readableTexts(paper).filter((part) => !says(text, drawnText(part)) && !says(all, drawnText(part)));
    expect(undrawn).toEqual([]);
    pages.forEach((page, at) => {
      const said = squeezed(page);
      expect(says(said, context.say('page', { n: at + 1, m: pages.length }))).toBe(true);
      if (paper.digest !== null) expect(said).toContain(paper.digest);
      if (paper.watermark !== null) expect(said).toContain(paper.watermark);
      if (!context.isReviewed) expect(says(said, context.say('machineText'))).toBe(true);
    });
  });
});

test('a value that is left out of the PDF is noticed', async () => {
  const filled = new FilledRecords();
  const context = await nodeContext('en', filled.titleOf, SAMPLE_QUOTES.reportNote);
  const made = await SAMPLES.reportNote(context, filled);
  const sections = made.paper.sections.slice(0, -3);
  const pages = await pdfPages(await renderPdf([{ ...made.paper, sections }]));
  const text = flowingText(pages, framesOf(made.paper, pages.length));
  expect(missingFields(context, made.records, text).length).toBeGreaterThan(5);
});

test('no sign is lost that was a part of another one before', async () => {
  const filled = new FilledRecords();
  const context = await nodeContext('en', filled.titleOf);
  const saying = (text: string) =>
    framed(context, { kind: 'reportNote', sections: [{ title: text, blocks: [noteBlock(text)] }] });
  // The initial khah is the hah with a dot.
  await renderPdf([saying('خرائط خطر')]);
  const said = (await pdfPages(await renderPdf([saying('حدث حاسوب')]))).join(' ');
  for (const word of ['حدث', 'حاسوب']) expect(says(squeezed(said), word)).toBe(true);
});

test('a photo is drawn, small; one that is not here is said', async () => {
  const filled = new FilledRecords();
  const context = await nodeContext('en', filled.titleOf);
  const { paper } = await SAMPLES.reportNote(context, filled);
  const { paper: list } = await SAMPLES.actionList(context, filled);
  const without = { ...paper, sections: paper.sections.filter(({ title }) => title !== context.say('section.photos')) };
  const images = async (of: Paper) =>
    [
      ...Buffer.from(await renderPdf([of]))
        .toString('latin1')
        .matchAll(/\/Subtype \/Image/g),
    ].length;
  expect(await images(paper)).toBe(1);
  expect(await images(list)).toBe(1);
  expect(await images(without)).toBe(0);
  expect(squeezed((await pdfPages(await renderPdf([paper]))).join(''))).toContain(
    squeezed(context.say('photoNotShown')),
  );
});

test('each paragraph keeps the font and the direction of its script, a remark on an English page too', async () => {
  const context = await nodeContext('en', () => null);
  const remark = 'Second officer:\nECDIS لم يعمل بعد إعادة التشغيل\n引航员说：“请拔掉网线。”\nЗаписал Петров';
  const sections = [{ title: null, blocks: [{ kind: 'prose' as const, label: 'Remark', text: remark }] }];
  const pdf = await renderPdf([framed(context, { kind: 'reportNote', sections })]);
  const said = squeezed((await pdfPages(pdf)).join(' '));
  for (const line of remark.split('\n')) expect(says(said, line)).toBe(true);
  const fonts = Buffer.from(pdf)
    .toString('latin1')
    .match(/\+(NotoSansSC|Vazirmatn|NotoSans)-Regular/g);
  expect(new Set(fonts).size).toBe(3);
});

test('Hindi keeps the first letter of a word whose font takes it apart', async () => {
  const context = await nodeContext('hi', () => null);
  const sections = [{ title: null, blocks: [{ kind: 'prose' as const, label: 'x', text: 'ई-मेल ऐप' }] }];
  const said = (await pdfPages(await renderPdf([framed(context, { kind: 'reportNote', sections })]))).join(' ');
  for (const letter of ['ई', 'ऐ']) expect(said).toContain(letter);
});

test('photos beyond what a document may have are counted, and stand in the list of files', async () => {
  const filled = new FilledRecords();
  const context = await nodeContext('en', filled.titleOf);
  const action = filled.record('action');
  const files = [1, 2, 3].map(() => filled.record('attachment', {}, action));
  const photos = new Map(files.map(({ id }, at) => [id, at === 0 ? null : ('tooMany' as const)]));
  const texts = readableTexts(actionListPaper(context, { actions: [action], files, photos }));
  expect(texts).toContain(context.say('photosMore', { count: 2 }));
  expect(texts.filter((text) => text === context.say('photoNotShown'))).toHaveLength(1);
  for (const file of files) expect(texts).toContain(String(file.values['name']));
});

test('the inspector sees no connection data', async () => {
  const filled = new FilledRecords();
  const context = await nodeContext('en', filled.titleOf);
  const asset = filled.record('asset', { ipAddresses: ['10.20.30.40'], switchPort: 'SW1/7' });
  const whole = readableTexts(assetInventoryPaper(context, [asset])).join('\n');
  expect(whole).toContain('10.20.30.40');
  const inspector = readableTexts(assetInspectorPaper(context, [asset])).join('\n');
  for (const secret of ['10.20.30.40', 'SW1/7', context.words.label('asset', 'ipAddresses')])
    expect(inspector).not.toContain(secret);
  expect(inspector).toContain(context.say('restrictedOut'));
});
