import { useEffect, useState } from 'react';

/** The voice that reads a language; null: this PC has none. Voices arrive late in some browsers. */
export function useVoice(language: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(() => voiceFor(language));
  useEffect(() => {
    const look = () => setVoice(voiceFor(language));
    look();
    const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
    synthesis?.addEventListener?.('voiceschanged', look);
    return () => synthesis?.removeEventListener?.('voiceschanged', look);
  }, [language]);
  return voice;
}

/** Only voices of this PC: one from a server would send the text away. */
function voiceFor(language: string): SpeechSynthesisVoice | null {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  const [base = ''] = language.split('-');
  const fits = synthesis?.getVoices().filter(({ lang, localService }) => localService && lang.startsWith(base)) ?? [];
  return fits.find((each) => each.lang === language) ?? fits[0] ?? null;
}

/** Slowly, as it is read to somebody who writes it down. What is being read stops. */
export function readAloud(text: string, voice: SpeechSynthesisVoice, onEnd: () => void): void {
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  spoken.rate = 0.85;
  spoken.addEventListener('end', onEnd);
  spoken.addEventListener('error', onEnd);
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(spoken);
}

export function stopReading(): void {
  window.speechSynthesis.cancel();
}
