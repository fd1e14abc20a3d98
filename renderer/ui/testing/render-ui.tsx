import type { ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import type { Clock } from '#shared/base/ports.ts';
import { PaletteProvider } from '../theme/palette-provider.tsx';
import { TimeProvider } from '../time/time-provider.tsx';

type UiOptions = {
  readonly language?: LanguageCode;
  readonly clock?: Clock;
  readonly shipOffsetMinutes?: number;
};

/** For browser tests: draws a part as the app does, with texts, palette and time; nothing is remembered. */
export async function renderUi(part: ReactNode, { language = 'en', clock, shipOffsetMinutes }: UiOptions = {}) {
  const i18n = await createI18n(language);
  return render(
    <LanguageProvider i18n={i18n} port={{ load: () => null, save: () => {} }}>
      <PaletteProvider port={{ load: () => 'day', save: () => {} }}>
        <TimeProvider {...(clock ? { clock } : {})} shipOffsetMinutes={shipOffsetMinutes ?? null}>
          {part}
        </TimeProvider>
      </PaletteProvider>
    </LanguageProvider>,
  );
}
