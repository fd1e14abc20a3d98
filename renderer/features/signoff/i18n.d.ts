import type signoff from '#resources/locales/en/signoff.json';

declare global {
  interface BulwarkTexts {
    readonly signoff: typeof signoff;
  }
}
