import type advisories from '#resources/locales/en/advisories.json';

declare global {
  interface BulwarkTexts {
    readonly advisories: typeof advisories;
  }
}
