import type merge from '#resources/locales/en/merge.json';

declare global {
  interface BulwarkTexts {
    merge: typeof merge;
  }
}
