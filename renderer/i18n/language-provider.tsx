import { DirectionProvider, useDirection } from '@mantine/core';
import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { isLanguageCode, type Language, type LanguageCode, languageOf, matchLanguage } from './languages.ts';
import { offeredLanguages } from './load-texts.ts';
import { showSource } from './source-beside.ts';

/** Where the choice is remembered. */
export type LanguagePort = {
  readonly load: () => LanguageCode | null;
  readonly save: (code: LanguageCode) => void;
};

const KEY = 'bulwark.language';

export const localLanguagePort: LanguagePort = {
  load: () => {
    try {
      const stored = localStorage.getItem(KEY);
      return isLanguageCode(stored) ? stored : null;
    } catch {
      return null;
    }
  },
  save: (code) => {
    try {
      localStorage.setItem(KEY, code);
    } catch {
      // the language still changes, it is only not remembered
    }
  },
};

/** The language to start in: the one chosen here before, else the best that the PC's own settings ask for. */
export function startLanguage(port: LanguagePort = localLanguagePort): LanguageCode {
  return port.load() ?? matchLanguage(navigator.languages, offeredLanguages());
}

type LanguageState = {
  readonly language: Language;
  /** Resolves when the texts are there and the page shows them; no restart. */
  readonly setLanguage: (code: LanguageCode) => Promise<void>;
  readonly offered: readonly Language[];
  /** The English text beside every other one, for whoever doubts a translation. */
  readonly isSourceShown: boolean;
  readonly setSourceShown: (isShown: boolean) => void;
};

const LanguageContext = createContext<LanguageState | null>(null);

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (state === null) throw new Error('useLanguage needs a LanguageProvider above it');
  return state;
}

function currentLanguage(instance: i18n): Language {
  return languageOf(isLanguageCode(instance.language) ? instance.language : 'en');
}

/** Keeps `<html lang dir>` and Mantine's own direction with the language. */
function PageDirection({ language }: { readonly language: Language }) {
  const { setDirection } = useDirection();
  useLayoutEffect(() => {
    document.documentElement.lang = language.code;
    document.documentElement.dir = language.dir;
    setDirection(language.dir);
  }, [language, setDirection]);
  return null;
}

type LanguageProviderProps = {
  /** From `createI18n`. */
  readonly i18n: i18n;
  readonly children: ReactNode;
  readonly port?: LanguagePort;
};

/** Texts, direction and the choice of language for everything below. Stands above the PaletteProvider. */
export function LanguageProvider({ i18n: instance, children, port = localLanguagePort }: LanguageProviderProps) {
  const [language, setShown] = useState(() => currentLanguage(instance));
  const [isSourceShown, setSourceShown] = useState(false);
  const state = useMemo<LanguageState>(
    () => ({
      language,
      setLanguage: async (code) => {
        await instance.changeLanguage(code);
        port.save(code);
        setShown(languageOf(code));
      },
      offered: offeredLanguages().map(languageOf),
      isSourceShown,
      setSourceShown: (isShown) => {
        showSource(instance, isShown);
        setSourceShown(isShown);
      },
    }),
    [instance, isSourceShown, language, port],
  );
  return (
    <I18nextProvider i18n={instance}>
      <DirectionProvider initialDirection={language.dir} detectDirection={false}>
        <PageDirection language={language} />
        <LanguageContext value={state}>{children}</LanguageContext>
      </DirectionProvider>
    </I18nextProvider>
  );
}
