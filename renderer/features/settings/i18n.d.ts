import type settings from '#resources/locales/en/settings.json';

declare global {
  interface BulwarkTexts {
    readonly settings: typeof settings;
  }
}
