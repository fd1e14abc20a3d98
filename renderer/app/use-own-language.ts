import { useEffect, useRef } from 'react';
import { useSession } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { isLanguageCode } from '#renderer/i18n/languages.ts';

/** Whoever unlocks reads in their own language, where they have one; the bar changes it for now. */
export function useOwnLanguage(): void {
  const { person } = useSession();
  const { language, setLanguage, offered } = useLanguage();
  const shownFor = useRef<string | null>(null);
  const who = person?.record ?? null;
  const own = person?.uiLanguage ?? null;
  useEffect(() => {
    if (shownFor.current === who) return;
    shownFor.current = who;
    const isOffered = isLanguageCode(own) && offered.some(({ code }) => code === own);
    if (isOffered && own !== language.code) void setLanguage(own);
  }, [who, own, offered, language.code, setLanguage]);
}
