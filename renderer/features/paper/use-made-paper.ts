import { useEffect, useState } from 'react';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { isDrawable } from '#renderer/pdf/look/scripts.ts';
import { openPdfMaker } from '#renderer/pdf/make/make-pdf.ts';
import { type Paper, textsOf } from '#renderer/pdf/model/paper.ts';
import { type AppError, fail } from '#shared/base/result.ts';
import type { PaperOrder } from './gather/source.ts';
import { makePaper } from './make-paper.ts';
import { usePaperMaker } from './use-paper-maker.ts';

export type MadePaper = {
  readonly paper: Paper | null;
  readonly pdf: Uint8Array<ArrayBuffer> | null;
  /** False: only a browser engine draws its script right, so there is no PDF of ours. */
  readonly isDrawable: boolean;
  readonly error: AppError | null;
};

const NOTHING: MadePaper = { paper: null, pdf: null, isDrawable: true, error: null };

/** The document of an order in a language, made anew when either changes; what is no longer wanted is stopped. */
export function useMadePaper(order: PaperOrder | undefined, language: LanguageCode): MadePaper {
  const makerFor = usePaperMaker();
  const [made, setMade] = useState(NOTHING);
  const { kind, record } = order ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is at work does not change under a dialog
  useEffect(() => {
    let isWanted = true;
    const show = (next: MadePaper) => {
      if (isWanted) setMade(next);
    };
    setMade(NOTHING);
    const pdf = openPdfMaker();
    async function run() {
      if (kind === undefined) return;
      const paper = await makePaper(makerFor(language), { kind, ...(record === undefined ? {} : { record }) });
      if (!paper.ok) return show({ ...NOTHING, error: paper.error });
      const drawable = isDrawable(textsOf(paper.value));
      show({ ...NOTHING, paper: paper.value, isDrawable: drawable });
      if (!drawable) return;
      const result = await pdf.make([paper.value]);
      show({
        ...NOTHING,
        paper: paper.value,
        pdf: result.ok ? result.value : null,
        error: result.ok ? null : result.error,
      });
    }
    run().catch((cause: unknown) => show({ ...NOTHING, error: fail('paper/failed', { cause: String(cause) }).error }));
    return () => {
      isWanted = false;
      pdf.close();
    };
  }, [kind, record, language]);
  return made;
}
