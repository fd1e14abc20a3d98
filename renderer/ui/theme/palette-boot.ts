import { applyPalette, localPalettePort } from './palette.ts';

// Imported first of all by the entry: the palette is on the page before anything is drawn.
applyPalette(localPalettePort.load() ?? 'day');
