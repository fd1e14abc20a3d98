import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';
import { isLanguageCode } from '#renderer/i18n/languages.ts';
import { isPalette, type PalettePort } from '#renderer/ui/theme/palette.ts';
import { PaletteProvider } from '#renderer/ui/theme/palette-provider.tsx';
import { TimeProvider } from '#renderer/ui/time/time-provider.tsx';
import { StartBoundary } from '../start-boundary.tsx';
import { SAMPLE_NOW } from './sample-time.ts';
import { SCENES } from './scenes.tsx';

/** For tests and for looking: `gallery.html?scene=assets&palette=night&lang=ru`. Nothing here is remembered. */
const asked = new URLSearchParams(location.search);
const palette = asked.get('palette');
const language = asked.get('lang');
const Scene = SCENES[asked.get('scene') ?? 'primitives'] ?? SCENES['primitives'];

const palettePort: PalettePort = { load: () => (isPalette(palette) ? palette : 'day'), save: () => {} };
const clock = { now: () => SAMPLE_NOW };
const root = document.getElementById('root');
if (root === null || Scene === undefined) throw new Error('gallery.html has no #root');

const i18n = await createI18n(isLanguageCode(language) ? language : 'en');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider i18n={i18n} port={{ load: () => null, save: () => {} }}>
      <PaletteProvider port={palettePort}>
        <StartBoundary i18n={i18n}>
          <TimeProvider clock={clock} shipOffsetMinutes={60}>
            <Scene />
          </TimeProvider>
        </StartBoundary>
      </PaletteProvider>
    </LanguageProvider>
  </StrictMode>,
);
