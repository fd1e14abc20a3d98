import type { i18n } from 'i18next';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import type { Paper } from '#renderer/pdf/model/paper.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { GATHER } from './gather/papers.ts';
import { titlesOf } from './gather/references.ts';
import type { PaperOrder, PaperSource } from './gather/source.ts';
import { type PaperFacts, paperContext } from './paper-context.ts';

export type PaperMaker = {
  readonly source: PaperSource;
  /** The app's own texts. */
  readonly texts: i18n;
  readonly language: LanguageCode;
  readonly facts: Omit<PaperFacts, 'titleOf'>;
};

/** `record/unknown`: there is no such record, or it is not for paper. */
export async function makePaper(maker: PaperMaker, order: PaperOrder): Promise<Result<Paper>> {
  const { source, texts, language, facts } = maker;
  const gathered = await GATHER[order.kind](source, order.record ?? '');
  if (!gathered) return fail('record/unknown');
  const titleOf = await titlesOf(source, gathered.rows, language);
  const contextIn = (code: LanguageCode) => paperContext(texts, code, gathered, { ...facts, titleOf });
  const other = gathered.others?.find((code) => code !== language);
  const [context, second] = [await contextIn(language), other === undefined ? null : await contextIn(other)];
  return ok(gathered.build(context, second));
}
