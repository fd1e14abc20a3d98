import type photos from '#resources/locales/en/photos.json';

declare global {
  interface BulwarkTexts {
    readonly photos: typeof photos;
  }
}
