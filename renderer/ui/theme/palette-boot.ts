import { applyPalette, localPalettePort } from './palette.ts';
import { applyTextSize } from './text-size.ts';

// Imported first of all by the entry: palette and text size are on the page before anything is drawn.
applyPalette(localPalettePort.load() ?? 'day');
applyTextSize();
