import type assets from '#resources/locales/en/assets.json';

declare global {
  interface BulwarkTexts {
    assets: typeof assets;
    /** Found by keys of the library: checking them only costs time. */
    library: Readonly<Record<never, string>>;
  }
}
