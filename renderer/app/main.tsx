import '#renderer/ui/theme/palette-boot.ts';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/mini';
import { startData } from '#renderer/data/index.ts';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import { LanguageProvider, startLanguage } from '#renderer/i18n/language-provider.tsx';
import { applyPalette } from '#renderer/ui/theme/palette.ts';
import { PaletteProvider } from '#renderer/ui/theme/palette-provider.tsx';
import { App } from './app.tsx';
import { hostPalettePort, savedHostPalette } from './host.ts';
import { PlainError } from './shell/plain-error.tsx';
import { StartBoundary } from './shell/start-boundary.tsx';

// Compiled validators need eval, which the content security policy refuses.
config({ jitless: true });

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
const root = createRoot(place);

try {
  // The store opens while the texts load; `useWorkspace` says how far it is.
  void startData();
  const [i18n, palette] = await Promise.all([createI18n(startLanguage()), savedHostPalette()]);
  if (palette !== null) applyPalette(palette);
  root.render(
    <StrictMode>
      <LanguageProvider i18n={i18n}>
        <PaletteProvider port={hostPalettePort(palette)}>
          <StartBoundary i18n={i18n}>
            <Suspense>
              <App />
            </Suspense>
          </StartBoundary>
        </PaletteProvider>
      </LanguageProvider>
    </StrictMode>,
  );
} catch (error) {
  root.render(<PlainError error={error} onAgain={() => location.reload()} />);
}
