/** The four light conditions of a bridge. */
export const PALETTES = ['bright', 'day', 'dusk', 'night'] as const;

export type Palette = (typeof PALETTES)[number];

export function isPalette(value: unknown): value is Palette {
  return PALETTES.some((palette) => palette === value);
}

/** What Mantine and the browser's own parts (scroll bars, pickers) follow. */
export function schemeOf(palette: Palette): 'light' | 'dark' {
  return palette === 'dusk' || palette === 'night' ? 'dark' : 'light';
}

/** Where the choice is remembered. */
export type PalettePort = {
  readonly load: () => Palette | null;
  readonly save: (palette: Palette) => void;
};

const KEY = 'bulwark.palette';

/** Remembers on this device, not per person: the light on the bridge is the same for all. */
export const localPalettePort: PalettePort = {
  load: () => {
    try {
      const stored = localStorage.getItem(KEY);
      return isPalette(stored) ? stored : null;
    } catch {
      return null; // storage may be refused; the palette then starts as day
    }
  },
  save: (palette) => {
    try {
      localStorage.setItem(KEY, palette);
    } catch {
      // the palette still changes, it is only not remembered
    }
  },
};

/** Puts a palette on the page; also called before React starts, so that no white frame is ever shown at night. */
export function applyPalette(palette: Palette): void {
  const page = document.documentElement;
  page.dataset['obcTheme'] = palette;
  // The black that index.html starts with.
  page.style.removeProperty('background');
}
