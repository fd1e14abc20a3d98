import type media from '#resources/locales/en/media.json';

declare global {
  interface BulwarkTexts {
    readonly media: typeof media;
  }
}
