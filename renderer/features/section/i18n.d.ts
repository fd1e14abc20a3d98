import type section from '#resources/locales/en/section.json';

declare global {
  interface BulwarkTexts {
    readonly section: typeof section;
  }
}
