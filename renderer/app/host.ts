import { detectPlatform, type Platform } from '#renderer/platform/index.ts';
import { localPalettePort, type Palette, type PalettePort } from '#renderer/ui/theme/palette.ts';

let found: Promise<Platform> | undefined;

/** Where the app runs; asked for once. */
export function host(): Promise<Platform> {
  found ??= detectPlatform();
  return found;
}

/** The palette that the host remembers, where the browser's own memory has none: a fresh or emptied profile. */
export async function savedHostPalette(): Promise<Palette | null> {
  if (localPalettePort.load() !== null) return null;
  try {
    return await (await host()).savedPalette();
  } catch {
    return null; // the light can be chosen again, a start that fails cannot
  }
}

/** Remembers in the page and in the host, whose start-up window must not shine at night either. */
export function hostPalettePort(saved: Palette | null): PalettePort {
  return {
    load: () => localPalettePort.load() ?? saved,
    save: (palette) => {
      localPalettePort.save(palette);
      host()
        .then((platform) => platform.setPalette(palette))
        .catch(() => {});
    },
  };
}
