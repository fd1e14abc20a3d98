import type demo from '#resources/locales/en/demo.json';

declare global {
  interface BulwarkTexts {
    readonly demo: typeof demo;
  }
}
