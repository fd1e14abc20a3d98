import type assets from '#resources/locales/en/assets.json';
import type library from '#resources/locales/en/library.json';

declare global {
  interface BulwarkTexts {
    assets: typeof assets;
    library: typeof library;
  }
}
