import type hash from '#resources/locales/en/hash.json';

declare global {
  interface BulwarkTexts {
    readonly hash: typeof hash;
  }
}
