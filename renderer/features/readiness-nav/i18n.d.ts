import type texts from '#resources/locales/en/readiness-nav.json';

declare global {
  interface BulwarkTexts {
    readonly 'readiness-nav': typeof texts;
  }
}
