import { useEffect, useState } from 'react';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { loadContentTexts, loadProcedures, textFileOf } from '#renderer/i18n/load-content.ts';
import { type ContentTexts, contentText } from '#shared/domain/content/content-source.ts';
import type { Procedure } from '#shared/domain/content/procedure.ts';
import { useLoaded } from './use-loaded.ts';

/** The restore tests that come with the app; undefined while they load. */
export function useProcedures(): readonly Procedure[] | undefined {
  return useLoaded(loadProcedures);
}

export type ProcedureWords = {
  readonly procedure: Procedure;
  /** The sentence under a path: `title`, `step.install`. */
  readonly say: (path: string) => string;
};

/** A procedure with its words in the reader's language, English where a sentence is missing; undefined while it loads. */
export function useProcedure(id: string | null): ProcedureWords | null | undefined {
  const all = useProcedures();
  const { language } = useLanguage();
  const procedure = all?.find((each) => each.id === id);
  const [texts, setTexts] = useState<{ readonly of: string; readonly languages: readonly ContentTexts[] }>();
  const wanted = procedure === undefined ? null : `${procedure.id} ${language.code}`;
  useEffect(() => {
    if (procedure === undefined || wanted === null) return;
    let isWanted = true;
    const file = textFileOf(procedure);
    Promise.all([loadContentTexts(language.code, file), loadContentTexts('en', file)]).then(
      (languages) => {
        if (isWanted) setTexts({ of: wanted, languages });
      },
      (error) => reportError(error),
    );
    return () => {
      isWanted = false;
    };
  }, [procedure, wanted, language.code]);
  if (all === undefined) return undefined;
  if (procedure === undefined) return null;
  if (texts?.of !== wanted) return undefined;
  return { procedure, say: (path) => contentText(texts.languages, path) ?? path };
}
