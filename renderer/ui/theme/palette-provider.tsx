import { MantineProvider } from '@mantine/core';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { cssVariables } from './css-variables.ts';
import { applyPalette, localPalettePort, type Palette, type PalettePort, schemeOf } from './palette.ts';
import { theme } from './theme.ts';
import './mantine.css';
import './tokens.generated.css';
import './fonts.css';
import './base.css';

type PaletteState = { readonly palette: Palette; readonly setPalette: (palette: Palette) => void };

const PaletteContext = createContext<PaletteState | null>(null);

/** The palette in use and how to change it. */
export function usePalette(): PaletteState {
  const state = useContext(PaletteContext);
  if (state === null) throw new Error('usePalette needs a PaletteProvider above it');
  return state;
}

type PaletteProviderProps = {
  readonly children: ReactNode;
  /** Where the choice is kept; the browser's local storage by default. */
  readonly port?: PalettePort;
};

/** The theme of the whole app: Mantine on OpenBridge's variables, in the palette that this device last used. */
export function PaletteProvider({ children, port = localPalettePort }: PaletteProviderProps) {
  const [palette, choose] = useState<Palette>(() => port.load() ?? 'day');
  useLayoutEffect(() => applyPalette(palette), [palette]);
  const state = useMemo<PaletteState>(
    () => ({
      palette,
      setPalette: (next) => {
        port.save(next);
        choose(next);
      },
    }),
    [palette, port],
  );
  return (
    <PaletteContext value={state}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={schemeOf(palette)}>
        {children}
        <div id="layers" />
      </MantineProvider>
    </PaletteContext>
  );
}
