import type setup from '#resources/locales/en/setup.json';

declare global {
  interface BulwarkTexts {
    readonly setup: typeof setup;
  }
}
