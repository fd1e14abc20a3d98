import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { offeredLanguages } from '#renderer/i18n/load-texts.ts';
import { registerFonts } from '#renderer/pdf/make/fonts.ts';
import { renderPdf } from '#renderer/pdf/make/render.tsx';
import { PAPER_KINDS, type PaperKind } from '#renderer/pdf/model/paper.ts';
import { FilledRecords } from './filled-records.ts';
import { missingFields } from './missing-fields.ts';
import { nodeContext } from './node-context.ts';
import { NODE_FONTS } from './node-fonts.ts';
import { framesOf } from './page-frames.ts';
import { flowingText, pdfPages } from './pdf-text.ts';
import { SAMPLE_QUOTES, SAMPLES } from './sample-papers.ts';
import { SAMPLE_LANGUAGES } from './sample-texts.ts';

export type SampleFigures = {
  readonly files: number;
  readonly kinds: number;
  readonly languages: number;
  readonly fieldsMissing: number;
};

/** Scripts that people write in although the app has no such language yet: one document each, under English labels. */
const SCRIPTS_IN: PaperKind = 'reportNote';

/** Every kind of document in every language, with records in which each field is filled in. */
export async function writeSamples(write: (name: string, pdf: Uint8Array) => void): Promise<SampleFigures> {
  registerFonts(NODE_FONTS);
  const languages = offeredLanguages();
  let files = 0;
  let fieldsMissing = 0;

  async function one(kind: PaperKind, labels: LanguageCode, typed: string, name: string): Promise<void> {
    const filled = new FilledRecords(typed);
    const context = await nodeContext(labels, filled.titleOf, SAMPLE_QUOTES[kind]);
    const made = await SAMPLES[kind](context, filled);
    const pdf = await renderPdf([made.paper]);
    const pages = await pdfPages(pdf);
    const text = flowingText(pages, framesOf(made.paper, pages.length));
    const missing = missingFields(context, made.records, text);
    for (const field of missing) process.stderr.write(`${name}: ${field}\n`);
    fieldsMissing += missing.length;
    write(`${name}.pdf`, pdf);
    files++;
  }

  for (const language of languages)
    for (const kind of PAPER_KINDS) await one(kind, language, language, `${kind}-${language}`);
  for (const typed of SAMPLE_LANGUAGES)
    if (!languages.some((code) => code === typed)) await one(SCRIPTS_IN, 'en', typed, `script-${typed}`);
  return { files, kinds: PAPER_KINDS.length, languages: languages.length, fieldsMissing };
}
