import { useState } from 'react';
import { useWorkspace } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import type { Language, LanguageCode } from '#renderer/i18n/languages.ts';

type PrintLanguage = {
  readonly language: LanguageCode;
  readonly choose: (code: LanguageCode) => void;
  readonly offered: readonly Language[];
};

/** The language of one print: the ship's setting for prints, else that of the screen; another one for this time. */
export function usePrintLanguage(): PrintLanguage {
  const { info } = useWorkspace();
  const { language: screen, offered } = useLanguage();
  const [chosen, choose] = useState<LanguageCode | null>(null);
  const set = offered.find(({ code }) => code === info?.printLanguage);
  return { language: chosen ?? set?.code ?? screen.code, choose, offered };
}
